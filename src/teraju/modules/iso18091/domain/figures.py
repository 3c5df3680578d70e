"""What the colours of a year come to: counts by category, and what changed. Never a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .catalogue import order_of
from .colours import Colour, Standing, counts, rolled_up

# From the weakest up.
_RANK = {Colour.RED: 0, Colour.YELLOW: 1, Colour.GREEN: 2}


class Side(StrEnum):
    """Whose word it is: the agency's own, or that of whoever verifies."""

    SELF = "self"
    VERIFIED = "verified"


class Turn(StrEnum):
    """What became of an indicator from one diagnosis to another."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    OPEN = "open"


def standing_of(colours: Sequence[Colour], override: Colour | None) -> Standing:
    """Let the weakest colour win, or what somebody set against it with a reason.

    An override changes a colour, never what was left out: what is incomplete stays so.
    """
    found = rolled_up(colours)
    return Standing(override, found.is_complete) if override and found.is_complete else found


def by_category(standings: Mapping[str, Standing]) -> dict[str, dict[str, int]]:
    """Count the indicators by colour in each category, in the order of the codes."""
    found: dict[str, list[Standing]] = {}
    for code in sorted(standings, key=order_of):
        found.setdefault(code.partition(".")[0], []).append(standings[code])
    return {category: counts(rows) for category, rows in found.items()}


@dataclass(frozen=True, slots=True)
class Change:
    """An indicator in two diagnoses."""

    code: str
    before: Colour
    after: Colour

    @property
    def turn(self) -> Turn:
        if self.before not in _RANK or self.after not in _RANK:
            return Turn.OPEN
        if _RANK[self.before] == _RANK[self.after]:
            return Turn.SAME
        return Turn.BETTER if _RANK[self.after] > _RANK[self.before] else Turn.WORSE


def compared(before: Mapping[str, Colour], after: Mapping[str, Colour]) -> list[Change]:
    """Put two diagnoses of the same edition side by side, by code; codes of one only stay open."""
    codes = sorted({*before, *after}, key=order_of)
    none = Colour.NOT_ASSESSED
    return [Change(code, before.get(code, none), after.get(code, none)) for code in codes]


def turns(changes: Iterable[Change]) -> dict[Turn, int]:
    """Count what became of the indicators."""
    found = dict.fromkeys(Turn, 0)
    for change in changes:
        found[change.turn] += 1
    return found
