"""Requests over the net: a code to a telephone or mail, and what is asked for with it.

What is answered never tells whether the register knows a contact.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind, read_contact
from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.requests import REQUEST, RequestState
from teraju.modules.metrology.models import NetContact, NetRequest, Order
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify import codes
from teraju.platform.notify.card import address_of
from teraju.platform.notify.domain import printed
from teraju.platform.notify.models import DeliveryState, OneTimeCode
from teraju.platform.notify.services import Recipient, send
from teraju.platform.organisation.models import Agency

from .unit_common import locked, moved, needed, tell

PURPOSE = "metrology.contact"
TAKE = permissions.REQUEST_TAKE
# So many codes go to one contact in a day, and so many requests of it wait at once.
CODES_A_DAY = 5
MOST_WAITING = 5


@transaction.atomic
def ask_code(*, visitor: Viewer, agency: Agency, typed: str) -> NetContact:
    """Send a code to a contact; by mail at once, to a telephone by whoever serves the counter.

    Asked too often it is silent: the same answer for everybody.
    """
    read = read_contact(typed)
    if read is None:
        raise DomainError(
            _("Write a telephone number such as 0812 3456 7890, or a mail address."),
            field="contact",
        )
    kind, address = read
    contact, is_new = NetContact.objects.select_for_update().get_or_create(
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
    tell(visitor, contact, "contact.asked", {"kind": contact.get_kind_display()})
    return contact


@transaction.atomic
def open_contact(*, visitor: Viewer, code: OneTimeCode) -> NetContact:
    """The contact whose code somebody proved; the code opens nothing a second time."""
    contact = reading.contact_by_id(code.subject_id)
    if contact is None:
        raise DomainError(_("This code is not known. Ask for a new one."))
    codes.use(actor=visitor, code_id=code.pk, purpose=PURPOSE, target=contact)
    return contact


@transaction.atomic
def send_request(
    *,
    visitor: Viewer,
    contact: NetContact,
    name: str,
    site: str,
    address: str = "",
    wished_on: date | None = None,
    wants_certificate: bool = False,
    instruments: Collection[int] = (),
    described: str = "",
) -> NetRequest:
    """Ask for verification; instruments are those of the contact's own records, or described.

    What waits already is not asked for a second time.
    """
    owners = reading.owners_of(contact)
    own = {one.pk: one for one in reading.instruments_of(owners)}
    chosen = [own[pk] for pk in instruments if pk in own]
    if len(chosen) != len(set(instruments)):
        raise DomainError(_("Choose among your own instruments."), field="instruments")
    if not chosen and not described.strip():
        raise DomainError(_("Choose an instrument, or describe it."), field="described")
    if wished_on is not None and wished_on <= visitor.today:
        raise DayOutOfOrder(_("Choose a day that is still ahead."), field="wished_on")
    if site == OrderSite.IN_PLACE and not chosen and not address.strip():
        raise DomainError(_("Say where the instruments stand."), field="address")
    whose = {one.owner_id for one in chosen}
    request = NetRequest(
        government=contact.government,
        agency=contact.agency,
        contact=contact,
        owner_id=next(iter(whose)) if len(whose) == 1 else (owners[0].pk if owners else None),
        name=needed(name, "name", _("Give your name.")),
        site=site,
        address=cleaned(address),
        wished_on=wished_on,
        wants_certificate=wants_certificate,
        instruments=[one.pk for one in chosen],
        described=cleaned(described),
        received_at=visitor.now,
    )
    # Whoever presses twice waits for the first, and asked once.
    NetContact.objects.select_for_update().get(pk=contact.pk)
    waiting = list(contact.requests.filter(state=RequestState.RECEIVED).order_by("pk"))
    same = next((one for one in waiting if _asks_the_same(one, request)), None)
    if same is not None:
        return same
    if len(waiting) >= MOST_WAITING:
        raise DomainError(_("So many of your requests wait: let the counter answer them first."))
    save(visitor, request)
    told = {"site": request.get_site_display(), "instruments": len(chosen)}
    tell(visitor, request, "request.received", told)
    return request


_ASKED_FOR = (
    "owner_id",
    "name",
    "site",
    "address",
    "wished_on",
    "wants_certificate",
    "instruments",
    "described",
)


def _asks_the_same(one: NetRequest, other: NetRequest) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _ASKED_FOR)


@dataclass(frozen=True)
class PreparedCode:
    """A code to hand over by hand: shown once, kept nowhere."""

    contact: NetContact
    code: str
    url: str


@transaction.atomic
def prepare_code(
    *, actor: Viewer, contact_id: int, expected_version: int | None = None
) -> PreparedCode:
    """Make a code that the counter sends by hand, where no gateway reaches the telephone."""
    rows = NetContact.objects.visible_to(actor)
    contact: NetContact = locked(actor, rows, contact_id, TAKE, expected_version)
    _row, code = codes.issue(
        actor=actor, purpose=PURPOSE, target=contact, government=contact.government
    )
    contact.sent_at = actor.now
    save(actor, contact)
    tell(actor, contact, "contact.handed")
    return PreparedCode(contact, printed(code), address_of(code))


@transaction.atomic
def decline_request(
    *, actor: Viewer, request_id: int, reason: str, expected_version: int | None = None
) -> NetRequest:
    """Decline a request, with the answer that its sender reads."""
    request = _claim(actor, request_id, expected_version)
    request.reason = needed(reason, "reason", _("Say why: the sender reads it."))
    _end(actor, request, "decline")
    _answer(actor, request, _("Your request for verification is declined"), request.reason)
    return request


def take_request(*, actor: Viewer, request_id: int, order: Order) -> NetRequest:
    """Note the order that a request became. Part of the use-case that enters it."""
    request = _claim(actor, request_id, None)
    request.order = order
    _end(actor, request, "take", order=str(order))
    text = _now("It has the number %(number)s.") % {"number": order}
    _answer(actor, request, _("Your request for verification became an order"), text)
    return request


def _claim(actor: Viewer, pk: int, expected_version: int | None) -> NetRequest:
    rows = NetRequest.objects.visible_to(actor).select_related("contact")
    request: NetRequest = locked(actor, rows, pk, TAKE, expected_version)
    return request


def _end(actor: Viewer, request: NetRequest, event: str, **more: str) -> None:
    before = request.state
    moved(request, event, REQUEST)
    save(actor, request)
    after = {"state": request.state, **more}
    tell(actor, request, f"request.{event}", after, {"state": before})


def _counted(visitor: Viewer, contact: NetContact) -> bool:
    """Whether another code may go out today."""
    zone = visitor.now.tzinfo
    is_today = contact.asked_at.astimezone(zone).date() == visitor.today
    contact.asked_today = contact.asked_today + 1 if is_today else 1
    return contact.asked_today <= CODES_A_DAY


def _send_code(visitor: Viewer, contact: NetContact, way: Recipient) -> bool:
    """Send a code where a way out leads to the contact; whether it went."""
    _row, code = codes.issue(
        actor=visitor, purpose=PURPOSE, target=contact, government=contact.government
    )
    delivery = send(
        recipient=way,
        subject=_now("Your code for requests of verification"),
        text=_now("Your code: %(code)s. It holds for one day and opens once.")
        % {"code": printed(code)},
        link=address_of(code),
        government=contact.government,
        actor=visitor,
    )
    return delivery.state == DeliveryState.WAITING


def _answer(actor: Viewer, request: NetRequest, subject: str | Promise, text: str) -> None:
    if request.contact.kind == ContactKind.MAIL:
        send(
            recipient=Recipient(email=request.contact.address),
            subject=str(subject),
            text=text,
            link="/tera/",
            government=request.government,
            actor=actor,
        )
