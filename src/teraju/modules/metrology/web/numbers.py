"""Decimals of the database as people read and type them: no zeros at the end, no exponent."""

from __future__ import annotations

from decimal import Decimal

from django.utils.formats import number_format


def plain(value: Decimal | None) -> str:
    """A number as a field of a form begins; "" where there is none."""
    return "" if value is None else f"{value.normalize():f}"


def shown(value: Decimal | None, unit: str = "") -> str:
    """A number in the reader's language, with its unit; "" where there is none."""
    if value is None:
        return ""
    return f"{number_format(Decimal(plain(value)))} {unit}".strip()
