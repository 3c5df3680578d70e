"""The steps of a programme: real days, what is next, and days counted back from a wish."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.domain.programme import Course, Facts, Mark, Source, StepPlan

MOU, PKS = date(2018, 3, 16), date(2018, 3, 29)
DAY = date(2018, 12, 20)
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def step(code, order=1, **facts):
    return StepPlan(code=code, title="", order=order, source=rules.source_of(code), **facts)


@pytest.mark.parametrize(
    ("planned", "facts", "expected"),
    [
        (step(Course.MOU), Facts(parent_signed_on=MOU), (MOU, True)),
        (step(Course.MOU), Facts(), (None, False)),
        (step(Course.PKS), Facts(agreement_signed_on=PKS), (PKS, True)),
        (step(Course.PKS, planned_on=DAY), Facts(), (DAY, False)),
        (step(Course.AWARENESS, reached_on=DAY), Facts(), (DAY, True)),
        (step(Course.STAGE_1, planned_on=DAY), Facts(), (DAY, False)),
        (step(Course.STAGE_1), Facts(linked=[[Mark("stage_1", DAY, reached=True)]]), (DAY, True)),
        # Two certifications: reached when both are, on the later day.
        (
            step(Course.DECISION),
            Facts(
                linked=[
                    [Mark("decision", DAY, reached=True)],
                    [Mark("decision", DAY + timedelta(days=3), reached=True)],
                ]
            ),
            (DAY + timedelta(days=3), True),
        ),
        (
            step(Course.DECISION, planned_on=DAY),
            Facts(
                linked=[
                    [Mark("decision", DAY, reached=True)],
                    [Mark("decision", None, reached=False)],
                ]
            ),
            (DAY, False),
        ),
        (
            step(Course.SURVEILLANCE_1),
            Facts(linked=[[Mark("surveillance_1", DAY, reached=False)]]),
            (DAY, False),
        ),
        (step(Course.HANDOVER, reached_on=DAY), Facts(linked=[[]]), (DAY, True)),
    ],
)
def test_states(planned, facts, expected):
    (known,) = rules.states([planned], facts)
    assert (known.on, known.reached) == expected


def test_an_example_milestone_makes_the_step_an_example():
    facts = Facts(linked=[[Mark("stage_1", DAY, reached=True, is_example=True)]])
    assert rules.states([step(Course.STAGE_1)], facts)[0].is_example


@pytest.mark.parametrize(
    ("made_up", "facts", "is_example"),
    [
        (step(Course.MOU, is_example=True), Facts(parent_signed_on=MOU), False),
        (step(Course.MOU, is_example=True, planned_on=MOU), Facts(), True),
        (step(Course.AWARENESS, is_example=True, reached_on=DAY), Facts(), True),
        (step(Course.AWARENESS, reached_on=DAY), Facts(), False),
        (step(Course.HANDOVER, is_example=True, planned_on=DAY), Facts(), True),
        (
            step(Course.HANDOVER, is_example=True),
            Facts(linked=[[Mark("handover", DAY, reached=True)]]),
            False,
        ),
    ],
)
def test_a_made_up_day_is_told_and_a_real_one_is_not(made_up, facts, is_example):
    assert rules.states([made_up], facts)[0].is_example is is_example


def known_with(*reached_orders):
    steps = rules.usual_course()
    hand = [
        StepPlan(
            s.code, "", s.order, Source.HAND, reached_on=DAY if s.order in reached_orders else None
        )
        for s in steps
    ]
    return rules.states(hand, Facts())


DECISION = list(Course).index(Course.DECISION) + 1


def test_the_next_step_is_the_first_that_is_open():
    assert rules.current(known_with(1, 2, 4)).step.code == Course.AWARENESS
    assert rules.current(known_with(*range(1, len(Course) + 1))) is None


@pytest.mark.parametrize(
    ("reached", "open_count"),
    [
        (range(1, DECISION + 1), 0),
        (range(1, DECISION), 1),
        (range(2, DECISION + 1), 1),
        ([], DECISION),
    ],
)
def test_open_before_certificate(reached, open_count):
    assert len(rules.open_before_certificate(known_with(*reached))) == open_count


def test_without_a_decision_every_step_counts():
    steps = [step(Course.AWARENESS, 1, reached_on=DAY), step(Course.INTERNAL_AUDIT, 2)]
    assert len(rules.open_before_certificate(rules.states(steps, Facts()))) == 1


def test_the_anchor_is_the_decision_else_the_wish():
    reached = rules.states([step(Course.AWARENESS), step("x", 2)], Facts())
    assert rules.anchor_of(reached, MOU) == MOU
    decided = rules.states(
        [step(Course.DECISION)], Facts(linked=[[Mark("decision", DAY, reached=True)]])
    )
    assert rules.anchor_of(decided, MOU) == DAY


def test_days_count_from_the_anchor():
    known = rules.states(
        [step(Course.MOU), step(Course.DECISION, 2), step(Course.AWARENESS, 3)],
        Facts(parent_signed_on=MOU, linked=[[Mark("decision", DAY, reached=True)]]),
    )
    assert rules.offsets(known, DAY) == {1: -279, 2: 0, 3: None}


@given(anchor=DAYS, wish=DAYS, dates=st.lists(st.none() | DAYS, min_size=1, max_size=12))
def test_a_template_keeps_the_distances(anchor, wish, dates):
    steps = [
        StepPlan("own", "x", order, Source.HAND, reached_on=day)
        for order, day in enumerate(dates, start=1)
    ]
    offsets = rules.offsets(rules.states(steps, Facts()), anchor)
    moved = [rules.planned(wish, offsets[order]) for order in sorted(offsets)]
    for before, after in zip(dates, moved, strict=True):
        assert (before is None) == (after is None)
        if before and after:
            assert before - anchor == after - wish
    assert [rules.planned(anchor, offsets[order]) for order in sorted(offsets)] == dates


def test_steps_in_the_past_are_told():
    steps = [step("a", planned_on=DAY), step("b", 2, planned_on=MOU), step("c", 3)]
    assert [s.code for s in rules.in_the_past(steps, PKS)] == ["b"]


def test_every_usual_step_has_a_source():
    assert {s.code: s.source for s in rules.usual_course()}[Course.STAGE_2] == Source.LINKED
    assert [s.order for s in rules.usual_course()] == list(range(1, len(Course) + 1))
