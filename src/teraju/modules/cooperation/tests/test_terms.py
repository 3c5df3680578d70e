"""Dates of agreements and plans: tables of cases, and what holds for any dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.domain.states import Status, TaskState
from teraju.modules.cooperation.domain.terms import Problem, Term

MOU = date(2018, 3, 16)
PKS = date(2018, 3, 29)
TODAY = date(2018, 10, 1)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def problems(found):
    return {finding.problem for finding in found}


@pytest.mark.parametrize(
    ("term", "more", "expected"),
    [
        (Term(), {}, set()),
        (Term(PKS), {"parent": Term(MOU)}, set()),
        (Term(MOU), {"parent": Term(MOU)}, set()),
        (Term(date(2018, 3, 15)), {"parent": Term(MOU)}, {Problem.SIGNED_BEFORE_PARENT}),
        (Term(PKS), {"parent": Term()}, {Problem.PARENT_NOT_SIGNED}),
        (Term(), {"parent": Term()}, set()),
        (Term(date(2018, 10, 2)), {}, {Problem.SIGNED_IN_FUTURE}),
        (Term(TODAY), {}, set()),
        (Term(MOU, MOU, MOU), {}, {Problem.ENDS_BEFORE_START}),
        (Term(MOU, MOU, date(2018, 3, 17)), {}, set()),
        (Term(MOU, None, MOU), {}, {Problem.ENDS_BEFORE_SIGNING}),
        (Term(MOU, date(2018, 4, 1), date(2021, 4, 1)), {}, set()),
        (Term(MOU, date(2018, 3, 1)), {}, {Problem.STARTS_BEFORE_SIGNING}),
        (Term(MOU), {"consent_on": date(2018, 3, 17)}, {Problem.CONSENT_AFTER_SIGNING}),
        (Term(MOU), {"consent_on": MOU}, set()),
        (Term(MOU), {"predecessor": Term(PKS)}, {Problem.SIGNED_BEFORE_PREDECESSOR}),
        (Term(PKS), {"predecessor": Term(MOU)}, set()),
        (
            Term(PKS, None, date(2022, 1, 1)),
            {"parent": Term(MOU, None, date(2021, 3, 16))},
            {Problem.OUTLIVES_PARENT},
        ),
        (Term(PKS), {"parent": Term(MOU, None, date(2021, 3, 16))}, {Problem.OUTLIVES_PARENT}),
    ],
)
def test_check_term(term, more, expected):
    assert problems(terms.check_term(term, today=TODAY, **more)) == expected


@pytest.mark.parametrize(
    ("due", "done_on", "expected"),
    [
        (None, None, set()),
        (date(2018, 6, 1), None, set()),
        (date(2018, 3, 1), None, {Problem.TASK_OUTSIDE_TERM}),
        (date(2021, 3, 17), None, {Problem.TASK_OUTSIDE_TERM}),
        (date(2021, 3, 16), None, set()),
        (None, TODAY, set()),
        (None, TODAY + timedelta(days=1), {Problem.TASK_DONE_IN_FUTURE}),
        (None, date(2018, 3, 15), {Problem.TASK_DONE_BEFORE_SIGNING}),
        (None, MOU, set()),
    ],
)
def test_check_task(due, done_on, expected):
    term = Term(MOU, None, date(2021, 3, 16))
    found = terms.check_task(term, due=due, done_on=done_on, today=TODAY)
    assert problems(found) == expected


@pytest.mark.parametrize(
    ("closed_on", "expected"),
    [
        (TODAY, set()),
        (MOU, set()),
        (MOU - timedelta(days=1), {Problem.CLOSED_BEFORE_SIGNING}),
        (TODAY + timedelta(days=1), {Problem.CLOSED_IN_FUTURE}),
    ],
)
def test_check_closing(closed_on, expected):
    assert problems(terms.check_closing(Term(MOU), closed_on, TODAY)) == expected


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2018, set()),
        (2017, {Problem.EVALUATION_OUTSIDE_TERM}),
        (2019, {Problem.EVALUATION_OF_FUTURE}),
    ],
)
def test_check_evaluation(year, expected):
    assert problems(terms.check_evaluation(Term(MOU), year, TODAY)) == expected


def test_an_evaluation_after_the_last_year_is_refused():
    found = terms.check_evaluation(Term(MOU, None, date(2018, 12, 31)), 2019, date(2020, 1, 1))
    assert problems(found) == {Problem.EVALUATION_OUTSIDE_TERM}


@pytest.mark.parametrize(
    ("status", "ends_on", "expected"),
    [
        (Status.ACTIVE, date(2018, 9, 30), True),
        (Status.ACTIVE, TODAY, False),
        (Status.ACTIVE, None, False),
        (Status.ENDED, date(2018, 9, 30), False),
        (Status.DRAFT, date(2018, 9, 30), False),
    ],
)
def test_is_expired(status, ends_on, expected):
    assert terms.is_expired(status, ends_on, TODAY) is expected


def test_reminders_stand_half_a_year_a_quarter_and_a_month_before_the_end():
    assert terms.reminder_dates(date(2021, 3, 16), terms.DEFAULT_REMINDERS) == [
        date(2020, 9, 17),
        date(2020, 12, 16),
        date(2021, 2, 14),
    ]


@pytest.mark.parametrize(
    ("today", "reached"),
    [(date(2020, 9, 16), False), (date(2020, 9, 17), True), (date(2021, 4, 1), True)],
)
def test_reminder_reached(today, reached):
    assert terms.reminder_reached(date(2021, 3, 16), [30, 180, 90], today) is reached


def test_without_an_end_nobody_is_reminded():
    assert terms.reminder_dates(None, [30]) == []
    assert terms.reminder_reached(None, [30], TODAY) is False
    assert terms.reminder_reached(date(2021, 3, 16), [], TODAY) is False


@pytest.mark.parametrize(
    ("term", "evaluated", "today", "expected"),
    [
        (Term(MOU), [], date(2018, 10, 31), None),
        (Term(MOU), [], date(2018, 11, 1), (2018, date(2018, 12, 31))),
        (Term(MOU), [2018], date(2018, 12, 1), None),
        (Term(MOU), [], date(2020, 5, 1), (2018, date(2018, 12, 31))),
        (Term(MOU), [2018], date(2020, 5, 1), (2019, date(2019, 12, 31))),
        (Term(MOU, None, date(2018, 6, 30)), [], date(2018, 5, 1), (2018, date(2018, 6, 30))),
        (Term(MOU, None, date(2018, 6, 30)), [2018], date(2020, 5, 1), None),
        (Term(), [], TODAY, None),
    ],
)
def test_evaluation_due(term, evaluated, today, expected):
    assert terms.evaluation_due(term, evaluated, today) == expected


@pytest.mark.parametrize(
    ("state", "due", "expected"),
    [
        (TaskState.OPEN, TODAY - timedelta(days=1), True),
        (TaskState.OPEN, TODAY, False),
        (TaskState.OPEN, None, False),
        (TaskState.DONE, TODAY - timedelta(days=1), False),
        (TaskState.DROPPED, TODAY - timedelta(days=1), False),
    ],
)
def test_is_overdue(state, due, expected):
    assert terms.is_overdue(state, due, TODAY) is expected


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("has_successor", [True, False])
def test_only_an_agreement_in_force_is_renewed_and_only_once(status, has_successor):
    expected = status == Status.ACTIVE and not has_successor
    assert terms.can_be_renewed(status, has_successor=has_successor) is expected


@pytest.mark.parametrize("status", Status)
def test_only_what_was_signed_can_be_public(status):
    expected = status not in {Status.DRAFT, Status.CANCELLED}
    assert terms.can_be_public(status) is expected


@given(parent=DAYS, signed=DAYS, today=DAYS)
def test_nothing_is_accepted_before_its_parent_or_after_today(parent, signed, today):
    found = terms.check_term(Term(signed), today=today, parent=Term(parent))
    assert any(finding.blocks for finding in found) == (signed < parent or signed > today)


@given(signed=DAYS, starts=st.none() | DAYS, ends=st.none() | DAYS)
def test_an_accepted_term_ends_after_it_begins(signed, starts, ends):
    term = Term(signed, starts, ends)
    blocked = [f for f in terms.check_term(term, today=date.max) if f.blocks]
    assert bool(blocked) == (ends is not None and ends <= max(signed, starts or signed))


@given(ends=DAYS, days=st.lists(st.integers(1, 730), max_size=6))
def test_reminders_lie_before_the_end_in_order_and_once(ends, days):
    dates = terms.reminder_dates(ends, days)
    assert dates == sorted(set(dates))
    assert all(day < ends for day in dates)


@given(signed=DAYS, today=DAYS, evaluated=st.sets(st.integers(2015, 2035)))
def test_an_evaluated_year_is_never_asked_for_again(signed, today, evaluated):
    asked = terms.evaluation_due(Term(signed), evaluated, today)
    assert asked is None or (asked[0] not in evaluated and signed.year <= asked[0] <= today.year)
