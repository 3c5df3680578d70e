"""Decimals of the database and numbers of the engine as people read and type them."""

from __future__ import annotations

import re
from decimal import Decimal

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import with_minus

# To whoever typed what kernel.decimals.may_be_thousands is asked about.
EITHER = _("With a point it may be either: write 2500, or 2,5.")
SIGN = "THOUSAND_SEPARATOR"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def plain(value: Decimal | None) -> str:
    """A number as a field of a form begins; "" where there is none."""
    return "" if value is None else f"{value.normalize():f}"


def shown(value: Decimal | None, unit: str = "") -> str:
    """A number in the reader's language, with its unit; "" where there is none."""
    if value is None:
        return ""
    return f"{number_format(Decimal(plain(value)))} {unit}".strip()


def measured(value: object) -> str:
    """What the engine read or judged, in the reader's language; a word stays as it is.

    With every place: a zero at the end says how finely something was read. Thousands stand apart
    where a point parts them: typed into a form "5.000" is asked about, "5,000" is read as five.
    """
    if value is None:
        return "–"
    return with_minus(_written(str(value), grouped=get_format(SIGN) == "."))


def as_typed(value: str) -> str:
    """A kept number as it is typed in the reader's language: thousands stay in one piece."""
    return _written(value, grouped=False)


def _written(text: str, *, grouped: bool) -> str:
    if not _NUMBER.fullmatch(text):
        return text
    return str(number_format(text, force_grouping=grouped))
