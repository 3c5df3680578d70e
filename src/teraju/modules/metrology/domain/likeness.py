"""Which of many names a name may be a slip of the pen for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

# Said or left out as one likes: they tell no two places apart.
GENERAL = frozenset({"pasar", "ps", "psr", "kecamatan", "kec"})
# What the names of businesses and institutions begin with. "UD" and "Toko" are also put before the
# name of a person who trades alone.
BUSINESSES = frozenset({"pt", "cv", "koperasi", "perum", "perumda", "perusda", "pdam", "bumdes"})
CLOSE = 0.85
_WORD = re.compile(r"[^\W_]+")
# The letters of one word, as in P.T. and PT; not those of a longer row of initials.
_DOTTED = re.compile(r"(?<![\w.])(p\.t|c\.v|u\.d)(?!\w|\.\w\b)")
_DIGITS = re.compile(r"[0-9]+")


class Likeness:
    """Names to compare with. What differs in a number is another place, as Pasar 1 and Pasar 2."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._whole: dict[tuple[str, ...], dict[str, str]] = {}
        self._core: dict[tuple[str, ...], dict[str, str]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        digits = tuple(_DIGITS.findall(name))
        self._whole.setdefault(digits, {}).setdefault(_whole(name), name)
        self._core.setdefault(digits, {}).setdefault(_core(name), name)

    def nearest(self, name: str) -> str:
        """The name most like this one; "" where none is close. Its cost grows with the names."""
        digits = tuple(_DIGITS.findall(name))
        for form, forms in ((_whole(name), self._whole), (_core(name), self._core)):
            known = forms.get(digits, {})
            close = [form] if form in known else get_close_matches(form, known, 1, CLOSE)
            if close:
                return known[close[0]]
        return ""


def is_called_a_business(name: str) -> bool:
    """Whether a name begins as no person's does: PT Uji, CV. Maju, Koperasi Tani."""
    first = _words(name)[:1]
    return bool(first) and first[0] in BUSINESSES


def name_key(name: str) -> str:
    """The one form of a name by which owners are compared: "P.T. Uji", "pt uji" and "PT  UJI"."""
    return _whole(name) or name.strip()


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers of stalls are one, however they are written: B-12, b 12 and B12."""
    return bool(number_key(one)) and number_key(one) == number_key(other)


def number_key(number: str) -> str:
    """The signs of the number of a stall, by which it is compared."""
    return "".join(_WORD.findall(number.casefold()))


def _whole(name: str) -> str:
    return " ".join(_words(name))


def _core(name: str) -> str:
    words = _words(name)
    return " ".join([word for word in words if word not in GENERAL] or words)


def _words(name: str) -> list[str]:
    return _WORD.findall(_DOTTED.sub(lambda found: found[0].replace(".", ""), name.casefold()))
