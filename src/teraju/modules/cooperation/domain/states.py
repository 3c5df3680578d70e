"""The states of an agreement, of a task of its plan and of a programme, and what moves them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where an agreement stands. Expired is no state: it follows from the last day."""

    DRAFT = "draft"
    ACTIVE = "active"
    ENDED = "ended"
    RENEWED = "renewed"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """What moves an agreement from one state to another."""

    SIGN = "sign"
    END = "end"
    SUPERSEDE = "supersede"
    CANCEL = "cancel"


@dataclass(frozen=True)
class Transition:
    """One allowed move."""

    event: Event
    source: Status
    target: Status


TRANSITIONS = (
    Transition(Event.SIGN, Status.DRAFT, Status.ACTIVE),
    Transition(Event.CANCEL, Status.DRAFT, Status.CANCELLED),
    Transition(Event.END, Status.ACTIVE, Status.ENDED),
    Transition(Event.SUPERSEDE, Status.ACTIVE, Status.RENEWED),
)
_TARGETS: Mapping[tuple[Status, Event], Status] = {
    (move.source, move.event): move.target for move in TRANSITIONS
}

SIGNED = frozenset({Status.ACTIVE, Status.ENDED, Status.RENEWED})


def after(status: Status, event: Event) -> Status | None:
    """The state that an event leads to; None where the event has no place."""
    return _TARGETS.get((status, event))


def events_from(status: Status) -> frozenset[Event]:
    """What may happen to an agreement in this state."""
    return frozenset(move.event for move in TRANSITIONS if move.source == status)


class TaskState(StrEnum):
    """Where a task of a plan stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ProgrammeStatus(StrEnum):
    """Where a programme stands."""

    RUNNING = "running"
    FINISHED = "finished"
    STOPPED = "stopped"
