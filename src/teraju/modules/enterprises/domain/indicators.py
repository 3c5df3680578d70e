"""Which indicators of ISO 18091 a record speaks for: it follows from what the record is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .kinds import Sector

_RULES = Path(__file__).resolve().parents[1] / "rules" / "indicators.yaml"


class Subject(StrEnum):
    """The kinds of records that speak for indicators."""

    CERTIFICATES = "certificates"
    COACHINGS = "coachings"
    GROWTH = "growth"
    PLACES = "places"
    CHECKS = "checks"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True)
class About:
    """What a record is about; empty: not known, or it says nothing of it."""

    sector: str = ""
    activity: str = ""
    commodity: str = ""
    standard: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: which records it takes, and the indicators, each as `edition:code`."""

    code: str
    name: Mapping[str, str]
    indicators: frozenset[str]
    records: frozenset[Subject]
    sectors: frozenset[Sector]
    activities: tuple[str, ...]
    commodities: frozenset[str]
    standards: frozenset[str]
    source: str
    is_confirmed: bool

    def fits(self, about: About) -> bool:
        """Whether a record is about it; a KBLI code says it by its first digits."""
        if not (self.sectors or self.activities or self.commodities or self.standards):
            return True
        return (
            about.sector in self.sectors
            or about.programme in self.sectors
            or (bool(self.activities) and about.activity.startswith(self.activities))
            or about.commodity in self.commodities
            or about.standard in self.standards
        )


def lines_for(subject: Subject, day: date) -> Sequence[Line]:
    """The lines in force on a day that take such records; raises BrokenRuleSet."""
    edition = load_rule_set(_RULES).on(day)
    return [line for line in _lines(edition.name) if subject in line.records]


def indicators_of(subject: Subject, about: About, day: date) -> frozenset[str]:
    """The indicators that one record speaks for, each as `edition:code`."""
    found = [line.indicators for line in lines_for(subject, day) if line.fits(about)]
    return frozenset().union(*found)


@lru_cache(maxsize=8)
def _lines(edition: str) -> Sequence[Line]:
    found: Edition = next(one for one in load_rule_set(_RULES).editions if one.name == edition)
    return [_line(row) for row in found.values["lines"]]


def _line(row: Mapping[str, Any]) -> Line:
    try:
        return Line(
            code=row["code"],
            name={language: row["name"][language] for language in ("id", "en")},
            indicators=frozenset(f"{of}:{code}" for of, code in row["indicators"].items()),
            records=frozenset(Subject(one) for one in row["records"]),
            sectors=frozenset(Sector(one) for one in row.get("sectors", ())),
            activities=tuple(row.get("activities", ())),
            commodities=frozenset(row.get("commodities", ())),
            standards=frozenset(row.get("standards", ())),
            source=row["source"],
            is_confirmed=row["confirmed"],
        )
    except (KeyError, ValueError) as error:
        raise BrokenRuleSet(f"indicators: {error}: {dict(row)}") from error
