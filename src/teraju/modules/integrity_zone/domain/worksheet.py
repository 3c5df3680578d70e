"""The worksheet of Zona Integritas: what answers of 0 to 1 come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).resolve().parents[1] / "rules" / "worksheet.yaml"
PARTS = ("P", "R")
RESULT = "H"


@dataclass(frozen=True, slots=True)
class Score:
    """What was reached; `sub_areas` by code such as "P.1.2", `areas` by number, all exact."""

    sub_areas: Mapping[str, Fraction]
    areas: Mapping[str, Fraction]
    results: Mapping[str, Fraction]
    unanswered: tuple[str, ...]

    @property
    def lever(self) -> Fraction:
        """Give the score of all areas, at most 60."""
        return sum(self.areas.values(), Fraction(0))

    @property
    def result(self) -> Fraction:
        """Give the score of the results, at most 40."""
        return sum(self.results.values(), Fraction(0))

    @property
    def total(self) -> Fraction:
        """Give the whole score, at most 100."""
        return self.lever + self.result


def worksheet_editions() -> tuple[Edition, ...]:
    """List every edition, oldest first."""
    return load_rule_set(_RULES).editions


def worksheet_rules() -> Edition:
    """Give the newest rules."""
    return worksheet_editions()[-1]


def sub_area_weights(rules: Edition) -> dict[str, Decimal]:
    """List the weight of each sub-area by its code, in the order of the sheet."""
    return {
        f"{part}.{area}.{number}": Decimal(weight)
        for area, row in rules.values["areas"].items()
        for part in PARTS
        for number, weight in enumerate(row[part], 1)
    }


def result_weights(rules: Edition) -> dict[str, Decimal]:
    """List the weight of each result by its code: H.1.1, H.1.2, H.2.1."""
    return {
        f"{RESULT}.{group}.{number}": Decimal(weight)
        for group, weights in rules.values["result"].items()
        for number, weight in enumerate(weights, 1)
    }


def score(
    answers: Mapping[str, Mapping[int, Decimal | Fraction]],
    results: Mapping[str, Decimal | Fraction],
    rules: Edition,
) -> Score:
    """Score a sheet: a sub-area is the mean of its answers times its weight.

    `answers` by sub-area and number of the question; a question left out below the highest
    number counts 0, as does a sub-area without answers.
    Source: PermenPANRB 90/2021; the mean is practice.
    """
    missing: list[str] = []
    found: dict[str, Fraction] = {}
    for code, weight in sub_area_weights(rules).items():
        given = answers.get(code, {})
        last = max(given, default=0)
        if not given:
            missing.append(code)
        missing += [f"{code}.{number}" for number in range(1, last) if number not in given]
        whole = sum((Fraction(value) for value in given.values()), Fraction(0))
        mean = whole / last if last else Fraction(0)
        found[code] = mean * Fraction(weight)
    weights = result_weights(rules)
    missing += [code for code in weights if code not in results]
    areas = dict.fromkeys(rules.values["areas"], Fraction(0))
    for code, value in found.items():
        areas[code.split(".")[1]] += value
    reached = {
        code: Fraction(results.get(code, 0)) * Fraction(weight) for code, weight in weights.items()
    }
    return Score(found, areas, reached, tuple(missing))


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a predicate asks of one figure, and whether it is met."""

    predicate: str
    figure: str
    least: Decimal
    reached: Fraction

    @property
    def is_met(self) -> bool:
        return self.reached >= self.least


def thresholds(found: Score, rules: Edition) -> list[Threshold]:
    """Hold a score beside what WBK and WBBM ask; none of these numbers was confirmed."""
    figures = {
        "total": found.total,
        "lever": found.lever,
        "area_percent": _weakest_area(found, rules),
        "clean": found.results["H.1.1"] + found.results["H.1.2"],
        "survey_clean": found.results["H.1.1"],
        "performance": found.results["H.1.2"],
        "service": found.results["H.2.1"],
    }
    return [
        Threshold(predicate, figure, Decimal(least), figures[figure])
        for predicate, row in rules.values["thresholds"].items()
        for figure, least in row.items()
    ]


def _weakest_area(found: Score, rules: Edition) -> Fraction:
    """Give the least that an area reached, in per cent of its weight."""
    weights = dict.fromkeys(found.areas, Fraction(0))
    for code, weight in sub_area_weights(rules).items():
        weights[code.split(".")[1]] += Fraction(weight)
    return min(100 * value / weights[area] for area, value in found.areas.items())
