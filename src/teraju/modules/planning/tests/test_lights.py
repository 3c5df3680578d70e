"""The traffic light of an objective: a table of cases, and what holds for every number."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.planning.domain.lights import (
    Bounds,
    Direction,
    Figures,
    IndicatorKind,
    Light,
    NoValue,
    Problem,
    distance,
    light_of,
    problems_of,
    value_of,
)

D = Decimal
RANKS = [Light.RED, Light.YELLOW, Light.GREEN]
numbers = st.decimals(min_value=0, max_value=10**9, places=4)
fractions = st.fractions(min_value=0, max_value=10**9)


def bounds(direction: str, target: str, tolerance: str = "0", upper: str | None = None) -> Bounds:
    return Bounds(Direction(direction), D(target), D(tolerance), D(upper) if upper else None)


@pytest.mark.parametrize(
    ("value", "aim", "light"),
    [
        # Higher is better: met at the bound itself, yellow down to the tolerance itself.
        ("90", bounds("higher", "90", "5"), "green"),
        ("100", bounds("higher", "90", "5"), "green"),
        ("89.9999", bounds("higher", "90", "5"), "yellow"),
        ("85", bounds("higher", "90", "5"), "yellow"),
        ("84.9999", bounds("higher", "90", "5"), "red"),
        ("89.9999", bounds("higher", "90"), "red"),
        # Lower is better.
        ("3", bounds("lower", "3", "1"), "green"),
        ("0", bounds("lower", "0"), "green"),
        ("3.0001", bounds("lower", "3", "1"), "yellow"),
        ("4", bounds("lower", "3", "1"), "yellow"),
        ("4.0001", bounds("lower", "3", "1"), "red"),
        # In a range: both ends belong to it, the tolerance lies outside both.
        ("20", bounds("range", "20", "2", "30"), "green"),
        ("30", bounds("range", "20", "2", "30"), "green"),
        ("18", bounds("range", "20", "2", "30"), "yellow"),
        ("32", bounds("range", "20", "2", "30"), "yellow"),
        ("17.9", bounds("range", "20", "2", "30"), "red"),
        ("32.1", bounds("range", "20", "2", "30"), "red"),
        ("20", bounds("range", "20", "0", "20"), "green"),
    ],
)
def test_the_light_of_a_value(value: str, aim: Bounds, light: str) -> None:
    assert light_of(Fraction(D(value)), aim) == light


def test_is_grey_where_nothing_is_measured() -> None:
    assert light_of(None, bounds("higher", "90")) is Light.GREY


def test_a_third_is_not_rounded_up_to_its_target() -> None:
    """66.67 % would meet a target of 66.67; two thirds do not."""
    value = value_of(IndicatorKind.RATIO, Figures(D(2), D(3)))
    assert value == Fraction(200, 3)
    assert light_of(value, bounds("higher", "66.67")) is Light.RED
    assert light_of(value, bounds("higher", "66.66")) is Light.GREEN


@pytest.mark.parametrize(
    ("kind", "figures", "value"),
    [
        ("ratio", Figures(D(19), D(20)), Fraction(95)),
        ("ratio", Figures(D(3), D(2)), Fraction(150)),
        ("share", Figures(D(7), D(8)), Fraction(175, 2)),
        ("average", Figures(D("341.5"), D(100)), Fraction(683, 200)),
        ("count", Figures(value=D(4)), Fraction(4)),
        ("days", Figures(value=D("2.5")), Fraction(5, 2)),
        ("money", Figures(value=D("1500000.50")), Fraction(3000001, 2)),
    ],
)
def test_the_value_of_figures(kind: str, figures: Figures, value: Fraction) -> None:
    assert value_of(IndicatorKind(kind), figures) == value


@pytest.mark.parametrize(
    ("kind", "figures", "problem", "field"),
    [
        ("ratio", Figures(D(1), D(0)), Problem.DENOMINATOR_ZERO, "denominator"),
        ("average", Figures(D(0), D(0)), Problem.DENOMINATOR_ZERO, "denominator"),
        ("share", Figures(D(0), D(0)), Problem.DENOMINATOR_ZERO, "denominator"),
        ("ratio", Figures(None, D(1)), Problem.NUMERATOR_MISSING, "numerator"),
        ("ratio", Figures(D(1), None), Problem.DENOMINATOR_MISSING, "denominator"),
        ("ratio", Figures(D(-1), D(1)), Problem.NEGATIVE, "numerator"),
        ("average", Figures(D(1), D(-1)), Problem.NEGATIVE, "denominator"),
        ("share", Figures(D(9), D(8)), Problem.MORE_THAN_ALL, "numerator"),
        ("share", Figures(D("1.5"), D(8)), Problem.NOT_WHOLE, "numerator"),
        ("count", Figures(value=D("1.5")), Problem.NOT_WHOLE, "value"),
        ("count", Figures(), Problem.VALUE_MISSING, "value"),
        ("days", Figures(value=D(-1)), Problem.NEGATIVE, "value"),
    ],
)
def test_refuses_figures_that_make_no_value(
    kind: str, figures: Figures, problem: Problem, field: str
) -> None:
    with pytest.raises(NoValue) as refusal:
        value_of(IndicatorKind(kind), figures)
    assert (refusal.value.problem, refusal.value.field) == (problem, field)


@pytest.mark.parametrize(
    ("aim", "problems"),
    [
        (bounds("higher", "90", "5"), []),
        (bounds("range", "20", "0", "30"), []),
        (bounds("range", "20"), [(Problem.UPPER_MISSING, "upper")]),
        (bounds("range", "20", "0", "19"), [(Problem.UPPER_BELOW, "upper")]),
        (bounds("lower", "3", "0", "9"), [(Problem.UPPER_UNASKED, "upper")]),
        (
            bounds("higher", "-1", "-1"),
            [(Problem.NEGATIVE, "target"), (Problem.TOLERANCE_NEGATIVE, "tolerance")],
        ),
    ],
)
def test_tells_what_is_wrong_with_a_target(aim: Bounds, problems: list[object]) -> None:
    assert problems_of(aim) == problems


class TestForEveryNumber:
    @given(fractions, fractions, numbers, numbers)
    def test_more_is_never_worse_where_higher_is_better(self, one, other, target, tolerance):
        aim = Bounds(Direction.HIGHER, target, tolerance)
        low, high = sorted((one, other))
        assert RANKS.index(light_of(low, aim)) <= RANKS.index(light_of(high, aim))

    @given(fractions, fractions, numbers, numbers)
    def test_more_is_never_better_where_lower_is_better(self, one, other, target, tolerance):
        aim = Bounds(Direction.LOWER, target, tolerance)
        low, high = sorted((one, other))
        assert RANKS.index(light_of(low, aim)) >= RANKS.index(light_of(high, aim))

    @given(fractions, numbers, numbers, numbers)
    def test_a_range_is_green_between_its_ends_and_only_there(self, value, one, other, tolerance):
        low, high = sorted((one, other))
        aim = Bounds(Direction.RANGE, low, tolerance, high)
        assert (light_of(value, aim) is Light.GREEN) == (Fraction(low) <= value <= Fraction(high))

    @given(numbers, numbers)
    def test_the_bounds_themselves_are_met(self, target, tolerance):
        for direction, sign in ((Direction.HIGHER, -1), (Direction.LOWER, 1)):
            aim = Bounds(direction, target, tolerance)
            edge = Fraction(target) + sign * Fraction(tolerance)
            assert light_of(Fraction(target), aim) is Light.GREEN
            assert light_of(edge, aim) in {Light.GREEN, Light.YELLOW}
            assert light_of(edge + sign * Fraction(1, 10**12), aim) is Light.RED

    @given(fractions, numbers, numbers)
    def test_a_distance_is_exact_and_never_negative(self, value, target, tolerance):
        missed = distance(value, Bounds(Direction.HIGHER, target, tolerance))
        assert type(missed) is Fraction
        assert missed == max(Fraction(target) - value, Fraction(0))

    @given(st.integers(0, 10**6), st.integers(1, 10**6))
    def test_a_quotient_is_exact(self, above, below):
        value = value_of(IndicatorKind.RATIO, Figures(D(above), D(below)))
        assert value * below == 100 * above
