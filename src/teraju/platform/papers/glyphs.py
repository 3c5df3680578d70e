"""Which characters the bundled fonts can print, and what becomes of the others."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

MARK = "\N{REPLACEMENT CHARACTER}"
LONGEST_WORD = 48
_BREAK = "\N{ZERO WIDTH SPACE}"
_TABLE = Path(__file__).parent / "templates" / "papers" / "typst" / "glyphs.txt"


@cache
def printable_characters() -> frozenset[str]:
    """Return every character that a bundled font draws; a test holds the table to its word."""
    drawn: set[str] = set()
    for span in _TABLE.read_text("ascii").split():
        first, _, last = span.partition("-")
        drawn.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(drawn)


def printable(text: str, replaced: set[str]) -> str:
    """Return the text with a visible mark for each character no font has, added to `replaced`.

    Invisible characters (joiners, direction overrides, controls) are dropped: they print as nothing
    and could make a paper read differently from what its author saw.
    """
    if _kept_as_they_are().issuperset(text) and unicodedata.is_normalized("NFC", text):
        return _with_breaks(text)
    drawn = printable_characters()
    letters: list[str] = []
    for letter in unicodedata.normalize("NFC", text):
        if _is_variation(letter):
            continue
        if letter == "\n" or letter in drawn:
            letters.append(letter)
        elif letter.isspace():
            letters.append(" ")
        elif unicodedata.category(letter) not in ("Cc", "Cf"):
            replaced.add(letter)
            letters.append(MARK)
    return _with_breaks("".join(letters))


@cache
def _kept_as_they_are() -> frozenset[str]:
    """Nearly every text holds nothing else, and need not be looked at letter by letter."""
    drawn = printable_characters()
    return frozenset(letter for letter in drawn if not _is_variation(letter)) | {"\n"}


def without_marks(text: str, replaced: set[str]) -> str:
    """Return the text without combining marks: some letters meet theirs in no single font."""
    marks = {letter for letter in text if unicodedata.category(letter).startswith("M")}
    replaced |= marks
    return "".join(letter for letter in text if letter not in marks)


def _is_variation(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f" or "\U000e0100" <= letter <= "\U000e01ef"


def _with_breaks(text: str) -> str:
    """Let words without end break, so that they stay on the sheet."""
    if len(text) <= LONGEST_WORD or not any(len(word) > LONGEST_WORD for word in text.split()):
        return text
    run, letters = 0, []
    for letter in text:
        run = 0 if letter.isspace() else run + 1
        if run > LONGEST_WORD:
            letters.append(_BREAK)
            run = 1
        letters.append(letter)
    return "".join(letters)
