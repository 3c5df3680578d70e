"""Gates before a step of a record: modules above say what has to be there first.

A module below asks before it takes the step; it does not know who answers. What a gate rests on
is told on the page of the record, by a panel of the same module.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer

from .followups import FollowUp

Text = str | Promise


class Step(StrEnum):
    """The steps before which a gate may stand."""

    BEGIN = "begin"
    CLOSE = "close"


class GateShut(DomainError):
    """Something of another module has to be there before this step."""


@dataclass(frozen=True)
class Panel:
    """What a gate rests on, as a table on the page of the record, with the way on."""

    title: Text
    headers: Sequence[Text]
    rows: Sequence[Sequence[Any]]
    empty: Text
    action: FollowUp | None = None


# Asked with the id of a record that the viewer sees; None lets the step pass.
Gate = Callable[[Viewer, int], Text | None]
PanelOf = Callable[[Viewer, int], Panel | None]

_gates: dict[tuple[str, Step], list[Gate]] = {}
_panels: dict[str, list[PanelOf]] = {}


def register_gate(kind: str, step: Step, gate: Gate) -> None:
    """Put a gate before a step of the records of a kind; it queries a fixed number of times."""
    known = _gates.setdefault((kind, step), [])
    if gate not in known:
        known.append(gate)


def register_panel(kind: str, panel: PanelOf) -> None:
    """Tell on the page of a record of a kind; it queries a fixed number of times."""
    known = _panels.setdefault(kind, [])
    if panel not in known:
        known.append(panel)


def refusal(viewer: Viewer, kind: str, step: Step, pk: int) -> Text:
    """Why a step may not be taken, every gate's sentence in one text; "" if all let it pass."""
    found = [gate(viewer, pk) for gate in _gates.get((kind, step), [])]
    sentences = [one for one in found if one]
    return format_lazy(" ".join(["{}"] * len(sentences)), *sentences) if sentences else ""


def require_open(viewer: Viewer, kind: str, step: Step, pk: int) -> None:
    """Raise GateShut with the sentences of the gates that are shut."""
    shut = refusal(viewer, kind, step, pk)
    if shut:
        raise GateShut(shut)


def panels(viewer: Viewer, kind: str, pk: int) -> list[Panel]:
    """What stands on the page of a record beside its own blocks."""
    found = [panel(viewer, pk) for panel in _panels.get(kind, [])]
    return [one for one in found if one is not None]
