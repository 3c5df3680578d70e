"""The chain of a report: who moves it where, and that nothing is a dead end."""

from __future__ import annotations

import pytest

from teraju.kernel.states import TransitionRefused
from teraju.modules.integrity.gratification.domain.states import (
    AT_KPK,
    AT_UPG,
    ENDED,
    REPORT,
    REPORTER,
    UPG,
    State,
)

WAYS = {
    "a gift that KPK keeps for the state": [
        "submit",
        "take_up",
        "return",
        "complete",
        "assess_to_kpk",
        "forward",
        "verify",
        "analyse",
        "decide_state",
        "hand_over",
        "close",
    ],
    "a gift that the receiver may keep": [
        "submit",
        "take_up",
        "assess_to_kpk",
        "forward",
        "decide_receiver",
        "close",
    ],
    "a box of fruit": ["submit", "take_up", "assess_upg_level", "close"],
    "no report needed": ["submit", "take_up", "assess_not_reportable", "close"],
    "a refused bribe": ["submit", "take_up", "record_refusal", "forward", "close"],
    "told KPK oneself": ["report_directly", "decide_receiver", "close"],
    "told KPK while the UPG still checked": ["submit", "take_up", "report_directly", "close"],
    "never completed": ["submit", "take_up", "return", "not_followed_up", "close"],
    "taken back and brought again": ["submit", "withdraw", "resume", "submit", "take_up"],
    "closed by mistake": ["submit", "take_up", "assess_not_reportable", "close", "reopen"],
    "KPK asks for more": [
        "submit",
        "take_up",
        "assess_to_kpk",
        "forward",
        "verify",
        "return",
        "complete",
        "assess_to_kpk",
        "forward",
    ],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_the_ways_of_a_report(way: list[str]) -> None:
    state: str = REPORT.initial
    for event in way:
        state = REPORT.transition(state, event).target
    assert state in set(State)


def test_every_state_has_a_way_out_and_every_open_one_an_end() -> None:
    assert REPORT.states == frozenset(State)
    assert not REPORT.final_states
    for state in State:
        assert ENDED & REPORT.reachable(state), state


@pytest.mark.parametrize(
    ("state", "event"),
    [
        (State.DRAFT, "take_up"),
        (State.SUBMITTED, "forward"),
        (State.UNDER_CHECK, "decide_state"),
        (State.FORWARDED, "withdraw"),
        (State.DECIDED_STATE, "close"),
        (State.HANDED_OVER, "hand_over"),
        (State.CLOSED, "forward"),
        (State.WITHDRAWN, "take_up"),
    ],
)
def test_what_is_not_possible(state: State, event: str) -> None:
    with pytest.raises(TransitionRefused):
        REPORT.transition(state, event)


def test_a_step_is_the_reporters_or_the_upgs_and_never_both() -> None:
    for arrow in REPORT.transitions:
        assert arrow.roles in (REPORTER, UPG)
    by_event = {(each.event, each.roles) for each in REPORT.transitions}
    assert len(by_event) == len({each.event for each in REPORT.transitions})


def test_a_report_is_at_one_office_at_a_time() -> None:
    assert not AT_UPG & AT_KPK
    assert not (AT_UPG | AT_KPK) & ENDED
