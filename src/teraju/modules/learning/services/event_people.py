"""Registering for an event, changing that, withdrawing; by anybody, by colleagues, at the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.learning import event_permissions as permissions
from teraju.modules.learning.domain.event_contacts import TICKET_LENGTH, read_contact
from teraju.modules.learning.domain.event_seats import takes_registrations
from teraju.modules.learning.domain.event_states import EventState, Seat
from teraju.modules.learning.models import Event, Registration
from teraju.modules.learning.models.event_choices import Way
from teraju.modules.learning.refusals import OutOfPlace
from teraju.platform.accounts import rights
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from .event_common import (
    claimed_registration,
    code_of,
    locked_event,
    own_registration,
    queued_event,
    said,
    tell_of,
)
from .event_mails import mail_one
from .event_queue import move_up, next_ordinal, take_place

FIELDS = ("name", "organisation", "region")
PERSONAL = ("name", "organisation", "region", "contact")
# The desk takes people in until the doors close.
AT_THE_DESK = frozenset({EventState.OPEN, EventState.CLOSED, EventState.RUNNING})


@dataclass(frozen=True)
class Taken:
    """What became of a form: the registration, and whether it is the sender's to open.

    A contact that was registered before by somebody else's form opens nothing: whoever types the
    mail address of another must not get their ticket.
    """

    registration: Registration
    is_own: bool
    is_new: bool


@transaction.atomic
def register(
    *,
    actor: Viewer,
    event_id: int,
    contact: str,
    agreed: bool,
    form_key: str,
    **values: str,
) -> Taken:
    """Register by the public page. The same form twice, or the same contact twice, is one.

    Who goes back in the browser and types another contact into the same form registers another.
    """
    event = queued_event(event_id)
    sent = event.registrations.filter(form_key=form_key, contact=read_contact(contact))
    known = sent.exclude(seat=Seat.WITHDRAWN).first() if form_key else None
    if known is not None:
        known.event = event
        return Taken(known, is_own=True, is_new=False)
    _check_open(actor, event)
    if not agreed:
        raise DomainError(_("Without your consent nothing can be kept."), field="agreed")
    return _entered(actor, event, contact, values, Way.PAGE, form_key=form_key, agreed_at=actor.now)


@transaction.atomic
def join_event(*, actor: Viewer, event_id: int, region: str = "") -> Registration:
    """Register oneself with the account; asking again changes nothing."""
    user = User.objects.select_related("home").get(pk=rights.acting(actor))
    event: Event = Event.objects.visible_to(actor).only("pk").get(pk=event_id)
    event = queued_event(event.pk)
    known = event.registrations.filter(person=user).exclude(seat=Seat.WITHDRAWN).first()
    if known is not None:
        return known
    _check_open(actor, event)
    values = {
        "name": user.name or user.title,
        "organisation": user.title or user.home.name,
        "region": region or user.home.name,
    }
    contact = _free_contact(event, user)
    return _entered(
        actor, event, contact, values, Way.ACCOUNT, person=user, agreed_at=actor.now
    ).registration


@transaction.atomic
def enter_person(
    *,
    actor: Viewer,
    event_id: int,
    expected_version: int | None = None,
    contact: str,
    **values: str,
) -> Registration:
    """Enter somebody who stands at the desk or called the office."""
    event = locked_event(actor, event_id, expected_version, permissions.DESK)
    if event.state not in AT_THE_DESK:
        raise OutOfPlace(_("Nobody is entered before the event is published or after its end."))
    found = _entered(actor, event, contact, values, Way.DESK)
    if not found.is_new:
        raise DomainError(_("This contact is registered already."), field="contact")
    return found.registration


@transaction.atomic
def change_registration(
    *, actor: Viewer, registration_id: int, expected_version: int | None = None, **values: str
) -> Registration:
    """Put right what stands of somebody, by the desk."""
    row = claimed_registration(actor, registration_id, expected_version)
    return _changed(actor, row, values)


@transaction.atomic
def change_own(*, actor: Viewer, ticket: str, **values: str) -> Registration:
    """Put one's own name and organisation right, by the ticket."""
    row = own_registration(ticket)
    if row.has_certificate:
        raise OutOfPlace(_("The certificate is issued: ask the organiser to put the name right."))
    return _changed(actor, row, values)


