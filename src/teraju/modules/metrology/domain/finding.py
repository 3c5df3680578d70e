"""The words that an instrument is found by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

# As long as the column of words; what is typed beyond it cannot tell apart anyway.
LONGEST = 16
MOST = 16
# In every order of letters that a database may have, these stand so and without exceptions.
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WORDS = re.compile(f"[{SIGNS}]+")


def words_of(texts: Iterable[str]) -> list[str]:
    """Give the words of some texts once each: plain, at least two signs, cut to a length."""
    found = dict.fromkeys(chain.from_iterable(map(_cut, texts)))
    return [word for word in found if len(word) > 1][:MOST]


def typed_words(text: str) -> list[str]:
    """Give the words of a search as they are looked up; strokes part them as they do in names."""
    return list(_cut(text))


# Makes, markets and owners come again and again in a file of 50,000 rows.
@lru_cache(maxsize=20_000)
def _cut(text: str) -> tuple[str, ...]:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(
            sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign)
        )
    return tuple(word[:LONGEST] for word in _WORDS.findall(plain))


def after_prefix(word: str) -> str:
    """Give the first word behind all that begin so; empty where nothing lies behind them."""
    stem = word.rstrip(SIGNS[-1])
    if not stem:
        return ""
    return stem[:-1] + SIGNS[SIGNS.index(stem[-1]) + 1]
