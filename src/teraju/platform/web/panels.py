"""What modules above tell on the page of a record below, and its button where it is one's turn."""

from __future__ import annotations

from collections.abc import Sequence

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.gates import panels

from .kinds import Action, Section

TABLE = "web/sections/table.html"


def panel_sections(viewer: Viewer, kind: str, pk: int) -> list[Section]:
    """The panels of a record as blocks of its page."""
    found = []
    for one in panels(viewer, kind, pk):
        context = {"headers": one.headers, "rows": one.rows, "empty": one.empty}
        on = one.action
        action = Action(on.label, on.url, icon=on.icon) if on else None
        found.append(Section(one.title, TABLE, context, action=action))
    return found


def first_of(primary: Action | None, stated: Sequence[Section]) -> Action | None:
    """The main button; where it is refused and a panel offers a way on, that one instead."""
    if primary is not None and not primary.refusal:
        return primary
    offered = [one.action for one in stated if one.action and not one.action.refusal]
    return offered[0] if offered and primary is not None else primary
