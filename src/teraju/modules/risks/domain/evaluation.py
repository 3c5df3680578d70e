"""Evaluating a provider by weighted criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from teraju.kernel.decimals import rounded
from teraju.kernel.periods import add_months

LOWEST, HIGHEST = 1, 4


class EvaluationResult(StrEnum):
    """What becomes of a provider, the best first."""

    KEEP = "keep"
    CONDITIONS = "conditions"
    STOP = "stop"


@dataclass(frozen=True)
class Criterion:
    """What a provider is measured by, and its weight."""

    code: str
    weight: Decimal


def score(criteria: Sequence[Criterion], marks: Mapping[str, int]) -> Decimal:
    """The weighted mean of the marks (1 to 4), rounded once to two decimals.

    Raises KeyError where a criterion has no mark.
    """
    whole = sum((Fraction(one.weight) for one in criteria), Fraction(0))
    gained = sum((Fraction(one.weight) * marks[one.code] for one in criteria), Fraction(0))
    return rounded(gained / whole, 2)


def result_of(found: Decimal, keep: Decimal, conditions: Decimal) -> EvaluationResult:
    """What a score allows: kept from `keep` on, kept with conditions from `conditions` on."""
    if found >= keep:
        return EvaluationResult.KEEP
    return EvaluationResult.CONDITIONS if found >= conditions else EvaluationResult.STOP


def is_milder(one: EvaluationResult, than: EvaluationResult) -> bool:
    order = list(EvaluationResult)
    return order.index(one) < order.index(than)


def evaluate_again_on(evaluated_on: date, months: int) -> date:
    """The day by which a provider is evaluated again."""
    return add_months(evaluated_on, months)
