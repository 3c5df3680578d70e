"""The way to the owner's page: a code to a telephone or mail.

What is answered never tells whether the register knows a contact.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind, read_contact
from teraju.kernel.errors import DomainError
from teraju.modules.enterprises import visit_permissions as permissions
from teraju.modules.enterprises.models import OwnerContact
from teraju.modules.enterprises.selectors import visit_owners as reading
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify import codes
from teraju.platform.notify.card import address_of
from teraju.platform.notify.domain import printed
from teraju.platform.notify.models import DeliveryState, OneTimeCode
from teraju.platform.notify.services import Recipient, send
from teraju.platform.organisation.models import Agency

from .common import locked, tell

PURPOSE = "enterprises.owner"
# So many codes go to one contact in a day.
CODES_A_DAY = 5


@transaction.atomic
def ask_code(*, visitor: Viewer, agency: Agency, typed: str) -> OwnerContact:
    """Send a code to a contact; by mail at once, to a telephone by the coach.

    Asked too often it is silent: the same answer for everybody.
    """
    read = read_contact(typed)
    if read is None:
        raise DomainError(
            _("Write a telephone number such as 0812 3456 7890, or a mail address."),
            field="contact",
        )
    kind, address = read
    contact, is_new = OwnerContact.objects.select_for_update().get_or_create(
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
    way = Recipient(email=address) if kind is ContactKind.MAIL else Recipient(phone=f"+{address}")
    if _send_code(visitor, contact, way):
        contact.sent_at = visitor.now
    save(visitor, contact)
    tell(visitor, contact, "owner_contact.asked", {"kind": contact.get_kind_display()})
    return contact


@transaction.atomic
def open_contact(*, visitor: Viewer, code: OneTimeCode) -> OwnerContact:
    """The contact whose code somebody proved; the code opens nothing a second time."""
    contact = reading.contact_by_id(code.subject_id)
    if contact is None:
        raise DomainError(_("This code is not known. Ask for a new one."))
    codes.use(actor=visitor, code_id=code.pk, purpose=PURPOSE, target=contact)
    return contact


@dataclass(frozen=True)
class PreparedCode:
    """A code to hand over by hand: shown once, kept nowhere."""

    contact: OwnerContact
    code: str
    url: str


@transaction.atomic
def prepare_code(
    *, actor: Viewer, contact_id: int, expected_version: int | None = None
) -> PreparedCode:
    """Make a code that the coach sends by hand, where no gateway reaches the telephone."""
    rows = OwnerContact.objects.visible_to(actor)
    contact: OwnerContact = locked(
        actor, rows, contact_id, permissions.OWNER_SERVE, expected_version
    )
    _row, code = codes.issue(
        actor=actor, purpose=PURPOSE, target=contact, government=contact.government
    )
    contact.sent_at = actor.now
    save(actor, contact)
    tell(actor, contact, "owner_contact.handed")
    return PreparedCode(contact, printed(code), address_of(code))


def _counted(visitor: Viewer, contact: OwnerContact) -> bool:
    """Whether another code may go out today."""
    zone = visitor.now.tzinfo
    is_today = contact.asked_at.astimezone(zone).date() == visitor.today
    contact.asked_today = contact.asked_today + 1 if is_today else 1
    return contact.asked_today <= CODES_A_DAY


def _send_code(visitor: Viewer, contact: OwnerContact, way: Recipient) -> bool:
    """Send a code where a way out leads to the contact; whether it went."""
    _row, code = codes.issue(
        actor=visitor, purpose=PURPOSE, target=contact, government=contact.government
    )
    delivery = send(
        recipient=way,
        subject=_now("Your code for the page of your business"),
        text=_now("Your code: %(code)s. It holds for one day and opens once.")
        % {"code": printed(code)},
        link=address_of(code),
        government=contact.government,
        actor=visitor,
    )
    return delivery.state == DeliveryState.WAITING
