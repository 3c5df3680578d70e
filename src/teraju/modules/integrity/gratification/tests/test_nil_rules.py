"""Periods and what they show; the states of the register of 8.7."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.gratification import nil_policy
from teraju.modules.integrity.gratification.domain.given_states import COURTESY
from teraju.modules.integrity.gratification.domain.nil_periods import (
    Finding,
    Span,
    finding,
    last_period,
    period_of,
)


@pytest.mark.parametrize(
    ("day", "months", "since", "until"),
    [
        (date(2020, 1, 1), 6, date(2020, 1, 1), date(2020, 6, 30)),
        (date(2020, 6, 30), 6, date(2020, 1, 1), date(2020, 6, 30)),
        (date(2020, 7, 1), 6, date(2020, 7, 1), date(2020, 12, 31)),
        (date(2020, 12, 31), 6, date(2020, 7, 1), date(2020, 12, 31)),
        (date(2020, 2, 29), 1, date(2020, 2, 1), date(2020, 2, 29)),
        (date(2020, 12, 5), 1, date(2020, 12, 1), date(2020, 12, 31)),
        (date(2021, 8, 9), 3, date(2021, 7, 1), date(2021, 9, 30)),
        (date(2021, 8, 9), 12, date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_the_period_of_a_day(day: date, months: int, since: date, until: date) -> None:
    assert period_of(day, months) == Span(since, until)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_periods_follow_each_other_without_a_gap(day: date, months: int) -> None:
    found = period_of(day, months)
    assert found.since <= day <= found.until
    following = period_of(found.until + timedelta(days=1), months)
    assert following.since == found.until + timedelta(days=1)


@pytest.mark.parametrize("months", [0, 5, 7, 13])
def test_months_that_do_not_divide_a_year(months: int) -> None:
    with pytest.raises(ValueError, match="evenly"):
        period_of(date(2020, 1, 1), months)


@pytest.mark.parametrize(
    ("day", "span"),
    [
        (date(2019, 12, 31), None),
        # The half-year before the rule is not asked for.
        (date(2020, 6, 30), None),
        (date(2020, 7, 1), Span(date(2020, 1, 1), date(2020, 6, 30))),
        (date(2021, 1, 1), Span(date(2020, 7, 1), date(2020, 12, 31))),
    ],
)
def test_the_last_period_that_is_asked_for(day: date, span: Span | None) -> None:
    assert nil_policy.asked_period(day) == span
    assert last_period(day, lambda one: nil_policy.number(one, "period_months")) == span


@pytest.mark.parametrize(
    ("reported", "stated", "told", "found"),
    [
        (True, False, False, Finding.REPORTED),
        (False, True, True, Finding.STATED),
        (False, True, False, Finding.NO_CAMPAIGN),
        (False, False, True, Finding.NO_STATEMENT),
        (False, False, False, Finding.NOTHING),
    ],
)
def test_no_report_proves_nothing(reported: bool, stated: bool, told: bool, found: Finding) -> None:
    assert finding(reported=reported, stated=stated, told=told) is found


@pytest.mark.parametrize(
    ("state", "event", "after"),
    [
        ("requested", "approve", "approved"),
        ("requested", "refuse", "refused"),
        ("requested", "cancel", "cancelled"),
        ("approved", "carry_out", "done"),
        ("approved", "cancel", "cancelled"),
    ],
)
def test_the_steps_of_a_courtesy(state: str, event: str, after: str) -> None:
    assert COURTESY.transition(state, event).target == after


@pytest.mark.parametrize(
    ("state", "event"),
    [
        ("requested", "carry_out"),
        ("refused", "approve"),
        ("done", "cancel"),
        ("approved", "refuse"),
    ],
)
def test_what_has_no_place(state: str, event: str) -> None:
    with pytest.raises(TransitionRefused):
        COURTESY.transition(state, event)
