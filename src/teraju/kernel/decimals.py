"""Exact decimal numbers as text: read strictly, computed as fractions, rounded once."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.errors import DomainError

_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
# What people here write for five thousand; a machine would read five.
_EITHER = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+")
_LONGEST = 60
QUOTIENT_PLACES = 6


class NotADecimal(DomainError):
    """The text isn't a plain decimal number."""


def parse_decimal(text: str) -> Decimal:
    """Read a plain decimal such as "7.5" or "-0.25"; no exponent, no sign "+", no comma.

    Raises NotADecimal.
    """
    if len(text) > _LONGEST:
        raise NotADecimal(f"a decimal number has at most {_LONGEST} characters")
    if _DECIMAL.fullmatch(text) is None:
        raise NotADecimal('a decimal number such as "7.5" is expected')
    return Decimal(text)


def may_be_thousands(text: str) -> bool:
    """Whether typed text such as "5.000" may be five as well as five thousand: it is asked about.

    The telephone has the same rule (numbers.js).
    """
    return _EITHER.fullmatch(text.strip().replace(" ", "")) is not None


def rounded(value: Fraction | Decimal | int, places: int) -> Decimal:
    """Round to a number of decimals, a half away from zero (as one rounds on paper)."""
    scaled = abs(Fraction(value)) * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    # scaleb() would round to the context's 28 digits; a literal never does.
    return Decimal(f"{'-' if value < 0 and whole else ''}{whole}E-{places}")


def rounded_to_step(value: Fraction | Decimal | int, step: Fraction) -> Fraction:
    """Round to the nearest multiple of a step (half a day, one e), a half away from zero."""
    return Fraction(rounded(Fraction(value) / step, 0)) * step


def decimal_places(value: Fraction) -> int | None:
    """Say how many decimals the number needs to be written in full, None if it never ends."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def indonesian_text(number: str) -> str:
    """A plain decimal as Indonesians write it: a decimal comma, and a point between thousands."""
    whole, point, part = number.partition(".")
    if len(whole) > 3 and whole.removeprefix("-").isdecimal():
        whole = f"{int(whole):,}".replace(",", ".")
    return f"{whole},{part}" if point else whole


def with_minus(text: str) -> str:
    """A number with the minus that people read, where a machine writes a hyphen before it."""
    return f"\u2212{text[1:]}" if text.startswith("-") and text[1:2].isdecimal() else text


def decimal_text(value: Fraction | Decimal | int) -> str:
    """Write a number as a plain decimal: in full if it ends, else to 6 decimals, half up."""
    if isinstance(value, Decimal):
        # A decimal is in full already; a batch writes hundreds of thousands of them.
        return _trimmed(format(value, "f"))
    exact = Fraction(value)
    places = decimal_places(exact)
    if places is None:
        # All six stand there: their number says that the quotient does not end.
        return format(rounded(exact, QUOTIENT_PLACES), "f")
    return _trimmed(format(rounded(exact, places), "f"))


def _trimmed(text: str) -> str:
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
