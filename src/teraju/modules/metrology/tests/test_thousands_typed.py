"""Counts and amounts typed with a point between thousands are never read as one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from teraju.modules.metrology.web.amount_fields import AmountField
from teraju.modules.metrology.web.instrument_forms import PlateFields
from teraju.modules.metrology.web.order_forms import SessionFields
from teraju.modules.metrology.web.scope_forms import LineForm
from teraju.modules.metrology.web.stamp_forms import RollForm, number_field
from teraju.modules.metrology.web.standard_forms import StandardFields


@pytest.mark.parametrize(
    "field",
    [
        number_field("Stamps"),
        RollForm.base_fields["last"],
        StandardFields.base_fields["count"],
        SessionFields.base_fields["expected"],
        PlateFields.base_fields["count"],
    ],
)
def test_a_count_of_a_thousand_is_a_thousand(field):
    assert field.clean("1.000") == 1000


@pytest.mark.parametrize(
    "field",
    [
        StandardFields.base_fields["nominal"],
        StandardFields.base_fields["together"],
        LineForm.base_fields["lower"],
        LineForm.base_fields["upper"],
    ],
)
def test_an_amount_that_may_be_either_is_asked_about(field):
    with pytest.raises(ValidationError, match="2500"):
        field.clean("1.000")
    assert field.clean("2,5") == Decimal("2.5")
    assert field.clean("2500") == 2500


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("stands", ["1.125", "2.5", "25000", "0.001"])
def test_what_stands_is_sent_again_as_it_is(language, stands):
    field = AmountField(max_digits=16, decimal_places=6)
    with translation.override(language):
        shown = field.prepare_value(Decimal(stands).quantize(Decimal("0.000001")))
        assert field.clean(shown) == Decimal(stands)
