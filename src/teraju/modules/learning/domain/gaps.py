"""What a post needs against what its holder has shown: gaps, and when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_months

LOWEST, HIGHEST = 0, 4


class Standing(StrEnum):
    """How somebody stands against one need; everything but MET is a gap."""

    MET = "met"
    BELOW = "below"
    EXPIRED = "expired"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Held:
    """The latest assessment of somebody; `valid_until` is the last day it counts."""

    level: int
    on: date
    valid_until: date | None = None


def standing(needed: int, held: Held | None, today: date) -> Standing:
    """Compare a need (level 1 to 4) with what is held (level 0 to 4) on a day.

    What has run out counts as not held, whatever its level was.
    """
    if held is None:
        return Standing.UNKNOWN
    if held.valid_until is not None and held.valid_until < today:
        return Standing.EXPIRED
    return Standing.MET if held.level >= needed else Standing.BELOW


def next_look(held: Held, months: int) -> date:
    """The last day an assessment stands: that of its proof, else `months` after it."""
    return held.valid_until or add_months(held.on, months)


def is_due(held: Held | None, today: date, months: int) -> bool:
    """Whether somebody has to be assessed (again)."""
    return held is None or next_look(held, months) < today
