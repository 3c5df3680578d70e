"""A masked copy of a text, for whoever may know the matter and not the people in it.

The original stays as it was. Every masked passage is as long as any other: the length of a name
tells who it is where few people come into question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from teraju.kernel.errors import DomainError

MASK = "█████"
_MARKED = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)
SHORTEST = 3


class MarksUnbalanced(DomainError):
    """A passage is opened by [[ and not closed, or closed without having been opened."""


class NothingMasked(DomainError):
    """A masked copy in which nothing is masked is the original."""


class WordTooShort(DomainError):
    """A word of one or two letters stands inside every other word."""


@dataclass(frozen=True)
class Masked:
    """The copy, and how many passages were masked in it."""

    text: str
    passages: int


def masked(text: str, words: Iterable[str] = ()) -> Masked:
    """Mask what stands in [[double brackets]], and these words wherever they occur.

    Words are found whatever their case, and inside longer words too ("Budi" in "Budiman"): a
    letter too many is no harm, a name left standing is. Blanks within a word may be any blanks.
    Raises MarksUnbalanced, WordTooShort, NothingMasked.
    """
    wanted = sorted({" ".join(word.split()) for word in words} - {""}, key=len, reverse=True)
    short = next((word for word in wanted if len(word) < SHORTEST), None)
    if short is not None:
        raise WordTooShort(short, field="words")
    copy, passages = _MARKED.subn(MASK, text)
    if "[[" in copy or "]]" in copy:
        raise MarksUnbalanced("[[ ]]", field="text")
    if wanted:
        pattern = "|".join(r"\s+".join(map(re.escape, word.split())) for word in wanted)
        copy, found = re.subn(pattern, MASK, copy, flags=re.IGNORECASE)
        passages += found
    if not passages:
        raise NothingMasked("", field="text")
    return Masked(copy, passages)
