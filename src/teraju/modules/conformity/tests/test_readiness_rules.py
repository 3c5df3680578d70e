"""How a topic and a requirement stand: the table of cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.conformity.domain.evidence import (
    Late,
    Proof,
    ends_before_it_begins,
    lateness,
    proved_by,
)
from teraju.modules.conformity.domain.readiness import (
    Judged,
    NextAction,
    Reason,
    count,
    requirement_standing,
    stand,
)
from teraju.modules.conformity.domain.states import Progress, Result, State, weakest

ON = date(2018, 10, 8)
C, A, M, N = State.CONFORMING, State.ATTENTION, State.MISSING, State.NOT_APPLICABLE


def proof(state: State = C, **fields: Any) -> Proof:
    values: dict[str, Any] = {
        "kind": "test.record",
        "key": "test.record:1",
        "agency_id": 1,
        "topics": frozenset({"policy"}),
        "title": "Record",
        "url": "/record/1/",
        "happened_on": date(2018, 5, 2),
        "recorded_on": date(2018, 5, 3),
        "state": state,
        **fields,
    }
    return Proof(**values)


def judged(result: Result, on: date = date(2018, 6, 1), note: str = "") -> Judged:
    return Judged(result, Progress.IN_PLACE, note, on, "Auditor", 1)


PROVES = proof()
SUPPORTS = proof(supports=True)
NEWER_SUPPORT = proof(supports=True, recorded_on=date(2018, 7, 1))
GONE = proof(valid_until=date(2018, 8, 31))
GONE_SUPPORT = proof(supports=True, valid_until=date(2018, 8, 31))
OTHER_SUPPORT = proof(kind="test.procedure", supports=True, recorded_on=date(2018, 7, 1))
GONE_EARLY = proof(supports=True, valid_until=date(2018, 5, 20))
FOR_SOME_TIME = proof(valid_until=ON)
NOT_YET = proof(valid_from=date(2018, 11, 1))
RECORDED_LATER = proof(recorded_on=date(2018, 10, 9))
WARNS, FAILS = proof(A), proof(M)
LATER_WARNING = proof(A, recorded_on=date(2018, 9, 1))
LEFT_OUT = proof(N)
# On record before the judgement, but all was well then.
OVERDUE_SINCE = proof(A, wrong_since=date(2018, 9, 1))

CASES = [
    # records, judgement, state, reason, action
    ([], None, M, Reason.NOTHING_RECORDED, NextAction.ADD_EVIDENCE),
    ([PROVES], None, C, Reason.PROVED, None),
    ([FOR_SOME_TIME], None, C, Reason.PROVED, None),
    ([GONE], None, M, Reason.RAN_OUT, NextAction.RENEW_EVIDENCE),
    ([NOT_YET], None, M, Reason.NOTHING_RECORDED, NextAction.ADD_EVIDENCE),
    ([RECORDED_LATER], None, M, Reason.NOTHING_RECORDED, NextAction.ADD_EVIDENCE),
    ([SUPPORTS], None, A, Reason.ONLY_SUPPORT, NextAction.JUDGE),
    ([SUPPORTS, PROVES], None, C, Reason.PROVED, None),
    ([PROVES, WARNS], None, A, Reason.RECORD_AGAINST, NextAction.FOLLOW_RECORD),
    ([PROVES, WARNS, FAILS], None, M, Reason.RECORD_AGAINST, NextAction.FOLLOW_RECORD),
    ([LEFT_OUT], None, N, Reason.RECORD_LEAVES_OUT, None),
    ([], judged(Result.NOT_APPLICABLE, note="none"), N, Reason.LEFT_OUT, None),
    ([PROVES], judged(Result.NOT_APPLICABLE, note="none"), N, Reason.LEFT_OUT, None),
    ([], judged(Result.MINOR), A, Reason.JUDGED_MINOR, NextAction.CLOSE_GAP),
    ([], judged(Result.MAJOR), M, Reason.JUDGED_MAJOR, NextAction.CLOSE_GAP),
    # A record from before the judgement was weighed in it; a newer one asks for another.
    ([SUPPORTS], judged(Result.MINOR), A, Reason.JUDGED_MINOR, NextAction.CLOSE_GAP),
    ([NEWER_SUPPORT], judged(Result.MINOR), A, Reason.JUDGED_MINOR, NextAction.JUDGE_AGAIN),
    ([NEWER_SUPPORT], judged(Result.MAJOR), M, Reason.JUDGED_MAJOR, NextAction.JUDGE_AGAIN),
    # Judged lower than the records prove: the judgement decides.
    (
        [PROVES],
        judged(Result.MAJOR, note="not lived"),
        M,
        Reason.JUDGED_MAJOR,
        NextAction.CLOSE_GAP,
    ),
    ([SUPPORTS], judged(Result.CONFORMING), C, Reason.JUDGED_CONFORMING, None),
    ([PROVES], judged(Result.CONFORMING), C, Reason.JUDGED_CONFORMING, None),
    # An old paper proves nothing this year.
    ([GONE_SUPPORT], judged(Result.CONFORMING), A, Reason.RAN_OUT, NextAction.RENEW_EVIDENCE),
    ([GONE_EARLY], judged(Result.CONFORMING), A, Reason.WITHOUT_EVIDENCE, NextAction.ADD_EVIDENCE),
    ([], judged(Result.CONFORMING), A, Reason.WITHOUT_EVIDENCE, NextAction.ADD_EVIDENCE),
    ([], judged(Result.CONFORMING, note="seen"), C, Reason.OVERRIDDEN, None),
    # What supports carries the judgement only if it was weighed, or is of the kind that was.
    ([GONE_SUPPORT, NEWER_SUPPORT], judged(Result.CONFORMING), C, Reason.JUDGED_CONFORMING, None),
    (
        [GONE_SUPPORT, OTHER_SUPPORT],
        judged(Result.CONFORMING),
        A,
        Reason.RAN_OUT,
        NextAction.RENEW_EVIDENCE,
    ),
    # A procedure does not make up for the proof that has run out.
    ([GONE, SUPPORTS], judged(Result.CONFORMING), A, Reason.RAN_OUT, NextAction.RENEW_EVIDENCE),
    ([OTHER_SUPPORT], judged(Result.CONFORMING), A, Reason.ONLY_SUPPORT, NextAction.JUDGE_AGAIN),
    ([OTHER_SUPPORT], judged(Result.CONFORMING, note="seen"), C, Reason.OVERRIDDEN, None),
    # A reason holds for a year, the day itself left out.
    (
        [],
        judged(Result.CONFORMING, date(2017, 10, 9), "seen"),
        C,
        Reason.OVERRIDDEN,
        None,
    ),
    (
        [],
        judged(Result.CONFORMING, date(2017, 10, 8), "seen"),
        A,
        Reason.OVERRIDE_TOO_OLD,
        NextAction.JUDGE_AGAIN,
    ),
    # Records against it: a reason covers only what was known when it was given.
    ([WARNS], judged(Result.CONFORMING), A, Reason.RECORD_AGAINST, NextAction.FOLLOW_RECORD),
    ([WARNS], judged(Result.CONFORMING, note="closed"), C, Reason.OVERRIDDEN, None),
    (
        [OVERDUE_SINCE],
        judged(Result.CONFORMING, note="closed"),
        A,
        Reason.RECORD_AGAINST,
        NextAction.FOLLOW_RECORD,
    ),
    (
        [LATER_WARNING],
        judged(Result.CONFORMING, note="closed"),
        A,
        Reason.RECORD_AGAINST,
        NextAction.FOLLOW_RECORD,
    ),
]


@pytest.mark.parametrize(("records", "judgement", "state", "reason", "action"), CASES)
def test_how_a_topic_stands(
    records: list[Proof],
    judgement: Judged | None,
    state: State,
    reason: Reason,
    action: NextAction | None,
) -> None:
    found = stand("policy", records, judgement, ON, override_months=12)
    assert (found.state, found.reason, found.action) == (state, reason, action)


@pytest.mark.parametrize(("records", "judgement", "state", "reason", "action"), CASES)
def test_what_is_open_has_a_next_action_and_what_is_not_has_none(
    records: list[Proof],
    judgement: Judged | None,
    state: State,
    reason: Reason,
    action: NextAction | None,
) -> None:
    found = stand("policy", records, judgement, ON, override_months=12)
    assert found.is_open is (found.action is not None)


@pytest.mark.parametrize(
    ("records", "result", "against"),
    [
        ([PROVES], Result.CONFORMING, False),
        ([PROVES], Result.MINOR, True),
        ([], Result.CONFORMING, True),
        ([], Result.MAJOR, False),
        ([SUPPORTS], Result.MINOR, False),
    ],
)
def test_judgement_and_records_stay_visible_side_by_side(
    records: list[Proof], result: Result, against: bool
) -> None:
    found = stand("policy", records, judged(result, note="why"), ON, override_months=12)
    assert found.is_against_records is against
    assert found.judged is not None
    assert found.computed is proved_by(records)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([C], C),
        ([C, A], A),
        ([C, A, M], M),
        ([N], N),
        ([N, C], C),
        ([N, M], M),
        ([N, N], N),
    ],
)
def test_the_weakest_topic_decides(states: list[State], expected: State) -> None:
    records = {C: [PROVES], A: [SUPPORTS], M: [], N: [LEFT_OUT]}
    standings = {
        str(place): stand(str(place), records[state], None, ON, override_months=12)
        for place, state in enumerate(states)
    }
    found = requirement_standing("5.2", list(standings), standings)
    assert found.state is expected
    assert [one.state for one in found.open_topics] == sorted(
        (state for state in states if state in (A, M)), key=lambda state: state is not M
    )


def test_a_requirement_without_topics_is_no_requirement() -> None:
    with pytest.raises(ValueError, match="empty"):
        requirement_standing("5.2", [], {})


@given(st.lists(st.sampled_from(list(State)), min_size=1))
def test_counts_add_up_and_one_gap_stays_visible(states: list[State]) -> None:
    standings = [requirement_standing("x", ["t"], {"t": _as(state)}) for state in states]
    counts = count(standings)
    assert counts.total == len(states)
    assert counts.open == sum(state in (A, M) for state in states)
    assert (weakest(states) in (A, M)) is (counts.open > 0)


def _as(state: State) -> Any:
    records = {C: [PROVES], A: [SUPPORTS], M: [], N: [LEFT_OUT]}[state]
    return stand("t", records, None, ON, override_months=12)


AUDIT = date(2018, 11, 2)


@pytest.mark.parametrize(
    ("happened", "recorded", "expected"),
    [
        (date(2018, 5, 1), date(2018, 5, 31), set()),
        (date(2018, 5, 1), date(2018, 6, 1), {Late.LONG_AFTER}),
        (date(2018, 10, 2), date(2018, 10, 2), set()),
        (date(2018, 10, 3), date(2018, 10, 3), {Late.BEFORE_AUDIT}),
        (date(2018, 11, 1), date(2018, 11, 1), {Late.BEFORE_AUDIT}),
        (date(2018, 11, 2), date(2018, 11, 2), set()),
        (date(2018, 8, 1), date(2018, 10, 20), {Late.LONG_AFTER, Late.BEFORE_AUDIT}),
    ],
)
def test_two_dates_are_compared(happened: date, recorded: date, expected: set[Late]) -> None:
    found = lateness(happened, recorded, [AUDIT], days_after=30, days_before=30)
    assert found == expected


@given(
    st.dates(date(2015, 1, 1), date(2025, 1, 1)),
    st.integers(0, 400),
    st.integers(0, 90),
)
def test_without_an_audit_only_the_gap_counts(happened: date, gap: int, limit: int) -> None:
    found = lateness(happened, happened + timedelta(days=gap), (), days_after=limit, days_before=30)
    assert (Late.LONG_AFTER in found) is (gap > limit)
    assert Late.BEFORE_AUDIT not in found


FIRST, SECOND, THIRD = date(2018, 5, 1), date(2018, 5, 2), date(2018, 5, 3)


@pytest.mark.parametrize(
    ("happened", "since", "until", "expected"),
    [
        (SECOND, None, None, False),
        (SECOND, None, SECOND, False),
        (SECOND, None, FIRST, True),
        (SECOND, THIRD, SECOND, True),
        (SECOND, THIRD, THIRD, False),
        # Whoever names the first day means it, even before the fact.
        (THIRD, FIRST, SECOND, False),
        (None, None, FIRST, False),
        (None, SECOND, FIRST, True),
    ],
)
def test_the_last_day_lies_on_or_after_the_first(
    happened: date | None, since: date | None, until: date | None, expected: bool
) -> None:
    assert ends_before_it_begins(happened, since, until) is expected
