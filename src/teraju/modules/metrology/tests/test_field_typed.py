"""What is typed on a telephone is read as at the desk, or asked about; it is never guessed."""

from __future__ import annotations

import pytest

from teraju.kernel.decimals import may_be_thousands

from .test_field_plan import by_telephone


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("0.5", "0.5"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("75000", "75000"),
        ("75,000", "75.000"),
        ("0.005", "0.005"),
        ("1 200", "1200"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("abc", None),
        ("1.000,5", None),
    ],
)
def test_a_number_is_read(text, read):
    assert by_telephone(numbers=[text])["written"] == [{"typed": read, "either": None}]
    assert not may_be_thousands(text)


@pytest.mark.parametrize(
    ("text", "whole", "decimal"),
    [
        ("75.000", "75000", "75,0"),
        ("1.000", "1000", "1,0"),
        ("5.005", "5005", "5,005"),
        ("12.500", "12500", "12,5"),
        ("1.000.000", "1000000", ""),
    ],
)
def test_what_may_be_thousands_is_asked_about(text, whole, decimal):
    [said] = by_telephone(numbers=[text])["written"]
    assert said == {"typed": None, "either": {"WHOLE": whole, "DECIMAL": decimal}}
    assert may_be_thousands(text)
