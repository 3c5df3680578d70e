"""Whether the weights used are good enough to judge with, and what a weight may be off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import Edition
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.judging import PASSED, Exact, Judgement, Verdict, reason


class NoSuchWeight(DomainError):
    """OIML R 111 knows no weight of this nominal mass in this class."""


@dataclass(frozen=True, slots=True)
class WeightRules:
    """One edition of the table; masses and limits in mg."""

    edition: Edition
    classes: tuple[str, ...]
    limits: Mapping[Decimal, Mapping[str, Decimal]]
    uncertainty_parts: int
    checked_up_to: int


@dataclass(frozen=True, slots=True)
class Standards:
    """Weights of one kind among those that made up the largest load; `limit` of one, in mg."""

    accuracy_class: str
    nominal: Decimal
    count: int
    limit: Decimal


def weight_rules(on: date | None) -> WeightRules:
    """Give the table in force on a day, the newest without one."""
    return _typed(edition("weights", on).name, on)


def weight_limit(accuracy_class: str, nominal_mg: Decimal, rules: WeightRules) -> Decimal:
    """Give the limit of error of a weight in mg, both signs; raises NoSuchWeight.

    Source: OIML R 111-1:2004, table 1.
    """
    row = rules.limits.get(nominal_mg)
    if row is None:
        raise NoSuchWeight("no weight of OIML R 111 has this nominal mass")
    if accuracy_class not in row:
        raise NoSuchWeight(f"OIML R 111 has no limit of class {accuracy_class} for this mass")
    return row[accuracy_class]


def summed(standards: Sequence[Standards]) -> Decimal:
    """Add up the limits of all weights, in mg: at the worst they err to one side."""
    return sum((one.limit * one.count for one in standards), Decimal(0))


def fitness(total: Exact, limit: Exact, parts: int, unit: str) -> Judgement:
    """Judge whether the standards may decide: their limit is at most a part of that at the load.

    Source: OIML R 76-1:2006, 3.7.1.
    """
    if total * parts <= limit:
        return PASSED
    return Judgement(
        Verdict.UNFIT,
        reason(
            "the standards may be off by {total} {unit}, more than {most} {unit}, which is "
            "1/{parts} of the limit {limit} {unit}",
            "standar dapat menyimpang {total} {unit}, lebih dari {most} {unit}, yaitu "
            "1/{parts} batas {limit} {unit}",
            total=total,
            most=Fraction(limit) / parts,
            parts=parts,
            limit=limit,
            unit=unit,
        ),
    )


@lru_cache(maxsize=16)
def _typed(_name: str, on: date | None) -> WeightRules:
    found = edition("weights", on)
    classes = tuple(found.values["classes"])
    return WeightRules(
        edition=found,
        classes=classes,
        limits={
            Decimal(nominal): {
                name: Decimal(limit)
                for name, limit in zip(classes, row, strict=True)
                if limit is not None
            }
            for nominal, row in found.values["limits"].items()
        },
        uncertainty_parts=found.values["uncertainty_parts"],
        checked_up_to=found.values["checked_up_to"],
    )
