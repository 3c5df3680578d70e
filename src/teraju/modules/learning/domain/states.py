"""The states of plans, trainings, campaigns and onboarding lists, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class PlanState(StrEnum):
    """Where a training plan of a year stands."""

    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"
    CLOSED = "closed"
    DROPPED = "dropped"


class TrainingState(StrEnum):
    """Where a training stands."""

    PLANNED = "planned"
    POSTPONED = "postponed"
    HELD = "held"
    EVALUATED = "evaluated"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class ListState(StrEnum):
    """Where the onboarding of a person stands."""

    OPEN = "open"
    FINISHED = "finished"
    STOPPED = "stopped"


_HEAD = frozenset({"agency_head"})
_QUALITY = frozenset({"quality_coordinator", "compliance_function"})
_JUDGES = frozenset({"quality_coordinator", "compliance_function", "agency_head", "process_owner"})


def _arrow(source: str, event: str, target: str, roles: frozenset[str] = _QUALITY) -> Transition:
    return Transition(source, event, target, roles)


P, T, C, L = PlanState, TrainingState, CampaignState, ListState

PLAN = StateTable.of(
    "training plan",
    P.DRAFT,
    (
        _arrow(P.DRAFT, "change", P.DRAFT),
        _arrow(P.DRAFT, "send", P.SENT),
        _arrow(P.DRAFT, "drop", P.DROPPED),
        _arrow(P.SENT, "give_back", P.DRAFT, _HEAD),
        _arrow(P.SENT, "approve", P.APPROVED, _HEAD),
        _arrow(P.APPROVED, "close", P.CLOSED),
    ),
)
TRAINING = StateTable.of(
    "training",
    T.PLANNED,
    (
        _arrow(T.PLANNED, "change", T.PLANNED),
        _arrow(T.PLANNED, "postpone", T.POSTPONED),
        _arrow(T.PLANNED, "cancel", T.CANCELLED),
        _arrow(T.PLANNED, "hold", T.HELD),
        _arrow(T.POSTPONED, "reschedule", T.PLANNED),
        _arrow(T.POSTPONED, "cancel", T.CANCELLED),
        _arrow(T.HELD, "evaluate", T.HELD, _JUDGES),
        _arrow(T.HELD, "conclude", T.EVALUATED, _JUDGES),
        _arrow(T.EVALUATED, "close", T.CLOSED),
    ),
)
CAMPAIGN = StateTable.of(
    "campaign",
    C.DRAFT,
    (
        _arrow(C.DRAFT, "change", C.DRAFT),
        _arrow(C.DRAFT, "start", C.RUNNING),
        _arrow(C.DRAFT, "cancel", C.CANCELLED),
        _arrow(C.RUNNING, "acknowledge", C.RUNNING),
        _arrow(C.RUNNING, "remind", C.RUNNING),
        _arrow(C.RUNNING, "finish", C.FINISHED),
        _arrow(C.RUNNING, "cancel", C.CANCELLED),
    ),
)
LIST = StateTable.of(
    "onboarding list",
    L.OPEN,
    (
        _arrow(L.OPEN, "tick", L.OPEN),
        _arrow(L.OPEN, "finish", L.FINISHED),
        _arrow(L.OPEN, "stop", L.STOPPED),
    ),
)
