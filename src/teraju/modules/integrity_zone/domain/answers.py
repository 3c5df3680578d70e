"""Answers as they are written down, and what each counts from 0 to 1."""

from __future__ import annotations

import re
from fractions import Fraction

from teraju.kernel.errors import DomainError

from .catalogue import Catalogue, Kind, Question

_PART = r"([0-9]{1,9}(?:\.[0-9]{1,4})?)"
_OF = re.compile(rf"{_PART}\s*/\s*{_PART}")
_PERCENT = re.compile(rf"{_PART}\s*%")
_INDEX = re.compile(rf"{_PART}")
# A spreadsheet makes a day of 3/4: "3 dari 4" is left alone.
_BETWEEN = re.compile(r"dari|of", re.IGNORECASE)
# As lists show it, the letter is followed by its words.
_LETTER = re.compile(r"([A-Za-z])(?:,|$)")
_WORDS = {"ya": "yes", "yes": "yes", "y": "yes", "tidak": "no", "no": "no", "t": "no"}
HIGHEST_INDEX = 4


class Unanswerable(DomainError):
    """The text is no answer of this kind of question; `kind` says of which."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"no answer of the kind {kind}", field="answer")
        self.kind = kind


def written(text: str) -> str:
    """Write an answer in the one way in which it is kept; says nothing of its kind.

    "ya" is "yes", "b" and "B, sebagian besar" are "B", "92,4 %" is "92.4%", "3 dari 4" is "3/4".
    """
    bare = "".join(text.split())
    if bare.lower() in _WORDS:
        return _WORDS[bare.lower()]
    if letter := _LETTER.match(bare):
        return letter[1].upper()
    return _BETWEEN.sub("/", bare).upper().replace(",", ".")


def share_of(question: Question, answer: str, found: Catalogue) -> Fraction | None:
    """Give what a kept answer counts, None if there is none; raises Unanswerable.

    Done of due and results above their target count as full at most.
    """
    if not answer:
        return None
    kind = question.kind
    if kind in found.scales:
        option = found.scales[kind].get(answer)
        if option is None:
            raise Unanswerable(kind)
        return option.share
    value = _index(answer) if kind is Kind.INDEX else _percent(answer)
    if value is None:
        raise Unanswerable(kind)
    return value


def _percent(answer: str) -> Fraction | None:
    if parts := _OF.fullmatch(answer):
        done, due = Fraction(parts[1]), Fraction(parts[2])
        return min(done / due, Fraction(1)) if due else None
    if parts := _PERCENT.fullmatch(answer):
        return min(Fraction(parts[1]) / 100, Fraction(1))
    return None


def _index(answer: str) -> Fraction | None:
    parts = _INDEX.fullmatch(answer)
    value = Fraction(parts[1]) / HIGHEST_INDEX if parts else None
    return value if value is not None and value <= 1 else None
