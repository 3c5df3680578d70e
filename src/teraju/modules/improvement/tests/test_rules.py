"""The rules as tables of cases: grades, gates, states, ages, who judges, where it stood."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.improvement.domain.ageing import (
    Band,
    Escalation,
    band_at,
    bands_of,
    counted,
    escalation,
)
from teraju.modules.improvement.domain.closing import (
    Hindrance,
    Involved,
    Ready,
    hinders_check,
    hinders_closing,
    hinders_judge,
    hinders_plan,
    hinders_waiver,
)
from teraju.modules.improvement.domain.course import (
    ActionDays,
    Course,
    Limits,
    RoundDays,
    place_of,
)
from teraju.modules.improvement.domain.grades import DEMANDS, Gate, Grade
from teraju.modules.improvement.domain.states import (
    ACTION,
    NONCONFORMITY,
    SUGGESTION,
    State,
)

D = date


@pytest.mark.parametrize(
    ("source", "event", "target"),
    [
        ("reported", "decide", "analysis"),
        ("reported", "waive", "ready"),
        ("reported", "close", None),
        ("reported", "accept", None),
        ("analysis", "submit", "planned"),
        ("analysis", "accept", None),
        ("planned", "accept", "acting"),
        ("planned", "return", "analysis"),
        ("planned", "implement", None),
        ("acting", "implement", "checking"),
        ("acting", "finish", "ready"),
        ("acting", "revise", "analysis"),
        ("acting", "cancel", None),
        ("checking", "find_effective", "ready"),
        ("checking", "find_ineffective", "analysis"),
        ("checking", "confirm", "closed"),
        ("checking", "close", None),
        ("ready", "close", "closed"),
        ("ready", "reopen", "analysis"),
        ("closed", "reopen", "analysis"),
        ("closed", "submit", None),
        ("cancelled", "resume", "reported"),
        ("cancelled", "close", None),
    ],
)
def test_steps_of_a_nonconformity(source, event, target):
    if target is None:
        with pytest.raises(TransitionRefused):
            NONCONFORMITY.transition(source, event)
    else:
        assert NONCONFORMITY.transition(source, event).target == target


def test_every_state_of_a_nonconformity_has_a_way_out():
    assert not NONCONFORMITY.final_states
    assert ACTION.final_states == {"verified", "dropped"}
    assert SUGGESTION.final_states == {"carried_out", "refused", "withdrawn"}


@pytest.mark.parametrize(
    ("grade", "gate"),
    [
        (Grade.MAJOR, Gate.EFFECT_VERIFIED),
        (Grade.MINOR, Gate.PLAN_ACCEPTED),
        (Grade.OBSERVATION, Gate.IMPLEMENTED),
        (Grade.OPPORTUNITY, Gate.IMPLEMENTED),
    ],
)
def test_each_grade_closes_at_its_gate(grade, gate):
    assert DEMANDS[grade].closes_at is gate


@pytest.mark.parametrize(
    ("grade", "ready", "hindrance"),
    [
        ("major", Ready(corrected=True, gate=Gate.PLAN_ACCEPTED), Hindrance.EFFECT_NOT_VERIFIED),
        ("major", Ready(corrected=True, gate=Gate.IMPLEMENTED), Hindrance.EFFECT_NOT_VERIFIED),
        ("major", Ready(corrected=True, gate=Gate.EFFECT_VERIFIED), None),
        ("major", Ready(gate=Gate.EFFECT_VERIFIED), Hindrance.NO_CORRECTION),
        ("major", Ready(corrected=True, waived=True), Hindrance.EFFECT_NOT_VERIFIED),
        ("minor", Ready(corrected=True, gate=Gate.CORRECTED), Hindrance.PLAN_NOT_ACCEPTED),
        ("minor", Ready(corrected=True, gate=Gate.PLAN_ACCEPTED), None),
        ("minor", Ready(corrected=False, gate=Gate.PLAN_ACCEPTED), Hindrance.NO_CORRECTION),
        ("minor", Ready(corrected=True, waived=True), None),
        ("minor", Ready(corrected=False, waived=True), Hindrance.NO_CORRECTION),
        ("observation", Ready(gate=Gate.PLAN_ACCEPTED), Hindrance.NOT_IMPLEMENTED),
        ("observation", Ready(gate=Gate.IMPLEMENTED), None),
        ("observation", Ready(waived=True), None),
        ("opportunity", Ready(), Hindrance.NOT_IMPLEMENTED),
    ],
)
def test_what_hinders_the_closing(grade, ready, hindrance):
    assert hinders_closing(grade, ready) is hindrance


@pytest.mark.parametrize(
    ("grade", "ready", "hindrance"),
    [
        ("major", Ready(corrected=True), Hindrance.ACTION_DEMANDED),
        ("minor", Ready(), Hindrance.NO_CORRECTION),
        ("minor", Ready(corrected=True), None),
        ("observation", Ready(), None),
    ],
)
def test_when_no_corrective_action_is_needed(grade, ready, hindrance):
    assert hinders_waiver(grade, ready) is hindrance


WHOLE = {
    "corrected": True,
    "cause": True,
    "similar": True,
    "actions": 1,
    "effect_due": D(2019, 6, 3),
}


@pytest.mark.parametrize(
    ("grade", "missing", "hindrance"),
    [
        ("major", {}, None),
        ("major", {"corrected": False}, Hindrance.NO_CORRECTION),
        ("major", {"cause": False}, Hindrance.NO_CAUSE),
        ("major", {"similar": False}, Hindrance.NO_SIMILAR),
        ("major", {"actions": 0}, Hindrance.NO_ACTION),
        ("major", {"effect_due": None}, Hindrance.NO_EFFECT_DAY),
        ("minor", {"cause": False}, Hindrance.NO_CAUSE),
        ("observation", {"corrected": False, "cause": False, "similar": False}, None),
        ("observation", {"effect_due": None}, None),
        ("observation", {"actions": 0}, Hindrance.NO_ACTION),
    ],
)
def test_what_a_plan_lacks(grade, missing, hindrance):
    assert hinders_plan(grade, Ready(**{**WHOLE, **missing})) is hindrance


@pytest.mark.parametrize(
    ("due", "on", "hindrance"),
    [
        (None, D(2019, 6, 3), Hindrance.NO_EFFECT_DAY),
        (D(2019, 6, 3), D(2019, 6, 2), Hindrance.TOO_EARLY),
        (D(2019, 6, 3), D(2019, 6, 3), None),
        (D(2019, 6, 3), D(2019, 7, 3), None),
    ],
)
def test_the_effect_is_not_checked_early(due, on, hindrance):
    assert hinders_check(due, on) is hindrance


HANDS = Involved(owner=1, doers={2, 3}, unit={4}, offices=["Inspektur Pembantu I", " "])


@pytest.mark.parametrize(
    ("person", "office", "hindrance"),
    [
        (1, "Ketua Tim Mutu", Hindrance.OWNER),
        (2, "Ketua Tim Mutu", Hindrance.DOER),
        (4, "Inspektur", Hindrance.UNIT),
        (9, "inspektur pembantu I ", Hindrance.UNIT),
        (9, "", None),
        (9, "Ketua Tim Mutu", None),
        (None, "Ketua Tim Mutu", None),
    ],
)
def test_nobody_judges_what_is_theirs(person, office, hindrance):
    assert hinders_judge(person, office, HANDS) is hindrance


@pytest.mark.parametrize(
    ("days", "code"), [(0, "0-30"), (30, "0-30"), (31, "31-60"), (60, "31-60"), (61, "61-")]
)
def test_bands_of_age(days, code):
    bands = bands_of([30, 60])
    since = D(2019, 1, 1)
    assert band_at(bands, since, date.fromordinal(since.toordinal() + days)).code == code


def test_bands_meet_without_a_gap_and_count_each_once():
    bands = bands_of([30, 60])
    assert bands == [Band(0, 30), Band(31, 60), Band(61, None)]
    rows = [("major", D(2019, 1, 1)), ("minor", D(2019, 1, 1)), ("major", D(2019, 3, 1))]
    assert counted(bands, rows, D(2019, 3, 5)) == {
        "0-30": {"major": 1},
        "31-60": {},
        "61-": {"major": 1, "minor": 1},
    }


@pytest.mark.parametrize("ends", [[], [60, 30], [30, 30], [-1, 5]])
def test_bands_that_do_not_rise_are_a_mistake(ends):
    with pytest.raises(ValueError, match="rise"):
        bands_of(ends)


@pytest.mark.parametrize(
    ("due", "on", "to"),
    [
        (None, D(2019, 3, 1), Escalation.NONE),
        (D(2019, 3, 1), D(2019, 3, 1), Escalation.NONE),
        (D(2019, 3, 1), D(2019, 3, 2), Escalation.COORDINATOR),
        (D(2019, 3, 1), D(2019, 3, 14), Escalation.COORDINATOR),
        (D(2019, 3, 1), D(2019, 3, 15), Escalation.HEAD),
    ],
)
def test_what_is_overdue_goes_up(due, on, to):
    assert escalation(due, on, 1, 14) is to


LIMITS = Limits(decide=7, plan=21, close=14)
FIRST = RoundDays(
    began_on=D(2019, 2, 4),
    corrected_on=D(2019, 2, 5),
    decided_on=D(2019, 2, 6),
    needs_action=True,
    submitted_on=D(2019, 2, 15),
    accepted_on=D(2019, 2, 18),
    implemented_on=D(2019, 3, 15),
    effect_due=D(2019, 6, 3),
    checked_on=D(2019, 6, 3),
    effect="ineffective",
    actions=[
        ActionDays(D(2019, 3, 18), D(2019, 3, 15)),
        ActionDays(D(2019, 3, 1), D(2019, 2, 28)),
    ],
)
SECOND = RoundDays(
    began_on=D(2019, 6, 3),
    decided_on=D(2019, 6, 3),
    needs_action=True,
    corrected_on=D(2019, 6, 4),
    submitted_on=D(2019, 6, 10),
    accepted_on=D(2019, 6, 12),
    implemented_on=D(2019, 7, 1),
    effect_due=D(2019, 9, 2),
    checked_on=D(2019, 9, 3),
    effect="effective",
    closed_on=D(2019, 9, 5),
    actions=[ActionDays(D(2019, 7, 1), D(2019, 7, 1))],
)
TWICE = Course("major", D(2019, 2, 4), [FIRST, SECOND])


@pytest.mark.parametrize(
    ("on", "state", "gate", "turn", "due"),
    [
        (D(2019, 2, 4), State.REPORTED, Gate.NONE, 1, D(2019, 2, 11)),
        (D(2019, 2, 5), State.REPORTED, Gate.CORRECTED, 1, D(2019, 2, 11)),
        (D(2019, 2, 6), State.ANALYSIS, Gate.CORRECTED, 1, D(2019, 2, 25)),
        (D(2019, 2, 15), State.PLANNED, Gate.CORRECTED, 1, D(2019, 2, 25)),
        (D(2019, 2, 18), State.ACTING, Gate.PLAN_ACCEPTED, 1, D(2019, 3, 1)),
        (D(2019, 3, 1), State.ACTING, Gate.PLAN_ACCEPTED, 1, D(2019, 3, 18)),
        (D(2019, 3, 15), State.CHECKING, Gate.IMPLEMENTED, 1, D(2019, 6, 3)),
        (D(2019, 6, 3), State.ANALYSIS, Gate.NONE, 2, D(2019, 6, 24)),
        (D(2019, 7, 1), State.CHECKING, Gate.IMPLEMENTED, 2, D(2019, 9, 2)),
        (D(2019, 9, 3), State.READY, Gate.EFFECT_VERIFIED, 2, D(2019, 9, 17)),
        (D(2019, 9, 5), State.CLOSED, Gate.EFFECT_VERIFIED, 2, None),
    ],
)
def test_where_it_stood_on_a_day(on, state, gate, turn, due):
    place = place_of(TWICE, on, LIMITS)
    assert place is not None
    assert (place.state, place.gate, place.round, place.due_on) == (state, gate, turn, due)


def test_it_was_nowhere_before_it_was_reported():
    assert place_of(TWICE, D(2019, 2, 3), LIMITS) is None


@pytest.mark.parametrize(
    ("on", "effect", "closed"),
    [
        (D(2019, 6, 2), "", False),
        (D(2019, 6, 3), "ineffective", False),
        (D(2019, 9, 3), "effective", False),
        (D(2019, 9, 5), "effective", True),
    ],
)
def test_the_last_check_and_the_closing_of_a_day(on, effect, closed):
    place = place_of(TWICE, on, LIMITS)
    assert place is not None
    assert (place.last_effect, place.is_closed) == (effect, closed)


def test_a_minor_one_is_closed_on_its_plan_while_its_effect_is_awaited():
    days = RoundDays(
        began_on=D(2019, 2, 4),
        corrected_on=D(2019, 2, 5),
        decided_on=D(2019, 2, 6),
        needs_action=True,
        submitted_on=D(2019, 2, 15),
        accepted_on=D(2019, 2, 18),
        plan_closed_on=D(2019, 2, 20),
        effect_due=D(2019, 6, 3),
        actions=[ActionDays(D(2019, 3, 18))],
    )
    course = Course("minor", D(2019, 2, 4), [days])
    place = place_of(course, D(2019, 4, 1), LIMITS)
    assert place is not None
    assert (place.state, place.is_closed, place.closed_on) == (State.ACTING, True, D(2019, 2, 20))
    assert place.is_overdue(D(2019, 4, 1))


@pytest.mark.parametrize(
    ("grade", "needs", "state"),
    [("minor", False, State.READY), ("minor", True, State.ANALYSIS)],
)
def test_what_the_decision_leads_to(grade, needs, state):
    days = RoundDays(began_on=D(2019, 2, 4), decided_on=D(2019, 2, 6), needs_action=needs)
    place = place_of(Course(grade, D(2019, 2, 4), [days]), D(2019, 2, 6), LIMITS)
    assert place is not None
    assert place.state is state