@transaction.atomic
def withdraw(
    *, actor: Viewer, registration_id: int, expected_version: int | None = None
) -> Registration:
    """Take somebody off the list, by the desk; whoever waits the longest moves up."""
    row = claimed_registration(actor, registration_id, expected_version)
    return _withdrawn(actor, row)


@transaction.atomic
def withdraw_own(*, actor: Viewer, ticket: str) -> Registration:
    """Give one's own seat back; doing it twice changes nothing."""
    return _withdrawn(actor, own_registration(ticket))


def _check_open(actor: Viewer, event: Event) -> None:
    if not takes_registrations(event.state, event.opens_on, event.closes_on, actor.today):
        raise OutOfPlace(_("This event takes no registrations now."))


def _entered(
    actor: Viewer,
    event: Event,
    contact: str,
    values: Mapping[str, str],
    way: Way,
    **more: Any,
) -> Taken:
    """Enter a person, or find them; somebody who had withdrawn begins anew with a new ticket."""
    address = read_contact(contact)
    person = more.get("person")
    if not address and person is not None:
        address = f"akun-{person.pk}"
    if not address:
        words = _("Write a mail address, or a telephone number such as 0812 3456 7890.")
        raise DomainError(words, field="contact")
    row = event.registrations.filter(contact=address).select_related("paper").first()
    if row is not None and row.seat != Seat.WITHDRAWN:
        return Taken(_owned(actor, event, row, person), is_own=False, is_new=False)
    verb = "again" if row else "entered"
    if row is None:
        row = Registration(event=event, ordinal=next_ordinal(event), contact=address)
        row.is_example = event.is_example
    row.event, row.way = event, way
    for name, value in more.items():
        setattr(row, name, value)
    _fill(row, values)
    row.ticket = code_of(TICKET_LENGTH, event.code, address, is_example=event.is_example)
    take_place(actor, row)
    save(actor, row)
    tell_of(
        actor,
        row,
        verb,
        {"seat": row.seat, "way": row.way},
        personal={name: getattr(row, name) for name in PERSONAL},
    )
    mail_one(actor, row, row.seat)
    return Taken(row, is_own=True, is_new=True)


def _free_contact(event: Event, user: User) -> str:
    """The contact of an account, unless a colleague with the same mailbox registered by it."""
    contact = read_contact(user.email or user.phone)
    row = event.registrations.filter(contact=contact).first() if contact else None
    if row is None or row.seat == Seat.WITHDRAWN:
        return contact
    is_same = row.person_id is None and row.name.casefold() == user.name.casefold()
    return contact if is_same else ""


def _owned(actor: Viewer, event: Event, row: Registration, person: User | None) -> Registration:
    """Link an account to what its owner had entered on the public page by the same address."""
    row.event = event
    if person is not None and row.person_id is None:
        row.person = person
        save(actor, row)
        tell_of(actor, row, "changed", {"way": Way.ACCOUNT}, before={"way": row.way})
    return row


def _changed(actor: Viewer, row: Registration, values: Mapping[str, str]) -> Registration:
    if row.seat == Seat.WITHDRAWN:
        raise OutOfPlace(_("Whoever withdrew registers anew."))
    before = {name: getattr(row, name) for name in FIELDS}
    _fill(row, values)
    changed = [name for name in FIELDS if before[name] != getattr(row, name)]
    if not changed:
        return row
    save(actor, row)
    personal = {name: [before[name], getattr(row, name)] for name in changed}
    tell_of(actor, row, "changed", {"changed": changed}, personal=personal)
    return row


def _withdrawn(actor: Viewer, row: Registration) -> Registration:
    if row.seat == Seat.WITHDRAWN:
        return row
    if row.came_at is not None:
        raise OutOfPlace(_("Whoever was present stays on the list."))
    if row.event.state not in AT_THE_DESK:
        raise OutOfPlace(_("The event is over or was cancelled."))
    before, row.seat, row.queued_at = row.seat, Seat.WITHDRAWN, None
    save(actor, row)
    tell_of(actor, row, "withdrawn", {"seat": row.seat}, before={"seat": before})
    move_up(actor, row.event)
    return row


def _fill(row: Registration, values: Mapping[str, str]) -> None:
    unknown = set(values) - set(FIELDS)
    if unknown:
        raise TypeError(f"a registration has no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(row, name, cleaned(value))
    row.name = said(row.name, "name", _("Give your name: it stands on the certificate."))
    row.organisation = said(row.organisation, "organisation", _("Say where you come from."))
