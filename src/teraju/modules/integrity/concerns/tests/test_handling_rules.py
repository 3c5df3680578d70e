"""The rules of the desk as tables of cases: states, outcomes, clocks, triage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.concerns import policy, wording
from teraju.modules.integrity.concerns.domain.clocks import (
    Days,
    Due,
    Duty,
    by_urgency,
    feedback_by,
    in_time,
    next_due,
)
from teraju.modules.integrity.concerns.domain.outcomes import (
    DEMANDS,
    Finding,
    Hindrance,
    Outcome,
    Receiver,
    Scope,
    hinders_closing,
    hinders_outcome,
    outcomes_of,
)
from teraju.modules.integrity.concerns.domain.states import CONCERN, Event, State
from teraju.modules.integrity.concerns.domain.triage import (
    Completeness,
    Jurisdiction,
    Path,
    Priority,
    Relevance,
    Risk,
    Triage,
    propose,
)

D = date
TODAY = D(2026, 11, 26)
LIMITS = policy.limits_on(TODAY)
THRESHOLDS = policy.thresholds_on(TODAY)


@pytest.mark.parametrize(
    ("source", "event", "target"),
    [
        ("received", "acknowledge", "acknowledged"),
        ("received", "triage", None),
        ("received", "conclude", None),
        ("acknowledged", "triage", "triaged"),
        ("acknowledged", "acknowledge", None),
        ("acknowledged", "forward", None),
        ("triaged", "triage", "triaged"),
        ("triaged", "investigate", "investigating"),
        ("triaged", "forward", "forwarded"),
        ("triaged", "turn_away", "out_of_scope"),
        ("triaged", "conclude", "concluded"),
        ("triaged", "close", None),
        ("investigating", "conclude", "concluded"),
        ("investigating", "forward", "forwarded"),
        ("investigating", "turn_away", None),
        ("forwarded", "take_back", "investigating"),
        ("forwarded", "follow_up", "followed_up"),
        ("forwarded", "close", None),
        ("concluded", "follow_up", "followed_up"),
        ("concluded", "close", "closed"),
        ("concluded", "reopen", "investigating"),
        ("followed_up", "close", "closed"),
        ("out_of_scope", "close", "closed"),
        ("out_of_scope", "reopen", "triaged"),
        ("closed", "reopen", "investigating"),
        ("closed", "close", None),
    ],
)
def test_steps_of_a_concern(source, event, target):
    if target is None:
        with pytest.raises(TransitionRefused):
            CONCERN.transition(source, event)
    else:
        assert CONCERN.transition(source, event).target == target


def test_every_state_has_a_way_out():
    assert not CONCERN.final_states
    assert CONCERN.states == set(State)


FOUND = Finding(State.INVESTIGATING, Outcome.SUBSTANTIATED, feedback=True, hearings=1)
TRIAGED = Finding(State.TRIAGED, feedback=True)


@pytest.mark.parametrize(
    ("event", "finding", "hindrance"),
    [
        (Event.CONCLUDE, FOUND, None),
        (Event.CONCLUDE, replace(FOUND, outcome=Outcome.PARTLY), None),
        (Event.CONCLUDE, replace(FOUND, outcome=None), Hindrance.NO_OUTCOME),
        (Event.CONCLUDE, replace(FOUND, state=State.TRIAGED), Hindrance.NOT_INVESTIGATED),
        (Event.CONCLUDE, replace(FOUND, hearings=0), Hindrance.NO_HEARING),
        (Event.CONCLUDE, replace(FOUND, hearings=0, outcome=Outcome.UNFOUNDED), None),
        (
            Event.CONCLUDE,
            replace(FOUND, state=State.TRIAGED, outcome=Outcome.UNFOUNDED),
            Hindrance.NOT_INVESTIGATED,
        ),
        (Event.CONCLUDE, replace(FOUND, feedback=False), Hindrance.NO_FEEDBACK),
        (Event.CONCLUDE, replace(TRIAGED, outcome=Outcome.NOT_ENOUGH_FACTS), None),
        (
            Event.CONCLUDE,
            replace(TRIAGED, outcome=Outcome.OUTSIDE_SCOPE),
            Hindrance.NOT_A_CONCLUSION,
        ),
        (Event.FORWARD, replace(TRIAGED, outcome=Outcome.FORWARDED), Hindrance.NO_RECEIVER),
        (
            Event.FORWARD,
            replace(TRIAGED, outcome=Outcome.FORWARDED, receiver=Receiver.KPK),
            None,
        ),
        (Event.TURN_AWAY, replace(TRIAGED, outcome=Outcome.OUTSIDE_SCOPE), Hindrance.NO_REASON),
        (
            Event.TURN_AWAY,
            replace(TRIAGED, outcome=Outcome.OUTSIDE_SCOPE, reason=Scope.SERVICE_COMPLAINT),
            None,
        ),
    ],
)
def test_what_hinders_an_outcome(event, finding, hindrance):
    assert hinders_outcome(event, finding) is hindrance


def test_every_outcome_belongs_to_one_step():
    assert set(DEMANDS) == set(Outcome)
    listed = [one for step in Event for one in outcomes_of(step)]
    assert sorted(listed) == sorted(Outcome)


@pytest.mark.parametrize(
    ("outcome", "told", "unprotected", "hindrance"),
    [
        (None, True, False, Hindrance.NO_OUTCOME),
        (Outcome.SUBSTANTIATED, False, False, Hindrance.MEASURES_DUE),
        (Outcome.SUBSTANTIATED, True, False, None),
        (Outcome.SUBSTANTIATED, True, True, Hindrance.NO_PROTECTION),
        (Outcome.FORWARDED, False, False, Hindrance.MEASURES_DUE),
        (Outcome.UNFOUNDED, False, False, None),
        (Outcome.OUTSIDE_SCOPE, False, False, None),
        (Outcome.NOT_ENOUGH_FACTS, False, True, Hindrance.NO_PROTECTION),
    ],
)
def test_what_hinders_the_closing(outcome, told, unprotected, hindrance):
    finding = Finding(State.CONCLUDED, outcome, measures_told=told, protection_missing=unprotected)
    assert hinders_closing(finding) is hindrance


RECEIVED = D(2026, 1, 26)


@pytest.mark.parametrize(
    ("state", "days", "due"),
    [
        ("received", Days(RECEIVED), Due(Duty.ACKNOWLEDGE, D(2026, 2, 2))),
        (
            "acknowledged",
            Days(RECEIVED, D(2026, 1, 28)),
            Due(Duty.FEEDBACK, D(2026, 4, 28)),
        ),
        # Acknowledged late: the three months run from the day on which it was due.
        ("triaged", Days(RECEIVED, D(2026, 2, 20)), Due(Duty.FEEDBACK, D(2026, 5, 2))),
        (
            "investigating",
            Days(RECEIVED, D(2026, 1, 28), extended=True),
            Due(Duty.FEEDBACK, D(2026, 7, 28)),
        ),
        # 30 November and three months: the last day of February.
        (
            "investigating",
            Days(D(2025, 11, 28), D(2025, 11, 30)),
            Due(Duty.FEEDBACK, D(2026, 2, 28)),
        ),
        (
            "concluded",
            Days(RECEIVED, D(2026, 1, 28), D(2026, 4, 1)),
            Due(Duty.MEASURES, D(2026, 6, 30)),
        ),
        (
            "concluded",
            Days(RECEIVED, D(2026, 1, 28), D(2026, 4, 1), measures=False),
            Due(Duty.CLOSE, D(2026, 4, 15)),
        ),
        (
            "out_of_scope",
            Days(RECEIVED, D(2026, 1, 28), D(2026, 4, 1)),
            Due(Duty.CLOSE, D(2026, 4, 15)),
        ),
        (
            "followed_up",
            Days(RECEIVED, D(2026, 1, 28), D(2026, 4, 1), D(2026, 5, 1)),
            Due(Duty.CLOSE, D(2026, 5, 15)),
        ),
        ("closed", Days(RECEIVED, closed_on=D(2026, 5, 1)), Due(Duty.CONTACT, D(2026, 5, 31))),
        (
            "closed",
            Days(RECEIVED, closed_on=D(2026, 5, 1), contacts=[D(2026, 4, 20), D(2026, 6, 1)]),
            Due(Duty.CONTACT, D(2026, 7, 30)),
        ),
        (
            "closed",
            Days(
                RECEIVED,
                closed_on=D(2026, 5, 1),
                contacts=[D(2026, 6, 1), D(2026, 8, 1), D(2026, 11, 1)],
            ),
            None,
        ),
    ],
)
def test_what_is_due_next(state, days, due):
    assert next_due(State(state), days, LIMITS) == due


@given(
    received=st.dates(D(2000, 1, 1), D(2100, 1, 1)),
    wait=st.one_of(st.none(), st.integers(0, 400)),
)
def test_a_late_acknowledgement_wins_no_time(received, wait):
    done = None if wait is None else received + timedelta(days=wait)
    never = feedback_by(Days(received), LIMITS)
    due = feedback_by(Days(received, done), LIMITS)
    assert received < due <= never
    assert due <= feedback_by(Days(received, done, extended=True), LIMITS)


@pytest.mark.parametrize(
    ("today", "late", "near"),
    [
        (D(2026, 1, 29), False, False),
        (D(2026, 1, 30), False, True),
        (D(2026, 2, 2), False, True),
        (D(2026, 2, 3), True, False),
    ],
)
def test_the_last_day_is_in_time(today, late, near):
    due = Due(Duty.ACKNOWLEDGE, D(2026, 2, 2))
    assert (due.is_late(today), due.is_near(today, LIMITS.warn_days)) == (late, near)


@pytest.mark.parametrize(
    ("done", "today", "answer"),
    [
        (D(2026, 2, 2), D(2026, 3, 1), True),
        (D(2026, 2, 3), D(2026, 3, 1), False),
        (None, D(2026, 2, 2), None),
        (None, D(2026, 2, 3), False),
    ],
)
def test_whether_a_step_was_in_time(done, today, answer):
    assert in_time(done, D(2026, 2, 2), today) is answer


def test_what_is_due_first_stands_in_front():
    rows = [
        (None, "A"),
        (Due(Duty.CLOSE, D(2026, 3, 1)), "C"),
        (Due(Duty.ACKNOWLEDGE, D(2026, 2, 1)), "D"),
        (Due(Duty.FEEDBACK, D(2026, 2, 1)), "B"),
    ]
    assert by_urgency(rows) == ["B", "D", "C", "A"]


BRIBE = Triage(Relevance.BRIBERY, Jurisdiction.OURS)


@pytest.mark.parametrize(
    ("facts", "completeness", "path"),
    [
        ([], Completeness.THIN, Path.ASK),
        (["what", "who"], Completeness.THIN, Path.ASK),
        (["what", "who", "weather"], Completeness.THIN, Path.ASK),
        (["what", "who", "when"], Completeness.PARTLY, Path.INVESTIGATE),
        (["what", "who", "when", "where", "how"], Completeness.COMPLETE, Path.INVESTIGATE),
    ],
)
def test_how_complete_it_is(facts, completeness, path):
    proposal = propose(replace(BRIBE, facts=facts), THRESHOLDS)
    assert (proposal.completeness, proposal.path) == (completeness, path)


@pytest.mark.parametrize(
    ("relevance", "jurisdiction", "path"),
    [
        ("service_complaint", "ours", Path.TURN_AWAY),
        ("employment", "authority", Path.TURN_AWAY),
        ("private", "ours", Path.TURN_AWAY),
        ("bribery", "authority", Path.FORWARD),
        ("bribery", "other_government", Path.FORWARD),
        ("retaliation", "ours", Path.ASK),
    ],
)
def test_where_it_goes(relevance, jurisdiction, path):
    triage = Triage(Relevance(relevance), Jurisdiction(jurisdiction))
    assert propose(triage, THRESHOLDS).path is path


@pytest.mark.parametrize(
    ("danger", "risk", "plan"),
    [
        ([], Risk.LOW, False),
        (["unknown_sign"], Risk.LOW, False),
        (["identity_known"], Risk.MEDIUM, True),
        (["identity_known", "identity_known"], Risk.MEDIUM, True),
        (["identity_known", "subject_is_superior"], Risk.HIGH, True),
        (["threats_made"], Risk.HIGH, True),
    ],
)
def test_how_dangerous_it_is_for_the_reporter(danger, risk, plan):
    proposal = propose(replace(BRIBE, danger=danger), THRESHOLDS)
    assert (proposal.risk, proposal.protection_plan) == (risk, plan)


@pytest.mark.parametrize(
    ("gravity", "danger", "priority"),
    [
        ([], [], Priority.LOW),
        (["repeated"], [], Priority.NORMAL),
        (["evidence_may_vanish"], [], Priority.HIGH),
        (["danger_to_people"], [], Priority.URGENT),
        (["ongoing", "leader_involved", "repeated"], [], Priority.URGENT),
        ([], ["threats_made"], Priority.URGENT),
    ],
)
def test_how_soon_it_is_taken_up(gravity, danger, priority):
    assert propose(replace(BRIBE, gravity=gravity, danger=danger), THRESHOLDS).priority is priority


@given(
    signs=st.sets(st.sampled_from(sorted(THRESHOLDS.gravity))),
    more=st.sampled_from(sorted(THRESHOLDS.gravity)),
)
def test_one_more_sign_never_makes_it_wait_longer(signs, more):
    order = list(Priority)
    before = propose(replace(BRIBE, gravity=signs), THRESHOLDS).priority
    after = propose(replace(BRIBE, gravity=signs | {more}), THRESHOLDS).priority
    assert order.index(after) <= order.index(before)


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (State, wording.STATES),
        (State, wording.MEANINGS),
        (Outcome, wording.OUTCOMES),
        (Receiver, wording.RECEIVERS),
        (Scope, wording.SCOPES),
        (Priority, wording.PRIORITIES),
        (Relevance, wording.RELEVANCE),
        (Jurisdiction, wording.JURISDICTION),
        (Risk, wording.RISKS),
        (Path, wording.PATHS),
        (Completeness, wording.COMPLETENESS),
        (Duty, wording.DUTIES),
        (Hindrance, wording.HINDRANCES),
        (THRESHOLDS.facts, wording.FACTS),
        (THRESHOLDS.gravity, wording.GRAVITY),
        (THRESHOLDS.danger, wording.DANGER),
    ],
)
def test_every_code_has_its_words(codes, words):
    assert set(words) == set(codes)
