"""How long what is not in force any more is kept, and what becomes of it then (JRA)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_years
from teraju.kernel.states import StateTable, Transition


class Fate(StrEnum):
    """What becomes of a record after its inactive years."""

    DESTROY = "destroy"
    KEEP = "keep"
    REASSESS = "reassess"


class Stage(StrEnum):
    """Where a record stands in its schedule on a day."""

    IN_USE = "in_use"
    ACTIVE = "active"
    INACTIVE = "inactive"
    DUE = "due"
    KEPT = "kept"


class DisposalState(StrEnum):
    """Where a list of what is to be disposed of stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"


_D = DisposalState

DISPOSAL = StateTable.of(
    "disposal",
    _D.PROPOSED,
    (
        Transition(_D.PROPOSED.value, event, target.value, frozenset())
        for event, target in (
            ("decide", _D.DECIDED),
            ("refuse", _D.REFUSED),
            ("take_back", _D.TAKEN_BACK),
        )
    ),
)


@dataclass(frozen=True)
class Schedule:
    """The first days of the stages: inactive, and over. Calendar dates, both exclusive ends."""

    active_until: date
    inactive_until: date
    fate: Fate

    def stage_on(self, day: date) -> Stage:
        """The stage on a day; what is kept for good is never due."""
        if day < self.active_until:
            return Stage.ACTIVE
        if day < self.inactive_until:
            return Stage.INACTIVE
        return Stage.KEPT if self.fate is Fate.KEEP else Stage.DUE


def schedule(ended_on: date, active_years: int, inactive_years: int, fate: Fate) -> Schedule:
    """The schedule of what went out of use on a day. Years are calendar years (add_years)."""
    active_until = add_years(ended_on, active_years)
    return Schedule(active_until, add_years(active_until, inactive_years), fate)
