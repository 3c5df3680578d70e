"""Lessons: what others may learn, told so that nothing leads back to a concern or a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months

LONGEST = 1500
SHORTEST = 40
# Words of a name or a unit shorter than this stand in every other sentence.
SHORTEST_NAME = 4

_MONTHS = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|"
    "january|february|march|may|june|july|august|october|december"
)
_DATES = re.compile(
    rf"\b\d{{1,2}}\s*[./-]\s*\d{{1,2}}\s*[./-]\s*\d{{2,4}}\b|\b\d{{1,2}}\s+({_MONTHS})\b|"
    rf"\b({_MONTHS})\s+\d{{2,4}}\b|\b(19|20)\d{{2}}\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"\b(rp\.?|idr)\s*\d", re.IGNORECASE)
_NUMBERS = re.compile(r"\d{5,}|\d{3,}[./-]\d{2,}")
_ADDRESSES = re.compile(r"@|https?:|www\.", re.IGNORECASE)


class Process(StrEnum):
    """What a lesson is told against: kinds of work that every government has, never a unit."""

    PROCUREMENT = "procurement"
    PERSONNEL = "personnel"
    FINANCE = "finance"
    ASSETS = "assets"
    GRANTS = "grants"
    LICENSING = "licensing"
    COUNTER_SERVICES = "counter_services"
    INSPECTION = "inspection"
    TRAVEL = "travel"
    GIFTS = "gifts"
    WORKING_TOGETHER = "working_together"


class Trace(StrEnum):
    """What in a lesson could lead back."""

    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    ADDRESS = "address"
    NAME = "name"
    UNIT = "unit"


class Wait(StrEnum):
    """Why no lesson may be told yet."""

    TOO_EARLY = "too_early"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Found:
    """A trace and the words that make it."""

    trace: Trace
    words: str = ""


def waits(
    closed_on: Iterable[date], mine: date | None, *, days: int, concerns: int, today: date
) -> Wait | None:
    """Why the lesson of a concern closed on `mine` may not be told; None where it may.

    It must lie `days` back, and so must at least `concerns` in all: a lesson that could only come
    from one concern has an author and a subject.
    """
    latest = today - timedelta(days=days)
    if mine is None or mine > latest:
        return Wait.TOO_EARLY
    return Wait.TOO_FEW if sum(1 for day in closed_on if day <= latest) < concerns else None


def traces(text: str, *, people: Collection[str] = (), units: Collection[str] = ()) -> list[Found]:
    """What in a text could lead back: dates, amounts, long numbers, addresses, people, units.

    Any word of a person's name counts; of a unit or a post its whole name does, because its words
    are those of the work. A help against slips, no proof: whoever releases a lesson reads it once
    more with the eyes of the person it is about.
    """
    found = []
    if len(text) < SHORTEST:
        found.append(Found(Trace.TOO_SHORT))
    if len(text) > LONGEST:
        found.append(Found(Trace.TOO_LONG))
    patterns = ((Trace.DATE, _DATES), (Trace.MONEY, _MONEY), (Trace.NUMBER, _NUMBERS))
    for trace, pattern in (*patterns, (Trace.ADDRESS, _ADDRESSES)):
        found.extend(Found(trace, hit.group(0).strip()) for hit in pattern.finditer(text))
    said = _words(text)
    naming = {word for name in people for word in _words(name) if len(word) >= SHORTEST_NAME}
    found.extend(Found(Trace.NAME, word) for word in sorted(naming & set(said)))
    line = f" {' '.join(said)} "
    named = {name for name in units if len(_words(name)) > 1}
    found.extend(
        Found(Trace.UNIT, name) for name in sorted(named) if f" {' '.join(_words(name))} " in line
    )
    return found


def batch_month(today: date) -> date:
    """The first of the next month: all lessons of a month are told together."""
    return add_months(today.replace(day=1), 1)


def is_told(month: date, today: date) -> bool:
    """Whether the batch of this month is out."""
    return month <= today


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}", text.casefold())
