"""The value of a risk is looked up in a matrix, and a set of bands gives the value its level.

The product of likelihood and impact is no value of a risk: (1, 5) is 20 here, (5, 1) is 9.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .levels import Level, Plan

_RULES = Path(__file__).parent.parent / "rules"
MATRICES, BANDS = _RULES / "matrix.yaml", _RULES / "bands.yaml"
SIZE = 5
HIGHEST = SIZE * SIZE
DEFAULT_MATRIX, DEFAULT_BANDS = "bpkp-5x5", "A"


class UnknownScheme(DomainError):
    """A matrix or a set of bands of this name is not known."""


class OutsideMatrix(DomainError):
    """Likelihood and impact go from 1 to 5."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What likelihood and impact come to."""

    value: int
    level: Level


@dataclass(frozen=True)
class LevelRule:
    """A level of the bands: its words, what it asks for, and how it is coloured.

    `gain` is how deep the good colour lies below an opportunity of this size.
    """

    code: Level
    words: Mapping[str, str]
    plan: Plan
    colour: str
    depth: str
    gain: str


@dataclass(frozen=True)
class Matrix:
    """A matrix with the words of its rows and columns, as an edition of the rules has it."""

    code: str
    edition: str
    values: tuple[tuple[int, ...], ...]
    likelihood: Sequence[Mapping[str, str]]
    impact: Sequence[Mapping[str, str]]

    def value(self, likelihood: int, impact: int) -> int:
        """Look the value up; raises OutsideMatrix. Both from 1 to 5."""
        for number in (likelihood, impact):
            if not 1 <= number <= SIZE:
                raise OutsideMatrix(f"{number} lies outside 1 to {SIZE}")
        return self.values[likelihood - 1][impact - 1]


@dataclass(frozen=True)
class Bands:
    """A set of bands: the last value of each level, from the lowest up."""

    code: str
    edition: str
    lasts: tuple[tuple[Level, int], ...]

    def level(self, value: int) -> Level:
        """The level of a value from 1 to 25; raises OutsideMatrix."""
        if not 1 <= value <= HIGHEST:
            raise OutsideMatrix(f"{value} lies outside 1 to {HIGHEST}")
        return next(level for level, last in self.lasts if value <= last)

    def spans(self) -> list[tuple[Level, int, int]]:
        """Each level with its first and last value."""
        found, first = [], 1
        for level, last in self.lasts:
            found.append((level, first, last))
            first = last + 1
        return found


def rules_on(path: Path, day: date) -> Edition:
    """The edition in force on a day; before the first of them the first counts."""
    rules = load_rule_set(path)
    return rules.on(max(day, rules.editions[0].valid_from))


def matrix(code: str, edition: str = "") -> Matrix:
    """A matrix by its code, as an edition has it (the newest, unless named); UnknownScheme."""
    return _matrix(code, edition)


def bands(code: str, edition: str = "") -> Bands:
    """A set of bands by its code, as an edition has it (the newest, unless named)."""
    return _bands(code, edition)


def matrix_codes() -> list[str]:
    return sorted(_edition(MATRICES, "").values["matrices"])


def band_codes() -> list[str]:
    return sorted(_edition(BANDS, "").values["bands"])


@lru_cache(maxsize=8)
def level_rules(edition: str = "") -> Mapping[str, LevelRule]:
    """What each level is called and asks for."""
    return {
        code: LevelRule(
            code=Level(code),
            words={"en": entry["en"], "id": entry["id"]},
            plan=Plan(entry["plan"]),
            colour=entry["colour"],
            depth=entry["depth"],
            gain=entry["gain"],
        )
        for code, entry in _edition(BANDS, edition).values["levels"].items()
    }


def judge(matrix_code: str, bands_code: str, likelihood: int, impact: int) -> Judged:
    """Look the value up and give it its level; raises UnknownScheme, OutsideMatrix."""
    value = matrix(matrix_code).value(likelihood, impact)
    return Judged(value, bands(bands_code).level(value))


def _edition(path: Path, name: str) -> Edition:
    editions = load_rule_set(path).editions
    if not name:
        return editions[-1]
    for one in editions:
        if one.name == name:
            return one
    raise UnknownScheme(f"no edition {name} is known")


@lru_cache(maxsize=32)
def _matrix(code: str, edition: str) -> Matrix:
    found = _edition(MATRICES, edition)
    entry: Mapping[str, Any] | None = found.values["matrices"].get(code)
    if entry is None:
        raise UnknownScheme(f"no matrix {code} is known")
    values = tuple(tuple(row) for row in entry["values"])
    if sorted(value for row in values for value in row) != list(range(1, HIGHEST + 1)):
        raise BrokenRuleSet(f"matrix {code}: each value from 1 to {HIGHEST} stands in it once")
    return Matrix(code, found.name, values, entry["likelihood"], entry["impact"])


@lru_cache(maxsize=32)
def _bands(code: str, edition: str) -> Bands:
    found = _edition(BANDS, edition)
    entry: Mapping[str, int] | None = found.values["bands"].get(code)
    if entry is None:
        raise UnknownScheme(f"no bands {code} are known")
    lasts = tuple((Level(level), last) for level, last in entry.items())
    numbers = [last for _level, last in lasts]
    if numbers != sorted(set(numbers)) or numbers[-1] != HIGHEST:
        raise BrokenRuleSet(f"bands {code}: they rise up to {HIGHEST}")
    return Bands(code, found.name, lasts)
