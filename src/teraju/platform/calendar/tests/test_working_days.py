from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.platform.calendar.domain import (
    DayKind,
    NegativeCount,
    OutsideCalendar,
    national_calendar,
    national_data,
)

D = date
CALENDAR = national_calendar()
STARTS = st.dates(min_value=D(1996, 1, 1), max_value=D(2049, 1, 1))
DAYS = st.frozensets(st.dates(min_value=D(2026, 1, 1), max_value=D(2026, 12, 31)), max_size=20)


@pytest.mark.parametrize(
    ("received", "count", "cautious", "last"),
    [
        (D(2026, 1, 2), 10, D(2026, 1, 19), D(2026, 1, 19)),
        (D(2026, 1, 2), 30, D(2026, 2, 16), D(2026, 2, 18)),
        (D(2026, 1, 20), 10, D(2026, 2, 3), D(2026, 2, 3)),
        (D(2026, 1, 20), 30, D(2026, 3, 4), D(2026, 3, 5)),
        (D(2026, 3, 6), 10, D(2026, 3, 23), D(2026, 3, 27)),
        (D(2026, 3, 6), 30, D(2026, 4, 21), D(2026, 4, 27)),
        (D(2026, 3, 13), 10, D(2026, 3, 30), D(2026, 4, 6)),
        (D(2026, 3, 13), 30, D(2026, 4, 28), D(2026, 5, 5)),
        (D(2026, 12, 21), 10, D(2027, 1, 7), D(2027, 1, 8)),
        (D(2026, 12, 21), 30, D(2027, 2, 4), D(2027, 2, 8)),
    ],
)
def test_adds_working_days(received: date, count: int, cautious: date, last: date) -> None:
    due = [
        CALENDAR.add_working_days(received, count, collective_leave_is_working_day=leave_works)
        for leave_works in (True, False)
    ]
    assert due == [cautious, last]


@pytest.mark.parametrize(
    ("day", "works", "works_if_leave_counts"),
    [
        (D(2026, 3, 6), True, True),
        (D(2026, 3, 7), False, False),
        (D(2026, 3, 8), False, False),
        (D(2026, 3, 19), False, False),
        (D(2026, 3, 20), False, True),
        (D(2018, 6, 27), False, False),
    ],
)
def test_knows_a_working_day(day: date, works: bool, works_if_leave_counts: bool) -> None:
    assert CALENDAR.is_working_day(day) is works
    assert (
        CALENDAR.is_working_day(day, collective_leave_is_working_day=True) is works_if_leave_counts
    )


class TestOverrides:
    def test_an_added_holiday_moves_the_day(self) -> None:
        moved = CALENDAR.with_overrides(add=[D(2026, 3, 9)])
        assert moved.add_working_days(D(2026, 3, 6), 1, collective_leave_is_working_day=False) == D(
            2026, 3, 10
        )

    def test_an_added_holiday_on_a_weekend_changes_nothing(self) -> None:
        moved = CALENDAR.with_overrides(add=[D(2026, 3, 7)])
        assert moved.add_working_days(D(2026, 3, 6), 1, collective_leave_is_working_day=False) == D(
            2026, 3, 9
        )

    def test_a_removed_holiday_is_a_working_day(self) -> None:
        moved = CALENDAR.with_overrides(remove=[D(2026, 3, 19)])
        assert moved.is_working_day(D(2026, 3, 19))
        assert moved.add_working_days(
            D(2026, 3, 17), 1, collective_leave_is_working_day=False
        ) == D(2026, 3, 19)

    def test_a_removed_saturday_is_a_working_day(self) -> None:
        assert CALENDAR.with_overrides(remove=[D(2026, 3, 7)]).is_working_day(D(2026, 3, 7))

    def test_further_collective_leave_follows_the_reading(self) -> None:
        moved = CALENDAR.with_overrides(collective_leave=[D(2026, 3, 9)])
        assert not moved.is_working_day(D(2026, 3, 9))
        assert moved.is_working_day(D(2026, 3, 9), collective_leave_is_working_day=True)

    def test_they_add_up_and_leave_the_original_alone(self) -> None:
        twice = CALENDAR.with_overrides(add=[D(2026, 3, 9)]).with_overrides(add=[D(2026, 3, 10)])
        assert not twice.is_working_day(D(2026, 3, 9))
        assert not twice.is_working_day(D(2026, 3, 10))
        assert CALENDAR.is_working_day(D(2026, 3, 9))


