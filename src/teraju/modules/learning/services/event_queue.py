"""Seats of an event: who gets one, who waits, who moves up. The event is locked by the caller."""

from __future__ import annotations

from django.db.models import Max

from teraju.modules.learning.domain.event_seats import seat_for
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Event, Registration
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .event_common import tell_of
from .event_mails import mail_one

# After its end nobody needs a seat.
MOVES = frozenset({EventState.OPEN, EventState.CLOSED, EventState.RUNNING})


def take_place(actor: Viewer, registration: Registration) -> None:
    """Give a registration a seat, or a place on the waiting list; not saved."""
    event = registration.event
    seated = event.registrations.seated().exclude(pk=registration.pk).count()
    registration.seat = seat_for(seated, event.seats)
    registration.queued_at = actor.now if registration.seat == Seat.WAITING else None


def next_ordinal(event: Event) -> int:
    found = event.registrations.aggregate(last=Max("ordinal"))["last"]
    return (found or 0) + 1


def move_up(actor: Viewer, event: Event) -> list[Registration]:
    """Give free seats to those who wait the longest; they are told."""
    if event.state not in MOVES:
        return []
    waiting = event.registrations.waiting()
    if event.seats is not None:
        free = event.seats - event.registrations.seated().count()
        waiting = waiting[: max(free, 0)]
    moved = list(waiting)
    for one in moved:
        one.event = event
        one.seat, one.queued_at = Seat.SEATED, None
        save(actor, one)
        tell_of(actor, one, "moved_up", {"seat": one.seat}, before={"seat": Seat.WAITING})
        mail_one(actor, one, "moved_up")
    return moved
