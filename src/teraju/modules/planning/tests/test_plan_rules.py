"""When a red objective asks for a plan, and where a plan stands."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.domain.objective_states import CHANGE, OBJECTIVE, REVIEW
from teraju.modules.planning.domain.plans import (
    ActionState,
    Measured,
    Plan,
    PlanState,
    need_of,
    plan_due,
    state_after,
)

DAY = date(2020, 10, 1)


def measured(light: str, month: int = 2) -> Measured:
    return Measured(date(2020, month, 1), Light(light), DAY)


def plan(state: str, month: int = 2) -> Plan:
    return Plan(date(2020, month, 1), PlanState(state))


@pytest.mark.parametrize(
    ("latest", "plans", "need"),
    [
        (None, [], "nothing"),
        (measured("green"), [], "nothing"),
        (measured("yellow"), [], "nothing"),
        (measured("red"), [], "plan"),
        (measured("red"), [plan("running")], "planned"),
        # A plan for an earlier value still runs: it answers this one too.
        (measured("red"), [plan("running", 1)], "planned"),
        (measured("red"), [plan("finished")], "planned"),
        # A finished plan whose next value is red again did not work: a new plan.
        (measured("red"), [plan("finished", 1)], "plan"),
        (measured("red"), [plan("dropped")], "plan"),
        (measured("red"), [plan("dropped"), plan("running")], "planned"),
    ],
)
def test_what_a_value_asks_for(latest, plans, need):
    assert need_of(latest, plans) == need


def test_the_last_day_for_a_plan():
    assert plan_due(measured("red"), 14) == date(2020, 10, 15)


@pytest.mark.parametrize(
    ("actions", "state"),
    [
        ([], "running"),
        (["open"], "running"),
        (["open", "done"], "running"),
        (["done", "dropped"], "finished"),
        (["dropped"], "dropped"),
    ],
)
def test_where_a_plan_stands_by_its_actions(actions, state):
    assert state_after([ActionState(one) for one in actions]) == state


@pytest.mark.parametrize(
    ("table", "final"),
    [
        (OBJECTIVE, {"closed", "withdrawn"}),
        (CHANGE, {"closed", "refused", "cancelled"}),
        (REVIEW, {"acknowledged", "withdrawn"}),
    ],
)
def test_every_state_has_a_way_out(table, final):
    assert table.final_states == final
    for state in table.states - table.final_states:
        assert table.reachable(state) & final
