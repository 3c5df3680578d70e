"""Parts of the page of a record that every module shows alike: its steps, tables and facts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer

from .actions import record_action
from .kinds import Action, Fact, Section, Text

TABLE = "web/sections/table.html"


def steps(
    viewer: Viewer, target: Any, wanted: Sequence[tuple[str, Text, str, str]]
) -> tuple[Action | None, list[Action]]:
    """The first step that the viewer may take as the one button, the others beside it.

    Whoever may take none sees the first, and who may.
    """
    made = [record_action(viewer, target, *one) for one in wanted]
    able = [one for one in made if not one.refusal]
    if able:
        return able[0], able[1:]
    return (made[0] if made else None), []


def step(label: Text, name: str, target: Any, icon: str, refusal: object = "") -> Action:
    """A way to do something with a record, or the reason why this viewer may not."""
    return Action(label, reverse(name, args=[target.pk]), str(refusal), icon)


def allowed(actions: Sequence[Action]) -> list[Action]:
    """Ways beside the main one are only shown to who may go them."""
    return [one for one in actions if not one.refusal]


def added_action(viewer: Viewer, target: Any, right: str, label: Text, url: str) -> Action | None:
    """A button of a section, for whoever may use it."""
    return Action(label, url, icon="plus") if rights.allowed(viewer, right, target) else None


def table(
    title: Text,
    headers: Sequence[Text],
    rows: Sequence[Sequence[Any]],
    empty: Text = "",
    action: Action | None = None,
    *,
    side: bool = False,
) -> Section:
    """A plain table as a section of a record."""
    context = {"headers": headers, "rows": rows, "empty": empty}
    return Section(title, TABLE, context, action=action, side=side)


def filled(facts: Sequence[Fact]) -> list[Fact]:
    """Without what is not known: there it takes room only."""
    return [fact for fact in facts if fact.value not in (None, "", [])]
