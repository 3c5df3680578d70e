"""Decimals of the database and numbers of the engine as people read and type them."""

from __future__ import annotations

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import with_minus
from teraju.modules.metrology.number_wording import quantity

# To whoever typed what kernel.decimals.may_be_thousands is asked about.
EITHER = _("With a point it may be either: write 2500, or 2,5.")


def plain(value: Decimal | None) -> str:
    """A number as a field of a form begins; "" where there is none."""
    return "" if value is None else f"{value.normalize():f}"


def shown(value: Decimal | None, unit: str = "") -> str:
    """A number in the reader's language, with its unit; "" where there is none."""
    if value is None:
        return ""
    return f"{quantity(plain(value))} {unit}".strip()


def measured(value: object) -> str:
    """What the engine read or judged, in the reader's language; a word stays as it is.

    With every place: a zero at the end says how finely something was read.
    """
    return "–" if value is None else with_minus(quantity(str(value)))


def as_typed(value: str) -> str:
    """A kept number as it is typed in the reader's language: thousands stay in one piece."""
    return quantity(value, grouped=False)
