"""The time that an instrument took, as it was promised: open time without the pauses.

The clock stands still while the work waits for a repairer or the owner (a house rule: the
same-day promise is one of the unit, not of others). Times are counted in whole open minutes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

Count = Callable[[datetime, datetime], int]


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to a later one; aware moments."""

    since: datetime
    until: datetime


def service_minutes(count: Count, arrived: datetime, done: datetime, pauses: Sequence[Span]) -> int:
    """Open minutes from arrival to the end, without those of the pauses; never below 0.

    `count` gives the open minutes between two moments. Pauses may touch, overlap or reach beyond.
    """
    total = count(arrived, done)
    paused = sum(count(one.since, one.until) for one in merged(_cut(pauses, arrived, done)))
    return max(total - paused, 0)


def idle_minutes(
    count: Count, since: datetime, until: datetime, lines: Sequence[Sequence[Span]]
) -> int:
    """Open minutes in which every one of several instruments waited for somebody else.

    Each of `lines` holds the spans in which that instrument did not need the unit.
    """
    if not lines:
        return 0
    common = [Span(since, until)] if since < until else []
    for spans in lines:
        common = _both(common, merged(spans))
    return sum(count(one.since, one.until) for one in common)


def merged(spans: Sequence[Span]) -> list[Span]:
    """The same time in spans that do not touch, in their order."""
    found: list[Span] = []
    for one in sorted(spans, key=lambda span: (span.since, span.until)):
        if found and one.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, one.until))
        else:
            found.append(one)
    return found


def _cut(spans: Sequence[Span], since: datetime, until: datetime) -> list[Span]:
    cut = [Span(max(one.since, since), min(one.until, until)) for one in spans]
    return [one for one in cut if one.since < one.until]


def _both(some: Sequence[Span], others: Sequence[Span]) -> list[Span]:
    pairs = [
        Span(max(one.since, other.since), min(one.until, other.until))
        for one in some
        for other in others
    ]
    return [one for one in pairs if one.since < one.until]
