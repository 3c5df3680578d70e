"""Who is present: by the code of the room, at the desk, by hand. Each counts once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import read_contact, read_ticket
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.models.event_choices import CameBy
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .event_common import claimed_registration, locked_event, queued_event, tell_of
from .event_queue import take_place

UNKNOWN = _("Nobody is registered with this. Look at the ticket, or ask at the desk.")


@transaction.atomic
def check_in(*, actor: Viewer, event_id: int, typed: str) -> Registration:
    """Say by one's own ticket or contact that one is there; the page knew the code of the room."""
    event = queued_event(event_id)
    if event.state != EventState.RUNNING:
        raise OutOfPlace(_("The event is not under way now."))
    return _present(actor, _found(event, typed), CameBy.SELF)


@transaction.atomic
def scan_ticket(
    *, actor: Viewer, event_id: int, typed: str, expected_version: int | None = None
) -> Registration:
    """Note at the desk whoever shows a ticket, or names the contact they registered with."""
    event = locked_event(actor, event_id, expected_version, permissions.DESK)
    _check_takes_place(event)
    return _present(actor, _found(event, typed), CameBy.DESK)


@transaction.atomic
def note_present(
    *, actor: Viewer, registration_id: int, expected_version: int | None = None
) -> Registration:
    """Note somebody of the list as present, by hand."""
    row = claimed_registration(actor, registration_id, expected_version)
    _check_takes_place(row.event)
    return _present(actor, row, CameBy.DESK)


@transaction.atomic
def take_back(
    *, actor: Viewer, registration_id: int, expected_version: int | None = None
) -> Registration:
    """Take a presence back that was noted by mistake, before a certificate says it."""
    row = claimed_registration(actor, registration_id, expected_version)
    if row.came_at is None:
        return row
    if row.has_certificate:
        raise OutOfPlace(_("A certificate says it: revoke that first."))
    before, row.came_at, row.came_by = row.came_by, None, ""
    save(actor, row)
    tell_of(actor, row, "absent", {"came_by": ""}, before={"came_by": before})
    recount(actor, row.event)
    return row


def recount(actor: Viewer, event: Event) -> None:
    """Keep the number of those present right once the event is over."""
    if event.state == EventState.FINISHED:
        event.came = event.registrations.present().count()
        save(actor, event)


def mark(actor: Viewer, row: Registration, way: CameBy) -> bool:
    """Put somebody down as present, not saved; whether that is new."""
    if row.came_at is not None:
        return False
    if row.seat == Seat.WITHDRAWN or row.seat == Seat.WAITING:
        take_place(actor, row)
    if row.seat != Seat.SEATED:
        raise DomainError(_("No seat is free: this person is on the waiting list."))
    row.came_at, row.came_by = actor.now, way
    return True


def _present(actor: Viewer, row: Registration, way: CameBy) -> Registration:
    if mark(actor, row, way):
        save(actor, row)
        tell_of(actor, row, "present", {"came_by": row.came_by}, before={"came_by": ""})
        recount(actor, row.event)
    return row


def _found(event: Event, typed: str) -> Registration:
    rows = event.registrations.select_related("paper")
    ticket, contact = read_ticket(typed), read_contact(typed)
    row: Registration | None = rows.filter(ticket=ticket).first() if ticket else None
    if row is None and contact:
        row = rows.filter(contact=contact).first()
    if row is None or row.seat == Seat.WITHDRAWN:
        raise DomainError(UNKNOWN, field="typed")
    row.event = event
    return row


def _check_takes_place(event: Event) -> None:
    if not event.takes_place:
        raise OutOfPlace(_("Begin the event first: then people are noted as present."))
