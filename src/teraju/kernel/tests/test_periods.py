from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.periods import DateOutOfReach, Period, PeriodReversed, add_months, add_years

D = date
DATES = st.dates(min_value=D(1990, 1, 1), max_value=D(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (D(2018, 12, 20), 12, D(2019, 12, 20)),
        (D(2023, 1, 31), 1, D(2023, 2, 28)),
        (D(2024, 1, 31), 1, D(2024, 2, 29)),
        (D(2024, 3, 31), -1, D(2024, 2, 29)),
        (D(2024, 12, 31), 6, D(2025, 6, 30)),
        (D(2024, 1, 15), -13, D(2022, 12, 15)),
        (D(2024, 5, 5), 0, D(2024, 5, 5)),
    ],
)
def test_adds_months_clipped_to_the_end(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


def test_leap_day_becomes_28_february() -> None:
    assert add_years(D(2024, 2, 29), 3) == D(2027, 2, 28)
    assert add_years(D(2024, 2, 29), 4) == D(2028, 2, 29)


def test_refuses_to_leave_the_calendar() -> None:
    with pytest.raises(DateOutOfReach):
        add_years(D(9998, 1, 1), 3)


@given(DATES, DATES, st.integers(min_value=-200, max_value=200))
def test_adding_months_keeps_the_order(first: date, second: date, months: int) -> None:
    earlier, later = sorted((first, second))
    assert add_months(earlier, months) <= add_months(later, months)


class TestPeriod:
    def test_end_is_exclusive(self) -> None:
        period = Period(D(2026, 1, 1), D(2026, 2, 1))
        assert period.contains(D(2026, 1, 31))
        assert not period.contains(D(2026, 2, 1))
        assert not period.contains(D(2025, 12, 31))
        assert (period.days, period.last_day) == (31, D(2026, 1, 31))

    def test_through_takes_both_days(self) -> None:
        assert Period.through(D(2026, 1, 1), D(2026, 1, 31)) == Period(D(2026, 1, 1), D(2026, 2, 1))
        assert Period.through(D(2026, 1, 1), None).last_day is None
        assert Period.through(D(2026, 1, 1), date.max).contains(date.max)

    def test_without_end_lasts(self) -> None:
        period = Period(D(2026, 1, 1))
        assert period.contains(date.max)
        assert period.days is None

    def test_refuses_an_end_before_the_start(self) -> None:
        with pytest.raises(PeriodReversed):
            Period(D(2026, 1, 2), D(2026, 1, 1))

    def test_empty_one_holds_no_day(self) -> None:
        period = Period(D(2026, 1, 1), D(2026, 1, 1))
        assert period.is_empty
        assert not period.contains(D(2026, 1, 1))
        assert period.last_day is None

    def test_neighbours_do_not_overlap(self) -> None:
        first, second = Period(D(2026, 1, 1), D(2026, 2, 1)), Period(D(2026, 2, 1))
        assert not first.overlaps(second)
        assert first.intersection(second) is None

    @given(DATES, DATES, DATES, DATES, DATES)
    def test_intersection_is_what_both_contain(
        self, a: date, b: date, c: date, d: date, probe: date
    ) -> None:
        first, second = Period(*sorted((a, b))), Period(*sorted((c, d)))
        common = first.intersection(second)
        both = first.contains(probe) and second.contains(probe)
        assert both == (common is not None and common.contains(probe))
        assert first.overlaps(second) == second.overlaps(first)

    @given(DATES, st.integers(min_value=0, max_value=400))
    def test_counts_its_days(self, start: date, length: int) -> None:
        period = Period(start, start + timedelta(days=length))
        assert period.days == length
        assert (
            sum(period.contains(start + timedelta(days=i)) for i in range(-2, length + 3)) == length
        )
