"""The form of a line of the region's tariff."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.catalogue import InstrumentKind
from teraju.platform.web.forms import DateField

from .amount_fields import AmountField, CountField
from .scope_forms import parameter_choices
from .tariff_words import PRICE_WORDS

DEAREST = 1_000_000_000


def _price(name: str, **more: Any) -> CountField:
    return CountField(label=PRICE_WORDS[name], min_value=0, max_value=DEAREST, **more)


class TariffForm(forms.Form):
    """What one piece of a kind cost, from when until when, and by which regulation."""

    basis = forms.CharField(
        label=_("Regulation"),
        max_length=200,
        help_text=_("Its name and number, for example: Perda Kabupaten 7/2012."),
    )
    valid_from = DateField(label=_("In force from"))
    valid_to = DateField(
        label=_("In force until"),
        required=False,
        help_text=_(
            "Empty: until the law ended it, on 4 January 2024. Of two lines the later one counts."
        ),
    )
    accuracy_class = forms.CharField(
        label=_("Accuracy class"),
        max_length=8,
        required=False,
        help_text=_("As on the plate. Empty: any class."),
    )
    parameter = forms.ChoiceField(label=_("Bounded by"), required=False)
    above = AmountField(
        label=pgettext_lazy("bound", "Above"),
        max_digits=16,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text=_("Not included: above 50 means more than 50."),
    )
    up_to = AmountField(
        label=_("Up to"),
        max_digits=16,
        decimal_places=6,
        min_value=0,
        required=False,
        help_text=_("Included, in the unit that stands beside what is bounded."),
    )
    office_price = _price("office_price", help_text=_("Rupiah for one piece."))
    in_place_price = _price("in_place_price", help_text=_("Rupiah for one piece."))
    office_price_again = _price(
        "office_price_again", required=False, help_text=_("Empty: as tera.")
    )
    in_place_price_again = _price(
        "in_place_price_again", required=False, help_text=_("Empty: as tera.")
    )

    def __init__(self, *args: Any, kind: InstrumentKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["parameter"]
        if isinstance(field, forms.ChoiceField):
            field.choices = parameter_choices(kind)
        if "accuracy_class" not in kind.parameters:
            del self.fields["accuracy_class"]
