"""The dated numbers and words of coaching, read from their files once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .kinds import Road, Sector

RULES = Path(__file__).resolve().parents[1] / "rules"
LANGUAGES = ("id", "en")
Words = Mapping[str, str]


@dataclass(frozen=True)
class ExampleCriterion:
    """A criterion that a new programme begins with."""

    name: Words
    help: Words
    weight: int


def coaching_rules(day: date) -> Edition:
    """The numbers of days in force on a day."""
    return load_rule_set(RULES / "coaching.yaml").on(day)


def example_criteria(day: date) -> Sequence[ExampleCriterion]:
    """The criteria that a programme of a day begins with; they are changed there."""
    return [
        ExampleCriterion(_words(line["name"]), _words(line["help"]), line["weight"])
        for line in coaching_rules(day).values["criteria"]
    ]


@dataclass(frozen=True)
class GapQuestion:
    """A question of the gap analysis; empty `sectors` and `commodities`: asked of everybody."""

    code: str
    group: str
    text: Words
    roads: frozenset[Road]
    sectors: frozenset[Sector]
    commodities: Sequence[str]

    def asks(self, road: Road, sector: str, commodity: str) -> bool:
        """Whether it is asked of such a product on such a road; commodities are prefixes."""
        if road not in self.roads or (self.sectors and sector not in self.sectors):
            return False
        return not self.commodities or commodity.startswith(tuple(self.commodities))


@dataclass(frozen=True)
class GapQuestions:
    """An edition of the questions with the names of its groups, in their order."""

    edition: Edition
    groups: Mapping[str, Words]
    questions: Mapping[str, GapQuestion]

    def asked(self, road: Road, sector: str, commodity: str) -> list[GapQuestion]:
        """What is asked of a product on a road."""
        return [one for one in self.questions.values() if one.asks(road, sector, commodity)]


@lru_cache(maxsize=8)
def gap_questions(edition: str) -> GapQuestions:
    """The questions of a named edition; raises BrokenRuleSet where there is none."""
    for one in load_rule_set(RULES / "gaps.yaml").editions:
        if one.name == edition:
            return _questions(one)
    raise BrokenRuleSet(f"gaps: there is no edition {edition}")


def gap_edition(day: date) -> str:
    """The edition that an analysis begun on a day asks by."""
    return load_rule_set(RULES / "gaps.yaml").on(day).name


def _questions(edition: Edition) -> GapQuestions:
    groups = {line["code"]: line for line in edition.values["groups"]}
    found: dict[str, GapQuestion] = {}
    for line in edition.values["questions"]:
        group = groups[line["group"]]
        if line["code"] in found:
            raise BrokenRuleSet(f"gaps: {line['code']} is asked twice")
        found[line["code"]] = GapQuestion(
            code=line["code"],
            group=line["group"],
            text=_words(line),
            roads=frozenset(Road(one) for one in line.get("roads", group["roads"])),
            sectors=frozenset(Sector(one) for one in line.get("sectors", ())),
            commodities=tuple(line.get("commodities", ())),
        )
    return GapQuestions(edition, {code: _words(one) for code, one in groups.items()}, found)


@dataclass(frozen=True)
class RoadLine:
    """What the comparison says of a road under a heading, and whether a source confirms it."""

    text: Words
    source: Words
    confirmed: bool


@dataclass(frozen=True)
class RoadHeading:
    """A line of the comparison: what is compared, and what it is on each road."""

    code: str
    name: Words
    roads: Mapping[Road, RoadLine]


@dataclass(frozen=True)
class RoadStart:
    """Since when a road is there; where the day is not confirmed, its year is all that is known."""

    since: date
    is_day_confirmed: bool
    source: str
    confirmed: bool


@dataclass(frozen=True)
class Roads:
    """The comparison of the roads as it stands on a day; `later`: those that are not there yet."""

    edition: Edition
    open: Sequence[Road]
    later: Mapping[Road, RoadStart]
    headings: Sequence[RoadHeading]


def compared_roads(day: date) -> Roads:
    """The comparison in force on a day; raises BrokenRuleSet where a road lacks a line."""
    edition = load_rule_set(RULES / "roads.yaml").on(day)
    starts = _starts(edition)
    return Roads(
        edition,
        [road for road in Road if starts[road].since <= day],
        {road: one for road, one in starts.items() if one.since > day},
        [_heading(one) for one in edition.values["headings"]],
    )


def open_roads(day: date) -> Sequence[Road]:
    """The roads that one can take on a day."""
    return compared_roads(day).open


def _starts(edition: Edition) -> Mapping[Road, RoadStart]:
    try:
        rows = {road: edition.values["roads"][road] for road in Road}
        return {
            road: RoadStart(row["since"], row["day_confirmed"], row["source"], row["confirmed"])
            for road, row in rows.items()
        }
    except KeyError as error:
        raise BrokenRuleSet(f"edition {edition.name}: roads lacks {error}") from error


def _heading(line: Mapping[str, Any]) -> RoadHeading:
    roads = {
        road: RoadLine(_words(line[road]), _source(line[road]), line[road]["confirmed"])
        for road in Road
    }
    return RoadHeading(line["code"], _words(line["name"]), roads)


def _source(entry: Mapping[str, Any]) -> Words:
    """Where it stands: the same in both languages, or in the words of each; empty: nowhere."""
    found = entry["source"]
    return _words(found) if isinstance(found, dict) else {"id": found, "en": found}


def _words(entry: Mapping[str, Any]) -> Words:
    missing = [language for language in LANGUAGES if not entry.get(language)]
    if missing:
        raise BrokenRuleSet(f"coaching: no words in {', '.join(missing)}: {dict(entry)}")
    return {language: str(entry[language]) for language in LANGUAGES}
