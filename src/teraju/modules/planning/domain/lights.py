"""What a measured value says of its target: green, yellow, red, or grey where nothing is measured.

Our own rule, exact throughout: values are fractions, bounds are decimals, nothing is ever a float.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from teraju.kernel.errors import DomainError


class Light(StrEnum):
    """How a value stands to its target; grey means nothing has been measured."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    GREY = "grey"


class Direction(StrEnum):
    """Which way an indicator is good."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class IndicatorKind(StrEnum):
    """What an indicator counts, and by that how its value comes about."""

    RATIO = "ratio"
    SHARE = "share"
    AVERAGE = "average"
    COUNT = "count"
    DAYS = "days"
    MONEY = "money"


# Kinds whose value is a quotient, and by what the quotient is multiplied.
FACTORS: Mapping[IndicatorKind, int] = {
    IndicatorKind.RATIO: 100,
    IndicatorKind.SHARE: 100,
    IndicatorKind.AVERAGE: 1,
}
COMPUTED = frozenset(FACTORS)
WHOLE = frozenset({IndicatorKind.COUNT})


class Problem(StrEnum):
    """Why figures make no value, or numbers no target."""

    NUMERATOR_MISSING = "numerator_missing"
    DENOMINATOR_MISSING = "denominator_missing"
    DENOMINATOR_ZERO = "denominator_zero"
    VALUE_MISSING = "value_missing"
    NEGATIVE = "negative"
    NOT_WHOLE = "not_whole"
    MORE_THAN_ALL = "more_than_all"
    TOLERANCE_NEGATIVE = "tolerance_negative"
    UPPER_MISSING = "upper_missing"
    UPPER_BELOW = "upper_below"
    UPPER_UNASKED = "upper_unasked"


class NoValue(DomainError):
    """The figures make no value: a problem, and the field it belongs to."""

    def __init__(self, problem: Problem, field: str) -> None:
        self.problem = problem
        super().__init__(problem.value, field=field)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured: a numerator and a denominator, or a value as it is."""

    numerator: Decimal | None = None
    denominator: Decimal | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is aimed at: one number, or the two ends of a range; how far off is still yellow."""

    direction: Direction
    target: Decimal
    tolerance: Decimal = Decimal(0)
    upper: Decimal | None = None


def is_computed(kind: IndicatorKind) -> bool:
    """Whether the value is a quotient of two figures."""
    return kind in COMPUTED


def value_of(kind: IndicatorKind, figures: Figures) -> Fraction:
    """The exact value of an indicator: percent for a ratio or a share, else in its own unit.

    Raises NoValue naming the field: a missing figure, a denominator of zero, a negative figure, a
    part of a count, a share of more than all.
    """
    if kind in COMPUTED:
        return _quotient(kind, figures)
    if figures.value is None:
        raise NoValue(Problem.VALUE_MISSING, "value")
    _check_figure(kind, figures.value, "value")
    return Fraction(figures.value)


def _quotient(kind: IndicatorKind, figures: Figures) -> Fraction:
    above, below = figures.numerator, figures.denominator
    if above is None:
        raise NoValue(Problem.NUMERATOR_MISSING, "numerator")
    if below is None:
        raise NoValue(Problem.DENOMINATOR_MISSING, "denominator")
    _check_figure(kind, above, "numerator")
    _check_figure(kind, below, "denominator")
    if not below:
        raise NoValue(Problem.DENOMINATOR_ZERO, "denominator")
    if kind is IndicatorKind.SHARE and above > below:
        raise NoValue(Problem.MORE_THAN_ALL, "numerator")
    return FACTORS[kind] * Fraction(above) / Fraction(below)


def _check_figure(kind: IndicatorKind, figure: Decimal, field: str) -> None:
    if figure < 0:
        raise NoValue(Problem.NEGATIVE, field)
    counted = kind in WHOLE or kind is IndicatorKind.SHARE
    if counted and figure != figure.to_integral_value():
        raise NoValue(Problem.NOT_WHOLE, field)


def problems_of(bounds: Bounds) -> list[tuple[Problem, str]]:
    """What is wrong with a target, each with its field."""
    found: list[tuple[Problem, str]] = []
    if bounds.target < 0:
        found.append((Problem.NEGATIVE, "target"))
    if bounds.tolerance < 0:
        found.append((Problem.TOLERANCE_NEGATIVE, "tolerance"))
    if bounds.direction is Direction.RANGE:
        if bounds.upper is None:
            found.append((Problem.UPPER_MISSING, "upper"))
        elif bounds.upper < bounds.target:
            found.append((Problem.UPPER_BELOW, "upper"))
    elif bounds.upper is not None:
        found.append((Problem.UPPER_UNASKED, "upper"))
    return found


def distance(value: Fraction, bounds: Bounds) -> Fraction:
    """How far a value misses its target, in the unit of the indicator; 0 where it is met."""
    low, high = Fraction(bounds.target), Fraction(bounds.target)
    match bounds.direction:
        case Direction.HIGHER:
            missed = low - value
        case Direction.LOWER:
            missed = value - high
        case Direction.RANGE:
            high = low if bounds.upper is None else Fraction(bounds.upper)
            missed = max(low - value, value - high)
    return max(missed, Fraction(0))


def light_of(value: Fraction | None, bounds: Bounds) -> Light:
    """The light of a value: green where the target is met, yellow up to and with the tolerance."""
    if value is None:
        return Light.GREY
    missed = distance(value, bounds)
    if not missed:
        return Light.GREEN
    return Light.YELLOW if missed <= Fraction(bounds.tolerance) else Light.RED
