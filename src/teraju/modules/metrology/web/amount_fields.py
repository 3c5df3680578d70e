"""Amounts and counts in a form: what may be thousands is asked about, and what is far off."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.kernel.decimals import may_be_thousands
from teraju.modules.metrology.domain.amounts import (
    DottedThousands,
    FarFromUsual,
    WrongUnit,
    likely_unit,
    read_amount,
)
from teraju.modules.metrology.domain.catalogue import Parameter
from teraju.modules.metrology.domain.plates import WrongPlate, read_number

from .numbers import EITHER, as_typed, measured, plain

# A tenth of a metre.
DEGREES = Decimal("0.000001")
_GROUPED = re.compile(r"[0-9]{1,3}([.,][0-9]{3})+")


def amount_widget() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


class CountField(forms.IntegerField):
    """A whole number that may be written as 47.164, which a field of numbers takes for 47."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    @override
    def to_python(self, value: Any) -> int | None:
        text = str(value).strip() if value is not None else ""
        if _GROUPED.fullmatch(text):
            text = text.replace(".", "").replace(",", "")
        return super().to_python(text)


class AmountField(forms.DecimalField):
    """A number with a comma or a point; 1.000 may be either of two and is asked about."""

    widget = amount_widget()

    @override
    def to_python(self, value: Any) -> Any:
        text = str(value).replace(" ", "") if value is not None else ""
        if may_be_thousands(text):
            raise ValidationError(EITHER)
        return super().to_python(text.replace(",", "."))

    @override
    def prepare_value(self, value: Any) -> Any:
        """What stands is sent again as it is read; one more zero keeps 1.125 from being asked."""
        if not isinstance(value, Decimal):
            return value
        text = as_typed(plain(value))
        return f"{text}0" if may_be_thousands(text) else text


class DegreesField(forms.DecimalField):
    """Degrees of the map, with a comma or a point; a map gives more places than are kept."""

    default_error_messages: ClassVar = {"invalid": _("Write degrees in digits, as in −7,47.")}
    widget = amount_widget()

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        super().__init__(min_value=-most, max_value=most, **kwargs)

    @override
    def to_python(self, value: Any) -> Any:
        text = str(value).strip() if value is not None else ""
        return super().to_python(text.replace("\u2212", "-").replace(",", "."))

    @override
    def clean(self, value: Any) -> Any:
        degrees = super().clean(value)
        return None if degrees is None else degrees.quantize(DEGREES, ROUND_HALF_EVEN)

    @override
    def prepare_value(self, value: Any) -> Any:
        return as_typed(plain(value)) if isinstance(value, Decimal) else value


def read_field(
    form: forms.Form, name: str, typed: str, parameter: Parameter, kept: str = ""
) -> str:
    """The amount typed in a field; where it cannot be read the field says what to write.

    What stands there already was meant so.
    """
    try:
        return read_amount(typed, parameter)
    except (FarFromUsual, DottedThousands) as doubt:
        if kept and _plainly(typed) == kept:
            return kept
        is_far = isinstance(doubt, FarFromUsual)
        sentence = _far(typed.strip(), parameter) if is_far else str(EITHER)
    except WrongUnit:
        sentence = _now("Write it in %(unit)s.") % {"unit": parameter.unit}
    except WrongPlate:
        sentence = _now("Write a number above zero, as in 15 or 0,5.")
    form.add_error(name, sentence)
    # A keyboard of digits has no letters for the unit that is asked for.
    form.fields[name].widget.attrs.pop("inputmode", None)
    return ""


def _plainly(typed: str) -> str:
    """What was typed as a number without a unit; empty where it is none."""
    try:
        return read_number(typed)
    except WrongPlate:
        return ""


def _far(typed: str, parameter: Parameter) -> str:
    words = _now(
        "%(typed)s %(unit)s? %(usual)s Write the unit with it, as in %(typed)s %(likely)s."
    )
    value = typed.replace(" ", "").replace(",", ".")
    return words % {
        "typed": typed,
        "unit": parameter.unit,
        "usual": usual_words(parameter),
        "likely": likely_unit(value, parameter),
    }


def usual_words(parameter: Parameter) -> Any:
    """The range that is usual, with its unit; empty where none is known."""
    unit = f" {parameter.unit}" if parameter.unit else ""
    low, high = (
        measured(bound) if bound else "" for bound in (parameter.usual_from, parameter.usual_to)
    )
    if low and high:
        return format_lazy(_("Usually {low} to {high}."), low=low, high=f"{high}{unit}")
    if high:
        return format_lazy(_("Usually up to {high}."), high=f"{high}{unit}")
    return format_lazy(_("Usually from {low}."), low=f"{low}{unit}") if low else ""
