"""What all meters have in common: an error in per cent of what truly passed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import decimal_text
from teraju.kernel.inputs import Fields, InputError, as_decimal
from teraju.modules.metrology.domain.compute.reading import not_negative, positive


def percent_of(part: Decimal, whole: Decimal) -> Fraction:
    """Give a part in per cent of a whole, exactly."""
    return 100 * Fraction(part) / Fraction(whole)


def read_error(fields: Fields, shown: str, true: str) -> tuple[Answer, Fraction]:
    """Read what was shown and what truly passed; gives the point and the error in per cent.

    (shown - true) / true: what shows more than it delivers has a positive error.
    """
    indicated, actual = not_negative(fields, shown), positive(fields, true)
    error = percent_of(indicated - actual, actual)
    point: Answer = {
        shown: decimal_text(indicated),
        true: decimal_text(actual),
        "difference": decimal_text(indicated - actual),
    }
    return point, error


def judged_by(point: Answer, error: Fraction, limit: Decimal | Fraction) -> Answer:
    """Add error and limit, both in per cent."""
    text = decimal_text(error)
    return {**point, "error_percent": text, "error": text, "limit": decimal_text(limit)}


def as_class(classes: Sequence[str]) -> Callable[[object, str], str]:
    """Make a reader of an accuracy class that is a number: 1, "1" and "1.0" are the same."""

    def read(value: object, path: str) -> str:
        try:
            text = decimal_text(as_decimal(value, path))
        except InputError:
            text = ""
        if text not in classes:
            raise InputError(path, f"one of {', '.join(classes)} is expected")
        return text

    return read


def given(fields: Fields, key: str, usual: str) -> Decimal:
    """Read a limit that an office may set, else take that of the rules."""
    return positive(fields, key) if fields.has(key) else Decimal(usual)
