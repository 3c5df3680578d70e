"""Degrees as people copy them from a map."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from teraju.modules.metrology.web.amount_fields import DegreesField


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("-7.47123456789", "-7.471235"),
        ("−7,47", "-7.470000"),
        ("-7,470000", "-7.470000"),
        (" 90 ", "90.000000"),
    ],
)
def test_a_point_or_a_comma_in_either_language(language: str, typed: str, kept: str) -> None:
    with override(language):
        assert DegreesField(most=90).clean(typed) == Decimal(kept)


@pytest.mark.parametrize("typed", ["selatan", "91", "-91", "9" * 60, "1e99", "NaN", "7°28'"])
def test_what_is_no_degree_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        DegreesField(most=90).clean(typed)


def test_what_stands_is_shown_as_it_is_written() -> None:
    with override("id"):
        assert DegreesField(most=90).prepare_value(Decimal("-7.470000")).endswith("7,47")
