"""The states of an instruction, and what moves it from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

LEADERS = frozenset({"regional_head", "regional_secretary"})
HEAD = frozenset({"agency_head"})


class State(StrEnum):
    """Where an instruction stands. Late is no state: it follows from the day."""

    OPEN = "open"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What happens to an instruction."""

    ANSWER = "answer"
    ACCEPT = "accept"
    RETURN = "return"
    WITHDRAW = "withdraw"


TABLE = StateTable.of(
    "instruction",
    State.OPEN,
    [
        Transition(State.OPEN, Event.ANSWER, State.ANSWERED, HEAD),
        Transition(State.OPEN, Event.WITHDRAW, State.WITHDRAWN, LEADERS),
        Transition(State.ANSWERED, Event.ACCEPT, State.ACCEPTED, LEADERS),
        Transition(State.ANSWERED, Event.RETURN, State.OPEN, LEADERS),
    ],
)
ROLES: Mapping[str, frozenset[str]] = {one.event: one.roles for one in TABLE.transitions}


def is_late(state: State, due_on: date, today: date) -> bool:
    """Not answered although its last day is over; one that is answered waits for the leader."""
    return state is State.OPEN and due_on < today
