"""Measuring periods, their names, and which target each is held against."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.planning.domain.rhythm import (
    Frequency,
    Stretch,
    TargetTerm,
    asked_periods,
    code_of,
    period_of,
    periods_within,
    read_code,
    target_for,
)

YEAR = Stretch(date(2020, 1, 1), date(2020, 12, 31))
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))
frequencies = st.sampled_from(list(Frequency))


@pytest.mark.parametrize(
    ("frequency", "day", "first", "last", "code"),
    [
        ("monthly", date(2020, 2, 29), date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        ("quarterly", date(2020, 9, 30), date(2020, 7, 1), date(2020, 9, 30), "2020-Q3"),
        ("half_yearly", date(2020, 7, 1), date(2020, 7, 1), date(2020, 12, 31), "2020-H2"),
        ("yearly", date(2020, 12, 31), date(2020, 1, 1), date(2020, 12, 31), "2020"),
    ],
)
def test_the_period_of_a_day(frequency, day, first, last, code):
    assert period_of(Frequency(frequency), day) == Stretch(first, last)
    assert code_of(Frequency(frequency), first) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2020-13",
        "2020-00",
        "2020-Q5",
        "2020-Q0",
        "2020-H3",
        "20-01",
        "2020-",
        "x",
        "2020-Qx",
        "0000",
    ],
)
def test_a_name_that_means_no_period(text):
    assert read_code(text) is None


@given(frequencies, days)
def test_a_name_is_read_back(frequency, day):
    period = period_of(frequency, day)
    assert read_code(code_of(frequency, period.first)) == (frequency, period)
    assert read_code(f" {code_of(frequency, period.first).lower()} ") == (frequency, period)


@given(frequencies, days)
def test_a_day_lies_in_its_period_and_periods_follow_without_a_gap(frequency, day):
    period = period_of(frequency, day)
    assert period.first <= day <= period.last
    assert period_of(frequency, period.last + timedelta(days=1)).first == period.last + timedelta(
        days=1
    )


def test_only_whole_periods_of_a_stretch_are_measured():
    part = Stretch(date(2020, 1, 15), date(2020, 6, 29))
    assert [one.first.month for one in periods_within(Frequency.MONTHLY, part)] == [2, 3, 4, 5]
    assert list(periods_within(Frequency.QUARTERLY, part)) == []
    assert len(list(periods_within(Frequency.QUARTERLY, YEAR))) == 4


@given(frequencies, days, st.integers(0, 800))
def test_whole_periods_lie_within_and_touch(frequency, first, length):
    stretch = Stretch(first, first + timedelta(days=length))
    found = list(periods_within(frequency, stretch))
    assert all(stretch.holds(one) for one in found)
    assert all(b.first - a.last == timedelta(days=1) for a, b in pairwise(found))


class TestTargets:
    changed = [
        TargetTerm(1, YEAR, YEAR.first, replaced_on=date(2020, 7, 10)),
        TargetTerm(2, YEAR, date(2020, 7, 10)),
    ]

    @pytest.mark.parametrize(("month", "target"), [(1, 1), (6, 1), (7, 2), (12, 2)])
    def test_a_change_leaves_what_was_measured_before(self, month, target):
        period = period_of(Frequency.MONTHLY, date(2020, month, 1))
        found = target_for(self.changed, period)
        assert found is not None
        assert found.pk == target

    def test_no_target_outside_its_days(self):
        assert target_for(self.changed, period_of(Frequency.MONTHLY, date(2021, 1, 1))) is None

    @given(st.dates(date(2019, 1, 1), date(2021, 12, 31)))
    def test_every_period_has_one_target_at_most(self, day):
        period = period_of(Frequency.MONTHLY, day)
        assert sum(one.counts_for(period) for one in self.changed) <= 1

    def test_asks_for_periods_that_are_over(self):
        asked = asked_periods(Frequency.MONTHLY, self.changed, date(2020, 8, 31))
        assert [(one.first.month, term.pk) for one, term in asked] == [
            *((month, 1) for month in range(1, 7)),
            (7, 2),
            (8, 2),
        ]
        assert len(asked_periods(Frequency.MONTHLY, self.changed, date(2020, 8, 30))) == 7
        assert asked_periods(Frequency.MONTHLY, self.changed, date(2019, 12, 31)) == []
