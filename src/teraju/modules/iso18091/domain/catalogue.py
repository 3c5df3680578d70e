"""The indicators of each edition, what is asked of every one, and what their colours hinge on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, load_rule_set

from .colours import Colour

_RULES = Path(__file__).resolve().parents[1] / "rules"
STEPS = (Colour.GREEN, Colour.YELLOW, Colour.RED)
GOALS = range(1, 18)


class Kind(StrEnum):
    """What a sub-indicator asks for."""

    BODY = "body"
    DIAGNOSIS = "diagnosis"
    REGULATION = "regulation"
    MECHANISM = "mechanism"
    RESULTS = "results"
    OTHER = "other"


# What the ladder asks of every indicator; a government adds others of its own.
ASKED = tuple(kind for kind in Kind if kind is not Kind.OTHER)


@dataclass(frozen=True, slots=True)
class Named:
    """Words in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A sub-indicator as the ladder has it: its title and what each colour hinges on."""

    kind: Kind
    title: Named
    steps: Mapping[Colour, Named]


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of an edition, in our own words."""

    code: str
    title: Named
    steps: Mapping[Colour, Named]
    goals: tuple[int, ...]
    topics: frozenset[str]
    body: Named | None
    asked: tuple[Asked, ...]
    is_confirmed: bool

    @property
    def category(self) -> str:
        """Give the category: the code says it, never the place in a list."""
        return self.code.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The 39 of an edition by code, in the order of their codes."""

    edition: str
    indicators: Mapping[str, IndicatorLine]
    goals_source: Named
    source: str


def order_of(code: str) -> tuple[int, int]:
    """Order codes as numbers: 1.10 comes after 1.9."""
    category, _dot, number = code.partition(".")
    return int(category), int(number)


@lru_cache(maxsize=1)
def categories() -> Mapping[str, Named]:
    """Name the four categories by code: 3 is social, 4 is environmental."""
    return {code: Named(**names) for code, names in _ladder()["categories"].items()}


@lru_cache(maxsize=1)
def ladder() -> Mapping[Kind, Asked]:
    """Give what is asked of every indicator."""
    return {Kind(kind): _asked(Kind(kind), row) for kind, row in _ladder()["kinds"].items()}


@lru_cache(maxsize=1)
def catalogues() -> Mapping[str, Catalogue]:
    """Give the catalogue of each edition, the newest last; raises BrokenRuleSet."""
    found = load_rule_set(_RULES / "catalogue.yaml").editions
    return {
        edition.name: _catalogue(edition.name, edition.source, edition.values)
        for edition in sorted(found, key=lambda one: one.valid_from)
    }


def _ladder() -> Mapping[str, Any]:
    return load_rule_set(_RULES / "ladder.yaml").editions[-1].values


def _catalogue(name: str, source: str, values: Mapping[str, Any]) -> Catalogue:
    rows = values["indicators"]
    lines = {code: _line(code, rows[code]) for code in sorted(rows, key=order_of)}
    return Catalogue(name, lines, Named(**values["sdg_source"]), source)


def _line(code: str, row: Mapping[str, Any]) -> IndicatorLine:
    try:
        return IndicatorLine(
            code=code,
            title=Named(row["id"], row["en"]),
            steps={step: Named(**row[step]) for step in STEPS if step in row},
            goals=tuple(row.get("sdg", ())),
            topics=frozenset(row["topics"]),
            body=Named(**row["body"]) if "body" in row else None,
            asked=tuple(_of_indicator(kind, row.get("results")) for kind in ASKED),
            is_confirmed=row["confirmed"],
        )
    except (KeyError, TypeError) as error:
        raise BrokenRuleSet(f"indicators.{code}: {error}") from error


def _of_indicator(kind: Kind, results: Mapping[str, Any] | None) -> Asked:
    """The step of the ladder, or the numbers that an indicator has in the place of its results."""
    usual = ladder()[kind]
    if kind is not Kind.RESULTS or results is None:
        return usual
    return Asked(kind, usual.title, {step: Named(**results[step]) for step in STEPS})


def _asked(kind: Kind, row: Mapping[str, Any]) -> Asked:
    return Asked(kind, Named(**row["title"]), {step: Named(**row[step]) for step in STEPS})
