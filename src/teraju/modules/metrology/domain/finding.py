"""The words that an instrument is found by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

# As long as the column of words; what is typed beyond it cannot tell apart anyway.
LONGEST = 16
MOST = 16
# In every order of letters that a database may have, these stand so and without exceptions.
SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
_WORDS = re.compile(f"[{SIGNS}]+")


def words_of(texts: Iterable[str]) -> list[str]:
    """Give the words of some texts once each: plain, at least two signs, cut to a length."""
    found = dict.fromkeys(word for text in texts for word in typed_words(text) if len(word) > 1)
    return list(found)[:MOST]


def typed_words(text: str) -> list[str]:
    """Give the words of a search as they are looked up; strokes part them as they do in names."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word[:LONGEST] for word in _WORDS.findall(bare)]


def after_prefix(word: str) -> str:
    """Give the first word behind all that begin so; empty where nothing lies behind them."""
    stem = word.rstrip(SIGNS[-1])
    if not stem:
        return ""
    return stem[:-1] + SIGNS[SIGNS.index(stem[-1]) + 1]
