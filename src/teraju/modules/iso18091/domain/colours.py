"""Red, yellow, green: what the sub-indicators of an indicator come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules" / "indicators.yaml"


class Colour(StrEnum):
    """A state of practice; green is the least that is acceptable, red is not "nothing"."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    NOT_ASSESSED = "not_assessed"


# From the weakest up; what was not assessed has no colour to win with.
_WEAKEST_FIRST = (Colour.RED, Colour.YELLOW, Colour.GREEN)


@dataclass(frozen=True, slots=True)
class Standing:
    """The colour of an indicator, and whether all of it was assessed.

    An incomplete indicator shows its colour so far, and counts as not assessed.
    """

    colour: Colour
    is_complete: bool

    @property
    def counted_as(self) -> Colour:
        """Give the colour that the totals count."""
        return self.colour if self.is_complete else Colour.NOT_ASSESSED


def rolled_up(colours: Sequence[Colour]) -> Standing:
    """Let the weakest assessed colour win; anything not assessed leaves it incomplete."""
    assessed = set(colours) - {Colour.NOT_ASSESSED}
    colour = next((each for each in _WEAKEST_FIRST if each in assessed), Colour.NOT_ASSESSED)
    return Standing(colour, bool(colours) and Colour.NOT_ASSESSED not in colours)


def counts(standings: Iterable[Standing]) -> dict[str, int]:
    """Count indicators by colour; there is no score."""
    found = dict.fromkeys((each.value for each in Colour), 0)
    for standing in standings:
        found[standing.counted_as.value] += 1
    return found


def editions() -> dict[str, Edition]:
    """Give the editions of the standard by name."""
    return {edition.name: edition for edition in load_rule_set(_RULES).editions}


def codes(edition: Edition) -> dict[str, list[str]]:
    """List the codes of each category in their order."""
    return {
        category: [f"{category}.{number}" for number in range(1, count + 1)]
        for category, count in edition.values["categories"].items()
    }
