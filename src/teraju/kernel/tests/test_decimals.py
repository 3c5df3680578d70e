from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.decimals import (
    NotADecimal,
    decimal_text,
    indonesian_text,
    may_be_thousands,
    parse_decimal,
    rounded,
    rounded_to_step,
)


@pytest.mark.parametrize("text", ["7.5", "0", "-0.25", "100", "007", "0.000000000000000000000001"])
def test_reads_plain_decimals(text: str) -> None:
    assert parse_decimal(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    ["", " 7", "7,5", "+7", ".5", "5.", "1e5", "NaN", "Infinity", "٣", "7.5\n", "--1", "9" * 61],
)
def test_refuses_anything_else(text: str) -> None:
    with pytest.raises(NotADecimal):
        parse_decimal(text)


@pytest.mark.parametrize("text", ["75.000", "1.000", "5.005", " -2.500", "1.000.000", "1 .000"])
def test_a_point_before_three_digits_may_part_thousands(text: str) -> None:
    assert may_be_thousands(text)


@pytest.mark.parametrize("text", ["0.5", "12.5", "0.005", "75000", "75,000", "1000.000", "2.50"])
def test_any_other_point_parts_decimals(text: str) -> None:
    assert not may_be_thousands(text)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.0000005", 6, "0.000001"),
        ("-0.0000004", 6, "0.000000"),
        ("1.005", 2, "1.01"),
    ],
)
def test_rounds_half_away_from_zero(value: str, places: int, expected: str) -> None:
    assert str(format(rounded(Fraction(value), places), "f")) == expected


@pytest.mark.parametrize(
    ("value", "expected"), [("5.3", "11/2"), ("5.2", "5"), ("5.25", "11/2"), ("0.6", "1/2")]
)
def test_rounds_to_half_days(value: str, expected: str) -> None:
    assert rounded_to_step(Fraction(value), Fraction(1, 2)) == Fraction(expected)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Fraction(1, 3), "0.333333"),
        (Fraction(2, 3), "0.666667"),
        (Fraction(-2, 3), "-0.666667"),
        (Fraction(1, 128), "0.0078125"),
        (Fraction(100), "100"),
        (Fraction(1, 10**40), "0." + "0" * 39 + "1"),
        (Decimal("7.50"), "7.5"),
        (0, "0"),
    ],
)
def test_writes_in_full_or_to_six_decimals(value: Fraction | Decimal | int, expected: str) -> None:
    assert decimal_text(value) == expected


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=9, min_value=-(10**20), max_value=10**20
    )
)
def test_what_is_written_reads_back_the_same(value: Decimal) -> None:
    assert parse_decimal(decimal_text(value)) == value


@given(st.fractions(), st.integers(min_value=0, max_value=12))
def test_rounding_moves_at_most_half_a_unit(value: Fraction, places: int) -> None:
    assert abs(Fraction(rounded(value, places)) - value) <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("7.5", "7,5"),
        ("2500", "2.500"),
        ("-12345.678", "-12.345,678"),
        ("100", "100"),
        ("III", "III"),
    ],
)
def test_a_number_as_indonesians_write_it(number: str, text: str) -> None:
    assert indonesian_text(number) == text
