"""A code to a contact instead of a password: asked for, counted, sent or handed over by hand.

What is answered never tells whether a register knows a contact.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind, read_contact
from teraju.kernel.errors import DomainError
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Agency

from . import codes
from .card import address_of
from .contact_records import AskedContact
from .domain import printed
from .models import DeliveryState, OneTimeCode
from .services import Recipient, send

C = TypeVar("C", bound=AskedContact)

# So many codes go to one contact in a day.
CODES_A_DAY = 5
# Whoever asked for a code by telephone waits at most so long on the list of those to hand over.
WAITING = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Door(Generic[C]):
    """What a code to a contact opens: the table of a module, its purpose and its words."""

    contacts: type[C]
    # Of `register_purpose`; a code lives for the days said there.
    purpose: str
    # Whoever holds it hands codes over.
    right: str
    # The trail knows `VERB.asked` and `VERB.handed`.
    verb: str
    # Subject of the mail; and the text for WhatsApp, with `code` and `url`.
    subject: Promise
    whatsapp: Promise


@dataclass(frozen=True)
class PreparedCode(Generic[C]):
    """A code to hand over by hand: shown once, kept nowhere."""

    contact: C
    code: str
    url: str


@transaction.atomic
def ask_code(*, door: Door[C], visitor: Viewer, agency: Agency, typed: str) -> C:
    """Send a code to a contact; by mail at once, to a telephone by whoever serves the person.

    Asked too often it is silent: the same answer for everybody.
    """
    read = read_contact(typed)
    if read is None:
        raise DomainError(
            _("Write a telephone number such as 0812 3456 7890, or a mail address."),
            field="contact",
        )
    kind, address = read
    rows: QuerySet[C] = door.contacts._default_manager.select_for_update(no_key=True)
    contact, is_new = rows.get_or_create(
        agency=agency,
        address=address,
        defaults={
            "government": agency.government,
            "kind": kind,
            "asked_at": visitor.now,
            "created_at": visitor.now,
            "updated_at": visitor.now,
        },
    )
    if not is_new and not _counted(visitor, contact):
        return contact
    contact.asked_at, contact.sent_at = visitor.now, None
    if _send_code(door, visitor, contact):
        contact.sent_at = visitor.now
    save(visitor, contact)
    _tell(door, visitor, contact, "asked", kind=contact.get_kind_display())
    return contact


@transaction.atomic
def open_contact(*, door: Door[C], visitor: Viewer, code: OneTimeCode) -> C:
    """The contact whose code somebody proved; the code opens nothing a second time."""
    contact = contact_by_id(door, code.subject_id)
    if contact is None:
        raise DomainError(_("This code is not known. Ask for a new one."))
    codes.use(actor=visitor, code_id=code.pk, purpose=door.purpose, target=contact)
    return contact


@transaction.atomic
def prepare_code(
    *, door: Door[C], actor: Viewer, contact_id: int, expected_version: int | None = None
) -> PreparedCode[C]:
    """Make a code that is handed over by hand, where no gateway reaches the telephone."""
    contact = claim(contacts(door, actor), contact_id, expected_version)
    rights.require(actor, door.right, contact)
    code = _new_code(door, actor, contact)
    contact.sent_at = actor.now
    save(actor, contact)
    _tell(door, actor, contact, "handed")
    return PreparedCode(contact, printed(code), address_of(code))


def contacts(door: Door[C], viewer: Viewer) -> QuerySet[C]:
    """The contacts that a viewer may see."""
    scoped: Any = door.contacts._default_manager
    rows: QuerySet[C] = scoped.visible_to(viewer)
    return rows.select_related("agency", "government")


def contacts_waiting(door: Door[C], viewer: Viewer) -> QuerySet[C]:
    """Contacts whose code found no way out, and nobody handed it over yet."""
    since = viewer.now - WAITING
    waiting = contacts(door, viewer).filter(sent_at=None, asked_at__gte=since)
    return waiting.order_by("asked_at", "pk")


def contact_by_id(door: Door[C], pk: int | str) -> C | None:
    rows = door.contacts._default_manager.select_related("agency__government", "government")
    return rows.filter(pk=pk).first()


def _counted(visitor: Viewer, contact: AskedContact) -> bool:
    """Whether another code may go out today."""
    zone = visitor.now.tzinfo
    is_today = contact.asked_at.astimezone(zone).date() == visitor.today
    contact.asked_today = contact.asked_today + 1 if is_today else 1
    return contact.asked_today <= CODES_A_DAY


def _send_code(door: Door[C], visitor: Viewer, contact: C) -> bool:
    """Send a code where a way out leads to the contact; whether it went."""
    code = _new_code(door, visitor, contact)
    is_mail = contact.kind == ContactKind.MAIL
    delivery = send(
        recipient=Recipient(email=contact.address) if is_mail else Recipient(phone=contact.shown),
        subject=str(door.subject),
        text=gettext("Your code: %(code)s. It holds for one day and opens once.")
        % {"code": printed(code)},
        link=address_of(code),
        government=contact.government,
        actor=visitor,
    )
    return delivery.state == DeliveryState.WAITING


def _new_code(door: Door[C], actor: Viewer, contact: C) -> str:
    _row, code = codes.issue(
        actor=actor, purpose=door.purpose, target=contact, government=contact.government
    )
    return code


def _tell(door: Door[C], actor: Viewer, contact: C, what: str, **after: str) -> None:
    record_event(actor=actor, verb=f"{door.verb}.{what}", target=contact, after=after)
