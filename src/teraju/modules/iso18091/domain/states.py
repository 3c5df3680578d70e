"""The ways of a diagnosis and of a set of sub-indicators."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class State(StrEnum):
    """Where a diagnosis stands."""

    OPEN = "open"
    VERIFICATION = "verification"
    CONCLUDED = "concluded"
    WITHDRAWN = "withdrawn"


class SetState(StrEnum):
    """Where a set of sub-indicators stands."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


def _arrow(source: str, event: str, target: str) -> Transition:
    return Transition(source, event, target, frozenset())


DIAGNOSIS = StateTable.of(
    "diagnosis",
    State.OPEN,
    (
        _arrow(State.OPEN, "hand_over", State.VERIFICATION),
        _arrow(State.VERIFICATION, "give_back", State.OPEN),
        _arrow(State.VERIFICATION, "conclude", State.CONCLUDED),
        _arrow(State.CONCLUDED, "reopen", State.VERIFICATION),
        _arrow(State.OPEN, "withdraw", State.WITHDRAWN),
        _arrow(State.VERIFICATION, "withdraw", State.WITHDRAWN),
        _arrow(State.WITHDRAWN, "resume", State.OPEN),
    ),
)
SET = StateTable.of(
    "set of sub-indicators",
    SetState.DRAFT,
    (
        _arrow(SetState.DRAFT, "put_in_force", SetState.IN_FORCE),
        _arrow(SetState.DRAFT, "withdraw", SetState.WITHDRAWN),
        _arrow(SetState.IN_FORCE, "supersede", SetState.SUPERSEDED),
    ),
)
