"""The time an instrument took: properties that hold for every set of pauses."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.service_time import (
    Span,
    idle_minutes,
    merged,
    service_minutes,
)

START = datetime(2019, 3, 14, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(minutes):
    return START + minutes * MINUTE


def count(since, until):
    """An office that never closes."""
    return max((until - since) // MINUTE, 0)


spans = st.lists(
    st.tuples(st.integers(-50, 500), st.integers(0, 200)).map(
        lambda pair: Span(at(pair[0]), at(pair[0] + pair[1]))
    ),
    max_size=6,
)
WHOLE = 400


@given(spans)
def test_every_minute_is_either_worked_or_paused(pauses):
    paused = {
        minute
        for minute in range(WHOLE)
        if any(one.since <= at(minute) < one.until for one in pauses)
    }
    assert service_minutes(count, START, at(WHOLE), pauses) == WHOLE - len(paused)


@given(spans, spans)
def test_a_further_pause_never_makes_it_longer(pauses, more):
    before = service_minutes(count, START, at(WHOLE), pauses)
    assert 0 <= service_minutes(count, START, at(WHOLE), [*pauses, *more]) <= before


@given(spans)
def test_merging_keeps_the_time_and_its_order(given_spans):
    found = merged(given_spans)
    assert merged(found) == found
    assert all(one.until < other.since for one, other in pairwise(found))


@given(st.lists(spans, min_size=1, max_size=4))
def test_idle_is_what_all_waited_together(lines):
    together = {
        minute
        for minute in range(WHOLE)
        if all(any(one.since <= at(minute) < one.until for one in line) for line in lines)
    }
    assert idle_minutes(count, START, at(WHOLE), lines) == len(together)


def test_without_instruments_nothing_waits():
    assert idle_minutes(count, START, at(WHOLE), []) == 0
