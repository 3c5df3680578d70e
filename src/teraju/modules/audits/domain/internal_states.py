"""The states of an audit programme and of an internal audit."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

MANAGERS = frozenset({"quality_coordinator", "internal_auditor"})
HEAD = frozenset({"agency_head", "regional_secretary", "regional_head"})
TEAM = frozenset({"internal_auditor"})


class YearState(StrEnum):
    """Where the programme of a year stands."""

    DRAFT = "draft"
    SENT = "sent"
    APPROVED = "approved"
    CLOSED = "closed"
    DROPPED = "dropped"


class AuditState(StrEnum):
    """Where an internal audit stands."""

    PLANNED = "planned"
    PREPARED = "prepared"
    RUNNING = "running"
    CLOSING_HELD = "closing_held"
    REPORTED = "reported"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Answer(StrEnum):
    """What an auditor saw of one question."""

    CONFORMING = "conforming"
    NOT_CONFORMING = "not_conforming"
    NOT_LOOKED_AT = "not_looked_at"
    NOT_APPLICABLE = "not_applicable"


def _arrows(*rows: tuple[StrEnum, str, StrEnum, frozenset[str]]) -> Iterable[Transition]:
    return (
        Transition(source.value, event, target.value, roles)
        for source, event, target, roles in rows
    )


_Y, _A = YearState, AuditState

YEAR = StateTable.of(
    "audit programme",
    _Y.DRAFT,
    _arrows(
        (_Y.DRAFT, "change", _Y.DRAFT, MANAGERS),
        (_Y.DRAFT, "send", _Y.SENT, MANAGERS),
        (_Y.DRAFT, "drop", _Y.DROPPED, MANAGERS),
        (_Y.SENT, "give_back", _Y.DRAFT, HEAD),
        (_Y.SENT, "approve", _Y.APPROVED, HEAD),
        # A change of an approved programme goes through the head again.
        (_Y.APPROVED, "revise", _Y.DRAFT, MANAGERS),
        (_Y.APPROVED, "close", _Y.CLOSED, MANAGERS),
    ),
)

AUDIT = StateTable.of(
    "internal audit",
    _A.PLANNED,
    _arrows(
        (_A.PLANNED, "plan", _A.PLANNED, MANAGERS),
        (_A.PLANNED, "prepare", _A.PREPARED, MANAGERS),
        (_A.PREPARED, "reopen", _A.PLANNED, MANAGERS),
        (_A.PREPARED, "begin", _A.RUNNING, TEAM),
        (_A.RUNNING, "fill", _A.RUNNING, TEAM),
        (_A.RUNNING, "hold_closing", _A.CLOSING_HELD, TEAM),
        (_A.CLOSING_HELD, "resume", _A.RUNNING, TEAM),
        (_A.CLOSING_HELD, "report", _A.REPORTED, TEAM),
        (_A.REPORTED, "close", _A.CLOSED, MANAGERS),
        # Somebody falls ill: the team is changed until the end, but not while it stands prepared.
        *(
            (state, "team", state, MANAGERS)
            for state in (_A.PLANNED, _A.RUNNING, _A.CLOSING_HELD, _A.REPORTED)
        ),
        *(
            (state, "cancel", _A.CANCELLED, MANAGERS)
            for state in (_A.PLANNED, _A.PREPARED, _A.RUNNING)
        ),
    ),
)
# The auditee sees findings from here on, and the checklist from the report on.
AFTER_CLOSING = (_A.CLOSING_HELD, _A.REPORTED, _A.CLOSED)
AFTER_REPORT = (_A.REPORTED, _A.CLOSED)
OPEN = (_A.PLANNED, _A.PREPARED, _A.RUNNING, _A.CLOSING_HELD, _A.REPORTED)


def may(state: str, event: str) -> bool:
    """Whether an event has a place in this state of an audit."""
    return any(each.event == event for each in AUDIT.from_state(state))