class TestBounds:
    @pytest.mark.parametrize("start", [D(1995, 12, 31), D(2051, 1, 1)])
    def test_refuses_a_start_it_does_not_know(self, start: date) -> None:
        with pytest.raises(OutsideCalendar):
            CALENDAR.add_working_days(start, 1, collective_leave_is_working_day=False)

    def test_refuses_to_run_past_its_end(self) -> None:
        with pytest.raises(OutsideCalendar, match="2050-12-31"):
            CALENDAR.add_working_days(D(2050, 12, 1), 99, collective_leave_is_working_day=False)

    def test_refuses_a_negative_count(self) -> None:
        with pytest.raises(NegativeCount):
            CALENDAR.add_working_days(D(2026, 1, 5), -1, collective_leave_is_working_day=False)

    def test_none_is_the_start_itself(self) -> None:
        assert CALENDAR.add_working_days(
            D(2026, 1, 3), 0, collective_leave_is_working_day=False
        ) == D(2026, 1, 3)


@given(st.dates(D(2025, 12, 1), D(2026, 12, 31)), st.integers(1, 60), DAYS, DAYS, st.booleans())
def test_agrees_with_walking_day_by_day(
    start: date, count: int, add: frozenset[date], remove: frozenset[date], leave_works: bool
) -> None:
    calendar = CALENDAR.with_overrides(add=add, remove=remove)
    day, left = start, count
    while left:
        day += timedelta(days=1)
        left -= calendar.is_working_day(day, collective_leave_is_working_day=leave_works)
    assert (
        calendar.add_working_days(start, count, collective_leave_is_working_day=leave_works) == day
    )


@given(STARTS, STARTS, st.integers(0, 200))
def test_a_later_start_is_never_due_earlier(first: date, second: date, count: int) -> None:
    earlier, later = sorted((first, second))
    due = [
        CALENDAR.add_working_days(day, count, collective_leave_is_working_day=False)
        for day in (earlier, later)
    ]
    assert due[0] <= due[1]


@given(STARTS, st.integers(0, 200))
def test_the_cautious_day_is_never_the_later_one(start: date, count: int) -> None:
    assert CALENDAR.add_working_days(
        start, count, collective_leave_is_working_day=True
    ) <= CALENDAR.add_working_days(start, count, collective_leave_is_working_day=False)


class TestNationalData:
    @pytest.mark.parametrize(("year", "days"), [(2025, 11), (2026, 8), (2027, 8), (2028, 0)])
    def test_holds_the_collective_leave(self, year: int, days: int) -> None:
        leave = [
            each
            for each in national_data().holidays
            if each.kind is DayKind.COLLECTIVE_LEAVE and each.on.year == year
        ]
        assert len(leave) == days

    def test_says_what_is_confirmed(self) -> None:
        data = national_data()
        assert data.last_confirmed_year == 2027
        assert data.years[2026].public
        assert data.years[2026].collective_leave
        assert not data.years[2027].public
        assert data.years[2027].collective_leave
        assert not data.years[2028].collective_leave

    def test_flags_estimates_outside_the_name(self) -> None:
        eid = next(each for each in national_data().holidays if each.on == D(2027, 3, 10))
        assert eid.estimated
        assert (eid.name_id, eid.name_en) == ("Hari Raya Idul Fitri", "Eid al-Fitr")
