"""The states of a risk, of a treatment, of what happened and of an assessment."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class RiskState(StrEnum):
    """Where a risk stands. It is never deleted; what happened leads back to its assessment."""

    IDENTIFIED = "identified"
    ASSESSED = "assessed"
    TREATING = "treating"
    TREATED = "treated"
    ACCEPTED = "accepted"
    CLOSED = "closed"


class Response(StrEnum):
    """What is done about a risk or an opportunity."""

    REDUCE = "reduce"
    SHARE = "share"
    AVOID = "avoid"
    ACCEPT = "accept"
    PURSUE = "pursue"


class TreatmentState(StrEnum):
    """Where a line of the treatment plan stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class EventState(StrEnum):
    """What happened is recorded first; its cause is analysed afterwards."""

    RECORDED = "recorded"
    ANALYSED = "analysed"


class Status(StrEnum):
    """Where an assessment of an agency stands between its first word and the next one."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    DISCARDED = "discarded"


HEAD = frozenset({"agency_head"})
WRITERS = frozenset({"agency_head", "quality_coordinator", "compliance_function", "process_owner"})
LEADERS = frozenset({"agency_head", "quality_coordinator", "compliance_function"})
OPEN = frozenset({Status.DRAFT, Status.SUBMITTED})
FROZEN = frozenset({Status.APPROVED, Status.SUPERSEDED})
LIVE = tuple(state for state in RiskState if state is not RiskState.CLOSED)

R = RiskState
RISK = StateTable.of(
    "risk",
    R.IDENTIFIED,
    (
        Transition(source, event, target, roles)
        for source, event, target, roles in (
            (R.IDENTIFIED, "assess", R.ASSESSED, WRITERS),
            (R.ASSESSED, "assess", R.ASSESSED, WRITERS),
            (R.TREATING, "assess", R.TREATING, WRITERS),
            (R.TREATED, "assess", R.ASSESSED, WRITERS),
            (R.ACCEPTED, "assess", R.ASSESSED, WRITERS),
            (R.ASSESSED, "plan", R.TREATING, WRITERS),
            (R.TREATING, "plan", R.TREATING, WRITERS),
            (R.TREATED, "plan", R.TREATING, WRITERS),
            (R.ACCEPTED, "plan", R.TREATING, WRITERS),
            (R.ASSESSED, "accept", R.ACCEPTED, LEADERS),
            (R.TREATING, "treat", R.TREATED, LEADERS),
            # Rated anew, with its plan carried out before.
            (R.ASSESSED, "treat", R.TREATED, LEADERS),
            # What happened says that the judgement was wrong: it is made again.
            (R.IDENTIFIED, "happen", R.IDENTIFIED, WRITERS),
            (R.ASSESSED, "happen", R.ASSESSED, WRITERS),
            (R.TREATING, "happen", R.TREATING, WRITERS),
            (R.TREATED, "happen", R.ASSESSED, WRITERS),
            (R.ACCEPTED, "happen", R.ASSESSED, WRITERS),
            (R.IDENTIFIED, "close", R.CLOSED, LEADERS),
            (R.ASSESSED, "close", R.CLOSED, LEADERS),
            (R.TREATED, "close", R.CLOSED, LEADERS),
            (R.ACCEPTED, "close", R.CLOSED, LEADERS),
            (R.CLOSED, "reopen", R.IDENTIFIED, WRITERS),
        )
    ),
)

T = TreatmentState
TREATMENT = StateTable.of(
    "treatment",
    T.OPEN,
    (
        Transition(T.OPEN, "finish", T.DONE, WRITERS),
        Transition(T.OPEN, "drop", T.DROPPED, LEADERS),
        Transition(T.DONE, "reopen", T.OPEN, LEADERS),
        Transition(T.DROPPED, "reopen", T.OPEN, LEADERS),
    ),
)

EVENT = StateTable.of(
    "event",
    EventState.RECORDED,
    (
        Transition(EventState.RECORDED, "analyse", EventState.ANALYSED, WRITERS),
        Transition(EventState.ANALYSED, "analyse", EventState.ANALYSED, WRITERS),
    ),
)

ASSESSMENT = StateTable.of(
    "assessment",
    Status.DRAFT,
    (
        Transition(source, event, target, roles)
        for source, event, target, roles in (
            (Status.DRAFT, "submit", Status.SUBMITTED, LEADERS),
            (Status.SUBMITTED, "return", Status.DRAFT, HEAD),
            (Status.SUBMITTED, "approve", Status.APPROVED, HEAD),
            (Status.DRAFT, "discard", Status.DISCARDED, LEADERS),
            # Caused by the approval of the next one.
            (Status.APPROVED, "supersede", Status.SUPERSEDED, HEAD),
        )
    ),
)
