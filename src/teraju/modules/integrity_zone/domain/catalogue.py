"""The questions of the worksheet by edition: their area, kind of answer and weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .worksheet import result_weights, sub_area_weights, worksheet_editions

_QUESTIONS = Path(__file__).resolve().parents[1] / "rules" / "questions.yaml"
GROUPED = "H"


class Kind(StrEnum):
    """How a question is answered."""

    YES_NO = "yn"
    THREE = "abc"
    FOUR = "abcd"
    FIVE = "abcde"
    PERCENT = "pct"
    INDEX = "idx4"


@dataclass(frozen=True, slots=True)
class Name:
    """A text of the catalogue in both languages."""

    id: str
    en: str

    def within(self, language: str) -> str:
        return self.en if language.startswith("en") else self.id


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `weight` is what a full answer brings, in points of the hundred."""

    code: str
    part: str
    area: str
    sub_area: str
    kind: Kind
    name: Name
    topics: frozenset[str]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class Option:
    """An answer of a scale and what it counts, from 0 to 1."""

    code: str
    share: Fraction
    name: Name


@dataclass(frozen=True)
class Catalogue:
    """An edition of the worksheet: weights and thresholds in `weights`, questions beside them."""

    edition: str
    weights: Edition
    wording: Edition
    questions: Mapping[str, Question]
    areas: Mapping[str, Name]
    groups: Mapping[str, Name]
    sub_areas: Mapping[str, Name]
    scales: Mapping[Kind, Mapping[str, Option]]

    def of_part(self, part: str) -> list[Question]:
        """The questions of a page of the sheet: an area by its number, or the results."""
        return [
            one
            for one in self.questions.values()
            if (one.part == GROUPED) == (part == GROUPED) and part in (GROUPED, one.area)
        ]


@dataclass(frozen=True, slots=True)
class Chosen:
    """The edition for a year; `is_younger` where no form of that year is held."""

    edition: str
    is_younger: bool


def edition_for(year: int) -> Chosen:
    """Choose the newest edition in force at the end of a year, else the oldest that is held."""
    editions = worksheet_editions()
    found = [one for one in editions if one.valid_from <= date(year, 12, 31)]
    return Chosen((found or editions)[-1 if found else 0].name, is_younger=not found)


@lru_cache(maxsize=8)
def catalogue(edition: str) -> Catalogue:
    """Read an edition once; raises BrokenRuleSet where the two files do not fit."""
    weights = next((one for one in worksheet_editions() if one.name == edition), None)
    listed = load_rule_set(_QUESTIONS).editions
    wording = next((one for one in listed if one.name == edition), None)
    if weights is None or wording is None:
        raise BrokenRuleSet(f"there is no worksheet {edition}")
    asked = {**dict(_of_sub_areas(weights, wording)), **dict(_of_results(weights, wording))}
    values = wording.values
    return Catalogue(
        edition=edition,
        weights=weights,
        wording=wording,
        questions=asked,
        areas={key: _name(row) for key, row in weights.values["areas"].items()},
        groups={key: _name(row) for key, row in values["groups"].items()},
        sub_areas={key: _name(row) for key, row in values["sub_areas"].items()},
        scales={
            Kind(kind): {
                code: Option(code, Fraction(row["share"]), _name(row))
                for code, row in options.items()
            }
            for kind, options in values["scales"].items()
        },
    )


def _of_sub_areas(weights: Edition, wording: Edition) -> list[tuple[str, Question]]:
    shares, rows = sub_area_weights(weights), wording.values["sub_areas"]
    if set(shares) != set(rows):
        raise BrokenRuleSet(f"edition {wording.name}: sub-areas of weights and questions differ")
    found = []
    for code in sorted(shares, key=lambda one: (one.split(".")[1], one)):
        asked = rows[code]["questions"]
        part, area, _number = code.split(".")
        for place, row in enumerate(asked, 1):
            key, kind = f"{code}.{place}", Kind(row["kind"])
            weight = Fraction(shares[code]) / len(asked)
            topics = frozenset(rows[code]["topics"])
            one = Question(key, part, area, code, kind, _name(row), topics, weight)
            found.append((key, one))
    return found


def _of_results(weights: Edition, wording: Edition) -> list[tuple[str, Question]]:
    shares, rows = result_weights(weights), wording.values["results"]
    if set(shares) != set(rows):
        raise BrokenRuleSet(f"edition {wording.name}: results of weights and questions differ")
    found = []
    for code, weight in shares.items():
        row, group = rows[code], code.split(".")[1]
        kind, topics = Kind(row["kind"]), frozenset(row["topics"])
        name, full = _name(row), Fraction(weight)
        one = Question(code, GROUPED, group, f"{GROUPED}.{group}", kind, name, topics, full)
        found.append((code, one))
    return found


def _name(row: Mapping[str, str]) -> Name:
    return Name(id=row["id"], en=row["en"])
