"""The states of a concern, and what moves it from one to the next.

The states say where the work stands and nothing of what was found: that is the outcome.
"""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class State(StrEnum):
    """Where a concern stands."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    TRIAGED = "triaged"
    INVESTIGATING = "investigating"
    FORWARDED = "forwarded"
    OUT_OF_SCOPE = "out_of_scope"
    CONCLUDED = "concluded"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"


class Event(StrEnum):
    """What moves a concern on."""

    ACKNOWLEDGE = "acknowledge"
    TRIAGE = "triage"
    INVESTIGATE = "investigate"
    FORWARD = "forward"
    TURN_AWAY = "turn_away"
    CONCLUDE = "conclude"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    TAKE_BACK = "take_back"
    REOPEN = "reopen"


# Whoever has a key to the concern and declared that nothing binds them; nobody else has a step.
HANDLERS = frozenset({"handler"})

OPEN = frozenset(State) - {State.CLOSED}
# The reporter has been told what came of it, or where it went.
ANSWERED = frozenset(
    {State.FORWARDED, State.OUT_OF_SCOPE, State.CONCLUDED, State.FOLLOWED_UP, State.CLOSED}
)

S, E = State, Event

CONCERN = StateTable.of(
    "concern",
    S.RECEIVED,
    (
        Transition(S.RECEIVED, E.ACKNOWLEDGE, S.ACKNOWLEDGED, HANDLERS),
        Transition(S.ACKNOWLEDGED, E.TRIAGE, S.TRIAGED, HANDLERS),
        # What is learnt later may change the judgement; the earlier one stays on record.
        Transition(S.TRIAGED, E.TRIAGE, S.TRIAGED, HANDLERS),
        Transition(S.TRIAGED, E.INVESTIGATE, S.INVESTIGATING, HANDLERS),
        Transition(S.TRIAGED, E.FORWARD, S.FORWARDED, HANDLERS),
        Transition(S.TRIAGED, E.TURN_AWAY, S.OUT_OF_SCOPE, HANDLERS),
        Transition(S.TRIAGED, E.CONCLUDE, S.CONCLUDED, HANDLERS),
        Transition(S.INVESTIGATING, E.FORWARD, S.FORWARDED, HANDLERS),
        Transition(S.INVESTIGATING, E.CONCLUDE, S.CONCLUDED, HANDLERS),
        # An authority gives it back, or says that the house may go on beside it.
        Transition(S.FORWARDED, E.TAKE_BACK, S.INVESTIGATING, HANDLERS),
        Transition(S.FORWARDED, E.FOLLOW_UP, S.FOLLOWED_UP, HANDLERS),
        Transition(S.CONCLUDED, E.FOLLOW_UP, S.FOLLOWED_UP, HANDLERS),
        Transition(S.CONCLUDED, E.CLOSE, S.CLOSED, HANDLERS),
        Transition(S.FOLLOWED_UP, E.CLOSE, S.CLOSED, HANDLERS),
        Transition(S.OUT_OF_SCOPE, E.CLOSE, S.CLOSED, HANDLERS),
        # The reporter adds what changes the picture.
        Transition(S.OUT_OF_SCOPE, E.REOPEN, S.TRIAGED, HANDLERS),
        Transition(S.CONCLUDED, E.REOPEN, S.INVESTIGATING, HANDLERS),
        Transition(S.FOLLOWED_UP, E.REOPEN, S.INVESTIGATING, HANDLERS),
        Transition(S.CLOSED, E.REOPEN, S.INVESTIGATING, HANDLERS),
    ),
)
