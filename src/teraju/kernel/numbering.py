"""Patterns of official numbers such as `{seq:03}/{code}/{month_roman}/{year}`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from teraju.kernel.errors import DomainError

ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
DATE_NAMES = frozenset({"year", "month", "month_roman"})
LONGEST_PATTERN = 120
LONGEST_VALUE = 40
_TOKEN = re.compile(
    r"\{(?P<name>[^{}:]*)(?::(?P<spec>[^{}]*))?\}|(?P<literal>[^{}]+)|(?P<stray>[{}])"
)
_WIDTH = re.compile(r"0([1-9])")


class Reset(StrEnum):
    """When the counter of a pattern begins again at 1."""

    NONE = "none"
    YEAR = "year"
    MONTH = "month"


class InvalidPattern(DomainError):
    """A pattern breaks rules; `problems` lists all of them."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(self.problems), field="pattern")


class InvalidNumberPart(DomainError):
    """A value that goes into an official number is missing or unfit."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a pattern: literal text, or a named place with the width of its zeros."""

    text: str
    is_place: bool = False
    width: int = 0


@dataclass(frozen=True, slots=True)
class NumberPattern:
    """A checked pattern together with the rule that resets its counter."""

    source: str
    parts: tuple[Part, ...]
    reset: Reset

    @property
    def names(self) -> frozenset[str]:
        """Give the names that the caller fills (neither `seq` nor part of the date)."""
        places = {part.text for part in self.parts if part.is_place}
        return frozenset(places - DATE_NAMES - {"seq"})

    def period_key(self, on: date) -> str:
        """Name the counter that a date belongs to: "", "2026" or "2026-03"."""
        match self.reset:
            case Reset.NONE:
                return ""
            case Reset.YEAR:
                return f"{on.year:04}"
            case Reset.MONTH:
                return f"{on.year:04}-{on.month:02}"

    def format(self, *, seq: int, on: date, values: Mapping[str, str] | None = None) -> str:
        """Write the official number; raises InvalidNumberPart naming the unfit value."""
        if seq < 1:
            raise InvalidNumberPart("the serial number begins at 1", field="seq")
        given = values or {}
        filled = {name: _checked_value(name, given.get(name)) for name in self.names}
        filled |= {
            "year": f"{on.year:04}",
            "month": f"{on.month:02}",
            "month_roman": ROMAN_MONTHS[on.month - 1],
        }
        return "".join(_written(part, seq, filled) for part in self.parts)


def parse_pattern(
    source: str, *, reset: Reset = Reset.YEAR, names: Iterable[str] = ()
) -> NumberPattern:
    """Read a pattern; `names` are the places a caller may fill besides seq and the date's.

    Raises InvalidPattern with every problem found.
    """
    allowed = DATE_NAMES.union({"seq"}, names)
    tokens = list(_TOKEN.finditer(source))
    parts = tuple(_part(token) for token in tokens if token["stray"] is None)
    problems = [
        *_text_problems(source, tokens),
        *(problem for token in tokens for problem in _place_problems(token, allowed)),
        *_counter_problems(parts, reset),
    ]
    if problems:
        raise InvalidPattern(problems)
    return NumberPattern(source, parts, reset)


def _part(token: re.Match[str]) -> Part:
    if token["literal"] is not None:
        return Part(token["literal"])
    width = _WIDTH.fullmatch(token["spec"] or "")
    return Part(token["name"], is_place=True, width=int(width[1]) if width else 0)


def _text_problems(source: str, tokens: list[re.Match[str]]) -> Iterator[str]:
    if not source.strip():
        yield "the pattern is empty"
    if source != source.strip():
        yield "the pattern begins or ends with a space"
    if len(source) > LONGEST_PATTERN:
        yield f"the pattern is longer than {LONGEST_PATTERN} characters"
    if not source.isprintable():
        yield "the pattern holds a character that cannot be printed"
    for token in tokens:
        if token["stray"] is not None:
            yield f"a brace without its partner at character {token.start() + 1}"


def _place_problems(token: re.Match[str], allowed: frozenset[str]) -> Iterator[str]:
    name, spec = token["name"], token["spec"]
    if name is None:
        return
    if name not in allowed:
        yield f"unknown place {{{name}}}; known are {', '.join(sorted(allowed))}"
    if spec is not None and (name != "seq" or _WIDTH.fullmatch(spec) is None):
        yield f"{{{name}:{spec}}}: only seq takes a width, 01 to 09"


def _counter_problems(parts: tuple[Part, ...], reset: Reset) -> Iterator[str]:
    places = [part.text for part in parts if part.is_place]
    count = places.count("seq")
    if count != 1:
        yield f"the pattern must hold {{seq}} once, it holds it {count} times"
    # Without the period in the number, two periods would give out the same number.
    if reset is not Reset.NONE and "year" not in places:
        yield "a counter that begins again needs {year} in the pattern"
    if reset is Reset.MONTH and not {"month", "month_roman"} & set(places):
        yield "a counter that begins again each month needs {month} or {month_roman}"
    for left, right in pairwise(parts):
        if _runs_into_seq(left, right, edge=-1) or _runs_into_seq(right, left, edge=0):
            yield "{seq} must be set off from its neighbours by a sign that is no digit"


def _runs_into_seq(neighbour: Part, seq: Part, *, edge: int) -> bool:
    if not (seq.is_place and seq.text == "seq"):
        return False
    return neighbour.is_place or neighbour.text[edge].isdigit()


def _checked_value(name: str, value: str | None) -> str:
    if not value or not value.strip():
        raise InvalidNumberPart(f"{name} is missing", field=name)
    if len(value) > LONGEST_VALUE or not value.isprintable() or value != value.strip():
        raise InvalidNumberPart(
            f"{name} must be printable text of at most {LONGEST_VALUE} characters", field=name
        )
    return value


def _written(part: Part, seq: int, filled: Mapping[str, str]) -> str:
    if not part.is_place:
        return part.text
    return f"{seq:0{part.width}}" if part.text == "seq" else filled[part.text]
