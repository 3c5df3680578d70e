"""The names of guest governments as people type them, and which of them mean the same one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Level(StrEnum):
    """What a government is of: the word that stands before its name."""

    PROVINCE = "Provinsi"
    REGENCY = "Kabupaten"
    CITY = "Kota"


P, R, C = Level.PROVINCE, Level.REGENCY, Level.CITY
# Words that say nothing of which government it is.
_SILENT = frozenset({"pemerintah", "pemerintahan", "pemda", "daerah", "administrasi", "adm"})
_LEVELS: Mapping[str, Level] = {
    **dict.fromkeys(("provinsi", "propinsi", "prov", "prop", "pemprov"), P),
    **dict.fromkeys(("kabupaten", "kab", "pemkab"), R),
    **dict.fromkeys(("kota", "kotamadya", "kodya", "pemkot", "pemko"), C),
}
_AS_THEY_ARE = frozenset({"DKI", "DI", "DIY"})
_EDGES = " .,;:-–'\"()"
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Guest:
    """A government by its level, None if nobody wrote it, and its name alone."""

    level: Level | None
    name: str

    def __str__(self) -> str:
        return f"{self.level} {self.name}".strip() if self.level else self.name

    @property
    def key(self) -> str:
        """Its name by letters and digits alone: Kulon Progo and Kulonprogo are one."""
        plain = unicodedata.normalize("NFKD", self.name).casefold()
        bare = "".join(char for char in plain if not unicodedata.combining(char))
        return _NO_LETTER.sub("", bare)


@dataclass(frozen=True)
class Known:
    """A government that came: known by what comes first, shown by its name."""

    province: str
    key: str
    name: str = field(compare=False)


def guest_of(typed: str) -> Guest:
    """Read a name as it was typed: "pemkab. TABANAN" is Kabupaten Tabanan."""
    # "Kab.Serang" and "Kab/Kota" as much as "Kab. Serang".
    spaced = re.sub(r"[./]", " ", unicodedata.normalize("NFKC", typed))
    words = [word for word in (one.strip(_EDGES) for one in spaced.split()) if word]
    level: Level | None = None
    while words:
        first = words[0].casefold()
        if first in _LEVELS and level is None:
            level = _LEVELS[first]
        elif first not in _SILENT:
            break
        words.pop(0)
    return Guest(level, _cased(words))


def tidy(typed: str) -> str:
    """A name in the way it is kept."""
    return str(guest_of(typed))


def grouped(found: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Known]:
    """For each province and name as kept the government that is meant, the first name counting.

    With its level a name means one government wherever somebody put it. Without, it means the one
    of that name in its province, if only one is known: Serang may be the kota or the kabupaten.
    """
    read = {pair: guest_of(pair[1]) for pair in found}
    first: dict[Known, Known] = {}
    lines: dict[tuple[str, str], Known] = {}
    for pair, guest in read.items():
        if guest.level is not None:
            one = Known("", f"{guest.level} {guest.key}", str(guest))
            lines[pair] = first.setdefault(one, one)
    with_level = dict(lines)
    for pair, guest in read.items():
        if guest.level is None:
            namesakes = {
                one
                for other, one in with_level.items()
                if other[0] == pair[0] and read[other].key == guest.key
            }
            one = Known(pair[0], guest.key, str(guest))
            lines[pair] = namesakes.pop() if len(namesakes) == 1 else first.setdefault(one, one)
    return lines


def _cased(words: list[str]) -> str:
    """A name in capitals or in small letters alone as names are written; others as they came."""
    name = " ".join(words)
    if not (name.isupper() or name.islower()) or name.upper() in _AS_THEY_ARE:
        return name
    return " ".join(_word(word) for word in words)


def _word(word: str) -> str:
    if word.upper() in _AS_THEY_ARE:
        return word.upper()
    return "-".join(part.capitalize() for part in word.split("-"))
