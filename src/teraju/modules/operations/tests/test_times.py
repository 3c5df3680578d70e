"""Promised and working time around weekends, holidays, decrees and the edges of a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.operations.domain.times import (
    OfficeHours,
    Promise,
    Unit,
    WorkClock,
    nearest_rank,
)
from teraju.platform.calendar.domain import national_calendar

ZONE = ZoneInfo("Asia/Jakarta")
HOURS = OfficeHours((time(7, 30), time(16)), {4: (time(7, 30), time(16, 30))})
CLOCK = WorkClock(national_calendar(), HOURS)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("start", "value", "unit", "due"),
    [
        # Wednesday to Friday.
        ("2018-03-14T09:00", 2, Unit.DAYS, "2018-03-16T16:30"),
        # Over a weekend, ending on a Monday.
        ("2018-03-15T09:00", 2, Unit.DAYS, "2018-03-19T16:00"),
        # After closing on Friday: the start is Monday.
        ("2018-03-16T17:00", 1, Unit.DAYS, "2018-03-20T16:00"),
        # On a Saturday.
        ("2018-03-17T10:00", 1, Unit.DAYS, "2018-03-20T16:00"),
        # Before opening: that day counts as the start.
        ("2018-03-14T06:00", 1, Unit.DAYS, "2018-03-15T16:00"),
        # At closing time the day is over.
        ("2018-03-14T16:00", 1, Unit.DAYS, "2018-03-16T16:30"),
        # Over the holiday of 17 August 2018 (a Friday).
        ("2018-08-16T09:00", 1, Unit.DAYS, "2018-08-20T16:00"),
        ("2018-03-14T09:00", 30, Unit.MINUTES, "2018-03-14T09:30"),
        # Exactly up to closing time is still that day.
        ("2018-03-14T15:30", 30, Unit.MINUTES, "2018-03-14T16:00"),
        ("2018-03-14T15:30", 45, Unit.MINUTES, "2018-03-15T07:45"),
        # Friday afternoon to Monday morning.
        ("2018-03-16T16:00", 1, Unit.HOURS, "2018-03-19T08:00"),
        # Noon is worked through.
        ("2018-03-14T11:30", 2, Unit.HOURS, "2018-03-14T13:30"),
        ("2018-03-14T09:00", 20, Unit.HOURS, "2018-03-16T12:00"),
    ],
)
def test_due(start, value, unit, due):
    assert CLOCK.due(at(start), Promise(value, unit)) == at(due)


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2018-03-14T09:00", "2018-03-14T09:00", 0),
        ("2018-03-14T09:00", "2018-03-14T08:00", 0),
        ("2018-03-14T09:00", "2018-03-14T10:30", 90),
        ("2018-03-14T06:00", "2018-03-14T08:00", 30),
        ("2018-03-14T15:00", "2018-03-15T08:30", 120),
        # Friday 16:00 to Monday 08:00, nothing on the weekend.
        ("2018-03-16T16:00", "2018-03-19T08:00", 60),
        ("2018-03-17T09:00", "2018-03-18T15:00", 0),
        # A whole week: four days of 510 and a Friday of 540 minutes.
        ("2018-03-12T07:30", "2018-03-16T16:30", 4 * 510 + 540),
        # The Thursday before and the Monday after 17 August 2018.
        ("2018-08-16T15:00", "2018-08-20T08:30", 120),
    ],
)
def test_minutes_between(start, end, minutes):
    assert CLOCK.minutes_between(at(start), at(end)) == minutes


def test_decree_moves_a_holiday():
    moved = WorkClock(
        national_calendar().with_overrides(
            add=[date(2018, 3, 15)], remove=[date(2018, 3, 17), date(2018, 8, 17)]
        ),
        HOURS,
    )
    # The Thursday became free, the Saturday is worked with the usual hours.
    assert moved.due(at("2018-03-14T09:00"), Promise(2, Unit.DAYS)) == at("2018-03-17T16:00")
    assert moved.minutes_between(at("2018-03-14T15:00"), at("2018-03-16T08:30")) == 120
    assert moved.due(at("2018-08-16T09:00"), Promise(1, Unit.DAYS)) == at("2018-08-17T16:30")


moments = st.datetimes(
    at("2018-01-02").replace(tzinfo=None), at("2020-06-01").replace(tzinfo=None)
).map(lambda value: value.replace(second=0, microsecond=0, tzinfo=ZONE))


@given(start=moments, minutes=st.integers(1, 6000))
def test_promised_minutes_take_exactly_so_much_open_time(start, minutes):
    due = CLOCK.due(start, Promise(minutes, Unit.MINUTES))
    assert CLOCK.minutes_between(start, due) == minutes
    assert CLOCK.minutes_between(start, due - timedelta(minutes=1)) == minutes - 1


@given(start=moments, first=st.integers(0, 9000), second=st.integers(0, 9000))
def test_open_time_adds_up(start, first, second):
    middle = start + timedelta(minutes=first)
    end = middle + timedelta(minutes=second)
    whole = CLOCK.minutes_between(start, end)
    assert whole == CLOCK.minutes_between(start, middle) + CLOCK.minutes_between(middle, end)


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [
        ([], 50, None),
        ([7], 50, 7),
        ([7], 90, 7),
        ([4, 1], 50, 1),
        ([3, 1, 2], 50, 2),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9),
        ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 90, 10),
        ([1, 2, 3], 100, 3),
    ],
)
def test_nearest_rank(values, percent, found):
    assert nearest_rank(values, percent) == found


def test_percentile_of_nothing_and_of_everything_is_refused():
    with pytest.raises(ValueError, match="percentile"):
        nearest_rank([1], 0)
    with pytest.raises(ValueError, match="percentile"):
        nearest_rank([1], 101)
