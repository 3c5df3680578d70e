"""The states of due diligences, engagements and control worksheets, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class DiligenceState(StrEnum):
    """Where a due diligence stands."""

    DRAFT = "draft"
    SENT = "sent"
    REVIEWED = "reviewed"
    DECIDED = "decided"
    DROPPED = "dropped"


class EngagementState(StrEnum):
    """Where an engagement of a partner stands."""

    PLANNED = "planned"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"


class WorksheetState(StrEnum):
    """Where the control worksheet of a year stands."""

    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"
    DROPPED = "dropped"


_FUNCTION = frozenset({"compliance_function"})
_HEAD = frozenset({"agency_head"})
_FILLS = frozenset({"process_owner", "quality_coordinator", "compliance_function"})


def _arrow(source: str, event: str, target: str, roles: frozenset[str] = _FILLS) -> Transition:
    return Transition(source, event, target, roles)


D, E, W = DiligenceState, EngagementState, WorksheetState

# "review": the function decides what the head still approves (above low); "decide": the last word.
DILIGENCE = StateTable.of(
    "due diligence",
    D.DRAFT,
    (
        _arrow(D.DRAFT, "answer", D.DRAFT),
        _arrow(D.DRAFT, "send", D.SENT),
        _arrow(D.DRAFT, "drop", D.DROPPED),
        _arrow(D.SENT, "give_back", D.DRAFT, _FUNCTION),
        _arrow(D.SENT, "review", D.REVIEWED, _FUNCTION),
        _arrow(D.SENT, "decide", D.DECIDED, _FUNCTION),
        _arrow(D.REVIEWED, "return", D.DRAFT, _HEAD),
        _arrow(D.REVIEWED, "approve", D.DECIDED, _HEAD),
    ),
)
ENGAGEMENT = StateTable.of(
    "engagement",
    E.PLANNED,
    (
        _arrow(E.PLANNED, "change", E.PLANNED),
        _arrow(E.PLANNED, "start", E.RUNNING),
        _arrow(E.PLANNED, "cancel", E.CANCELLED),
        _arrow(E.RUNNING, "end", E.ENDED),
    ),
)
WORKSHEET = StateTable.of(
    "control worksheet",
    W.DRAFT,
    (
        _arrow(W.DRAFT, "answer", W.DRAFT),
        _arrow(W.DRAFT, "send", W.SENT),
        _arrow(W.DRAFT, "drop", W.DROPPED),
        _arrow(W.SENT, "give_back", W.DRAFT, _HEAD),
        _arrow(W.SENT, "approve", W.APPROVED, _HEAD),
        _arrow(W.APPROVED, "follow_up", W.APPROVED),
    ),
)
