"""Gaps, shares, quizzes, effects and states: tables of cases and properties."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.states import TransitionRefused
from teraju.modules.learning import policy
from teraju.modules.learning.domain.effects import (
    Attendance,
    Effect,
    allows_level,
    asks_repeat,
    evaluate_by,
    is_complete,
)
from teraju.modules.learning.domain.gaps import (
    Held,
    Standing,
    is_due,
    next_look,
    standing,
)
from teraju.modules.learning.domain.quiz import is_passed
from teraju.modules.learning.domain.shares import holds_until, percent, reaches
from teraju.modules.learning.domain.states import CAMPAIGN, LIST, PLAN, TRAINING

DAY = date(2020, 10, 15)
BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
S = Standing


@pytest.mark.parametrize(
    ("needed", "held", "expected"),
    [
        (3, None, S.UNKNOWN),
        (3, Held(0, DAY), S.BELOW),
        (3, Held(2, DAY), S.BELOW),
        (3, Held(3, DAY), S.MET),
        (3, Held(4, DAY), S.MET),
        (1, Held(1, DAY, DAY), S.MET),
        (1, Held(1, DAY, BEFORE), S.EXPIRED),
        (3, Held(4, DAY, BEFORE), S.EXPIRED),
        (3, Held(2, DAY, BEFORE), S.EXPIRED),
        (3, Held(2, DAY, AFTER), S.BELOW),
    ],
)
def test_a_need_against_what_is_held(needed, held, expected):
    assert standing(needed, held, DAY) is expected


LEVELS = st.integers(0, 4)
DAYS = st.dates(date(2018, 1, 1), date(2022, 12, 31))
HELD = st.builds(Held, LEVELS, DAYS, st.none() | DAYS)


@given(st.integers(1, 4), HELD, DAYS)
def test_a_higher_level_never_opens_a_gap(needed, held, today):
    higher = Held(min(held.level + 1, 4), held.on, held.valid_until)
    if standing(needed, held, today) is S.MET:
        assert standing(needed, higher, today) is S.MET


@pytest.mark.parametrize(
    ("held", "months", "expected"),
    [
        (Held(3, date(2019, 10, 15)), 12, date(2020, 10, 15)),
        (Held(3, date(2020, 2, 29)), 12, date(2021, 2, 28)),
        (Held(1, date(2019, 10, 15), date(2024, 1, 31)), 12, date(2024, 1, 31)),
    ],
)
def test_the_next_look(held, months, expected):
    assert next_look(held, months) == expected
    assert not is_due(held, expected, months)
    assert is_due(held, expected + timedelta(days=1), months)
    assert is_due(None, expected, months)


@pytest.mark.parametrize(
    ("part", "whole", "asked", "expected"),
    [
        (0, 0, "0.9", False),
        (9, 10, "0.9", True),
        (8, 9, "0.9", False),
        (1, 3, "0.3333333333", True),
        (0, 3, "0", True),
    ],
)
def test_a_share_is_exact(part, whole, asked, expected):
    assert reaches(part, whole, Decimal(asked)) is expected


def test_percent_never_rounds_up_to_all():
    assert percent(999, 1000) == 99
    assert percent(1, 3) == 33
    assert percent(0, 0) == 0
    assert percent(4, 4) == 100


@given(st.lists(DAYS, max_size=8), st.integers(0, 8), st.sampled_from(["0.5", "0.9", "1"]))
def test_a_share_holds_until_the_first_day_that_breaks_it(days, more, asked):
    whole, share = len(days) + more, Decimal(asked)
    until = holds_until(days, whole, share)
    if until is None:
        assert not reaches(len(days), whole, share)
        return
    assert reaches(sum(day >= until for day in days), whole, share)
    assert not reaches(sum(day > until for day in days), whole, share)


@pytest.mark.parametrize(
    ("attendance", "effect", "expected"),
    [
        (Attendance.PRESENT, Effect.POOR, True),
        (Attendance.PRESENT, Effect.PARTLY, False),
        (Attendance.PRESENT, Effect.EFFECTIVE, False),
        (Attendance.PRESENT, None, False),
        (Attendance.ABSENT, None, True),
        (Attendance.EXCUSED, None, True),
        (Attendance.INVITED, None, False),
    ],
)
def test_who_is_taught_again(attendance, effect, expected):
    assert asks_repeat(attendance, effect) is expected


def test_effects():
    assert evaluate_by(date(2020, 7, 8), 90) == date(2020, 10, 6)
    assert is_complete([Effect.POOR, Effect.EFFECTIVE])
    assert not is_complete([Effect.POOR, None])
    assert not is_complete([])
    assert allows_level(Effect.PARTLY)
    assert not allows_level(Effect.POOR)
    assert not allows_level(None)


def test_a_quiz_wants_every_answer():
    assert is_passed([], [])
    assert is_passed([1, 0], [1, 0])
    assert not is_passed([1, 1], [1, 0])
    assert not is_passed([1], [1, 0])


def test_every_state_has_a_way_out_or_is_final():
    assert PLAN.final_states == {"closed", "dropped"}
    assert TRAINING.final_states == {"closed", "cancelled"}
    assert CAMPAIGN.final_states == {"finished", "cancelled"}
    assert LIST.final_states == {"finished", "stopped"}
    with pytest.raises(TransitionRefused):
        TRAINING.transition("held", "cancel")


def test_the_rules_are_read_and_unconfirmed():
    rules = policy.rules_on(DAY)
    assert not rules.confirmed
    assert policy.number(DAY, "evaluate_days") == 90
    assert policy.share(DAY, "exposed_share") == Decimal("0.9")
    assert set(policy.scale()) == {0, 1, 2, 3, 4}
    assert policy.scale()[3]["id"] == "mengerjakan mandiri"
