"""The states of an objective, of a planned change and of a review, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class ObjectiveState(StrEnum):
    """Where an objective stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ChangeState(StrEnum):
    """Where a planned change stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    CARRIED_OUT = "carried_out"
    REVIEWED = "reviewed"
    CLOSED = "closed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Effect(StrEnum):
    """What a change brought, as its review found it."""

    AS_WANTED = "as_wanted"
    PARTLY = "partly"
    NOT = "not"


class ReviewState(StrEnum):
    """Where the evaluation of a quarter stands."""

    WRITTEN = "written"
    ACKNOWLEDGED = "acknowledged"
    WITHDRAWN = "withdrawn"


COORDINATOR = frozenset({"quality_coordinator"})
HEAD = frozenset({"agency_head"})
AGENCY = COORDINATOR | HEAD
DOERS = AGENCY | {"process_owner"}

C, R = ChangeState, ReviewState

OBJECTIVE = StateTable.of(
    "objective",
    ObjectiveState.DRAFT,
    (
        Transition(ObjectiveState.DRAFT, "submit", ObjectiveState.SUBMITTED, AGENCY),
        Transition(ObjectiveState.SUBMITTED, "return", ObjectiveState.DRAFT, AGENCY),
        Transition(ObjectiveState.SUBMITTED, "approve", ObjectiveState.APPROVED, HEAD),
        Transition(ObjectiveState.DRAFT, "withdraw", ObjectiveState.WITHDRAWN, AGENCY),
        Transition(ObjectiveState.SUBMITTED, "withdraw", ObjectiveState.WITHDRAWN, AGENCY),
        Transition(ObjectiveState.APPROVED, "withdraw", ObjectiveState.WITHDRAWN, HEAD),
        Transition(ObjectiveState.APPROVED, "close", ObjectiveState.CLOSED, HEAD),
    ),
)

CHANGE = StateTable.of(
    "change",
    C.PROPOSED,
    (
        Transition(C.PROPOSED, "decide", C.DECIDED, HEAD),
        Transition(C.PROPOSED, "refuse", C.REFUSED, HEAD),
        Transition(C.PROPOSED, "cancel", C.CANCELLED, DOERS),
        Transition(C.DECIDED, "cancel", C.CANCELLED, AGENCY),
        Transition(C.DECIDED, "carry_out", C.CARRIED_OUT, DOERS),
        Transition(C.CARRIED_OUT, "review", C.REVIEWED, AGENCY),
        Transition(C.REVIEWED, "close", C.CLOSED, HEAD),
    ),
)

REVIEW = StateTable.of(
    "review",
    R.WRITTEN,
    (
        Transition(R.WRITTEN, "acknowledge", R.ACKNOWLEDGED, HEAD),
        Transition(R.WRITTEN, "withdraw", R.WITHDRAWN, COORDINATOR),
    ),
)
