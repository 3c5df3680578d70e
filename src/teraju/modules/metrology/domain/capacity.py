"""How long a piece of work takes, and when a tester is free for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from teraju.modules.metrology.domain.editions import edition


@dataclass(frozen=True, slots=True)
class Capacity:
    """What the rules of a day know; minutes."""

    day_minutes: int
    travel: int
    begins: time
    days_ahead: int
    wish_ahead: int
    kinds: dict[str, int]
    confirmed: bool


def capacity(on: date) -> Capacity:
    """The rules in force on a day."""
    rules = edition("capacity", on)
    return Capacity(
        day_minutes=rules.integer("day_minutes"),
        travel=rules.integer("travel"),
        begins=time.fromisoformat(rules.values["begins"]),
        days_ahead=rules.integer("days_ahead"),
        wish_ahead=rules.integer("wish_ahead"),
        kinds=dict(rules.values["kinds"]),
        confirmed=rules.confirmed,
    )


def minutes_for(pieces: Iterable[tuple[str, int]], rules: Capacity, *, travels: bool = True) -> int:
    """Minutes for these kinds and counts in one visit, the way included; one day at most."""
    tests = sum(rules.kinds.get(kind, rules.kinds["default"]) * count for kind, count in pieces)
    return min(rules.travel * travels + tests, rules.day_minutes)


def first_start(
    begins: datetime, taken: Sequence[tuple[datetime, int]], minutes: int, day_minutes: int
) -> datetime | None:
    """The first moment of a day at which so many minutes are free; None where there is no room.

    `taken` holds beginnings and minutes. A day holds at most `day_minutes` of work, which need not
    be without gaps.
    """
    if sum(length for _start, length in taken) + minutes > day_minutes:
        return None
    start = begins
    for other, length in sorted(taken):
        if start + timedelta(minutes=minutes) <= other:
            return start
        start = max(start, other + timedelta(minutes=length))
    return start


def is_free(start: datetime, minutes: int, taken: Sequence[tuple[datetime, int]]) -> bool:
    """Whether nothing of what is taken overlaps."""
    end = start + timedelta(minutes=minutes)
    return all(
        other >= end or other + timedelta(minutes=length) <= start for other, length in taken
    )
