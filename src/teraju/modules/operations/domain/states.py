"""The states of a service, an output, a nonconforming output and a ticket of the queue."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

WRITERS = frozenset({"agency_head", "quality_coordinator", "process_owner"})
HEAD = frozenset({"agency_head"})
WORKERS = frozenset({"agency_head", "quality_coordinator", "process_owner", "counter"})
JUDGES = frozenset({"agency_head", "quality_coordinator", "process_owner"})
COUNTER = frozenset({"process_owner", "counter"})


class ServiceState(StrEnum):
    """Where an edition of a service standard stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    DISCARDED = "discarded"


class OutputState(StrEnum):
    """Where a case stands, from the order to its close."""

    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    IN_PROGRESS = "in_progress"
    READY = "ready"
    RELEASED = "released"
    HANDED_OVER = "handed_over"
    CLOSED = "closed"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class FaultState(StrEnum):
    """Where a nonconforming output stands."""

    OPEN = "open"
    TREATED = "treated"
    VERIFIED = "verified"
    WITHDRAWN = "withdrawn"


class TicketState(StrEnum):
    """Where somebody who drew a number stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    DONE = "done"
    NO_SHOW = "no_show"


def _arrows(*rows: tuple[StrEnum, str, StrEnum, frozenset[str]]) -> Iterable[Transition]:
    return (
        Transition(source.value, event, target.value, roles)
        for source, event, target, roles in rows
    )


_S, _O, _F, _T = ServiceState, OutputState, FaultState, TicketState

# Before it is released an order can still be given up; afterwards a fault is recorded instead.
UNFINISHED = (_O.RECEIVED, _O.INCOMPLETE, _O.IN_PROGRESS, _O.READY)
RELEASED = (_O.RELEASED, _O.HANDED_OVER, _O.CLOSED)
ENDED = (_O.CLOSED, _O.REJECTED, _O.CANCELLED)
# A fault that nobody has verified stops the release.
UNRESOLVED = (_F.OPEN, _F.TREATED)

SERVICE = StateTable.of(
    "service standard",
    _S.DRAFT,
    _arrows(
        (_S.DRAFT, "submit", _S.SUBMITTED, WRITERS),
        (_S.DRAFT, "discard", _S.DISCARDED, WRITERS),
        (_S.SUBMITTED, "return", _S.DRAFT, HEAD),
        (_S.SUBMITTED, "put_in_force", _S.IN_FORCE, HEAD),
        (_S.IN_FORCE, "supersede", _S.SUPERSEDED, HEAD),
        (_S.IN_FORCE, "withdraw", _S.WITHDRAWN, HEAD),
    ),
)

OUTPUT = StateTable.of(
    "output",
    _O.RECEIVED,
    _arrows(
        (_O.RECEIVED, "return", _O.INCOMPLETE, WORKERS),
        (_O.INCOMPLETE, "complete", _O.RECEIVED, WORKERS),
        (_O.RECEIVED, "accept", _O.IN_PROGRESS, WORKERS),
        (_O.IN_PROGRESS, "step", _O.IN_PROGRESS, WORKERS),
        (_O.IN_PROGRESS, "finish", _O.READY, WORKERS),
        (_O.READY, "send_back", _O.IN_PROGRESS, JUDGES),
        (_O.READY, "release", _O.RELEASED, WORKERS),
        (_O.RELEASED, "hand_over", _O.HANDED_OVER, WORKERS),
        (_O.HANDED_OVER, "close", _O.CLOSED, WORKERS),
        *((state, "reject", _O.REJECTED, JUDGES) for state in UNFINISHED),
        *((state, "cancel", _O.CANCELLED, WORKERS) for state in UNFINISHED),
    ),
)

FAULT = StateTable.of(
    "nonconforming output",
    _F.OPEN,
    _arrows(
        (_F.OPEN, "treat", _F.TREATED, WORKERS),
        (_F.OPEN, "withdraw", _F.WITHDRAWN, JUDGES),
        (_F.TREATED, "verify", _F.VERIFIED, JUDGES),
        (_F.TREATED, "reopen", _F.OPEN, JUDGES),
    ),
)

TICKET = StateTable.of(
    "ticket",
    _T.WAITING,
    _arrows(
        (_T.WAITING, "call", _T.CALLED, COUNTER),
        (_T.CALLED, "call_again", _T.CALLED, COUNTER),
        (_T.CALLED, "serve", _T.SERVING, COUNTER),
        (_T.CALLED, "no_show", _T.NO_SHOW, COUNTER),
        (_T.CALLED, "transfer", _T.WAITING, COUNTER),
        (_T.SERVING, "transfer", _T.WAITING, COUNTER),
        (_T.SERVING, "finish", _T.DONE, COUNTER),
    ),
)
