"""The states of events, of registrations and of questions, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class EventState(StrEnum):
    """Where an event stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    RUNNING = "running"
    FINISHED = "finished"
    CANCELLED = "cancelled"


class Seat(StrEnum):
    """Whether somebody who registered has a seat."""

    SEATED = "seated"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


class AskState(StrEnum):
    """What became of a question from the public page."""

    NEW = "new"
    SHOWN = "shown"
    ANSWERED = "answered"
    HIDDEN = "hidden"


_LOOK_AFTER = frozenset({"quality_coordinator", "compliance_function", "agency_head"})


def _arrow(source: str, event: str, target: str) -> Transition:
    return Transition(source, event, target, _LOOK_AFTER)


E, A = EventState, AskState

EVENT = StateTable.of(
    "event",
    E.DRAFT,
    (
        _arrow(E.DRAFT, "change", E.DRAFT),
        _arrow(E.DRAFT, "publish", E.OPEN),
        _arrow(E.DRAFT, "cancel", E.CANCELLED),
        _arrow(E.OPEN, "change", E.OPEN),
        _arrow(E.OPEN, "close", E.CLOSED),
        _arrow(E.OPEN, "hold", E.RUNNING),
        _arrow(E.OPEN, "cancel", E.CANCELLED),
        _arrow(E.CLOSED, "change", E.CLOSED),
        _arrow(E.CLOSED, "reopen", E.OPEN),
        _arrow(E.CLOSED, "hold", E.RUNNING),
        _arrow(E.CLOSED, "cancel", E.CANCELLED),
        # The link of a webinar may break while it runs.
        _arrow(E.RUNNING, "change", E.RUNNING),
        _arrow(E.RUNNING, "finish", E.FINISHED),
        _arrow(E.RUNNING, "cancel", E.CANCELLED),
    ),
)
QUESTION = StateTable.of(
    "question of an event",
    A.NEW,
    (
        _arrow(A.NEW, "show", A.SHOWN),
        _arrow(A.NEW, "answer", A.ANSWERED),
        _arrow(A.NEW, "hide", A.HIDDEN),
        _arrow(A.SHOWN, "answer", A.ANSWERED),
        _arrow(A.SHOWN, "hide", A.HIDDEN),
        _arrow(A.ANSWERED, "answer", A.ANSWERED),
        _arrow(A.ANSWERED, "hide", A.HIDDEN),
        _arrow(A.HIDDEN, "show", A.SHOWN),
        _arrow(A.HIDDEN, "answer", A.ANSWERED),
    ),
)
