"""What may happen to an instruction, and by whom."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.insight.domain.instructions import HEAD, LEADERS, TABLE, Event, State, is_late
from teraju.kernel.states import TransitionRefused

ALLOWED = {
    (State.OPEN, Event.ANSWER): (State.ANSWERED, HEAD),
    (State.OPEN, Event.WITHDRAW): (State.WITHDRAWN, LEADERS),
    (State.ANSWERED, Event.ACCEPT): (State.ACCEPTED, LEADERS),
    (State.ANSWERED, Event.RETURN): (State.OPEN, LEADERS),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("event", Event)
def test_every_move_is_allowed_or_refused(state, event):
    if (state, event) in ALLOWED:
        move = TABLE.transition(state, event)
        assert (move.target, move.roles) == ALLOWED[state, event]
    else:
        with pytest.raises(TransitionRefused):
            TABLE.transition(state, event)


def test_ends_are_ends():
    assert TABLE.final_states == {State.ACCEPTED, State.WITHDRAWN}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_only_what_waits_for_an_answer_is_late(state, days):
    today = date(2018, 3, 14)
    late = state is State.OPEN and days < 0
    assert is_late(state, today + timedelta(days), today) is late
