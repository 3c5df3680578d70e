"""Requests over the net: what somebody with a proved contact asks for, and the answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from teraju.kernel.contacts import ContactKind
from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.requests import REQUEST, RequestState
from teraju.modules.metrology.models import Instrument, NetContact, NetRequest, Order, Owner
from teraju.modules.metrology.selectors import net as reading
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotNow
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import locked, needed
from teraju.platform.notify.contacts import Door
from teraju.platform.notify.services import Recipient, send

from .unit_common import moved, tell

TAKE = permissions.REQUEST_TAKE
DOOR = Door(
    contacts=NetContact,
    purpose="metrology.contact",
    right=TAKE,
    verb="metrology.contact",
    subject=_("Your code for requests of verification"),
    whatsapp=_("Your code for requests of verification: %(code)s. Open %(url)s."),
)
# What is told to whoever withdraws a request that was answered meanwhile.
ANSWERED: Mapping[str, Promise] = {
    RequestState.DECLINED: _(
        "The office has declined this request already; its answer stands below. If you still need"
        " the verification, you may ask anew."
    ),
    RequestState.TAKEN: _(
        "The office has made an order of this request already. If you do not need it any more, tell"
        " the office."
    ),
}
# So many requests of one contact wait at once.
MOST_WAITING = 5


class Wish(TypedDict, total=False):
    """What somebody says besides their name, where, and which instruments."""

    address: str
    wished_on: date | None
    wants_certificate: bool
    described: str


@transaction.atomic
def send_request(
    *,
    visitor: Viewer,
    contact: NetContact,
    name: str,
    site: str,
    instruments: Collection[int] = (),
    **wish: Unpack[Wish],
) -> NetRequest:
    """Ask for verification; instruments are those of the contact's own records, or described.

    What waits already is not asked for a second time.
    """
    owners = reading.owners_of(contact)
    chosen = _chosen(owners, instruments)
    # Several owners may share a telephone: then the counter asks whose it is.
    whose = {one.owner_id for one in chosen} or {one.pk for one in owners}
    request = NetRequest(
        government=contact.government,
        agency=contact.agency,
        contact=contact,
        owner_id=next(iter(whose)) if len(whose) == 1 else None,
        name=needed(name, "name", _("Give your name.")),
        site=site,
        instruments=[one.pk for one in chosen],
        received_at=visitor.now,
        **wish,
    )
    request.address, request.described = cleaned(request.address), cleaned(request.described)
    _check(visitor, request)
    waiting = _waiting(contact)
    same = next((one for one in waiting if _asks_the_same(one, request)), None)
    if same is not None:
        return same
    if len(waiting) >= MOST_WAITING:
        raise DomainError(_("So many of your requests wait: let the counter answer them first."))
    save(visitor, request)
    _tell_received(visitor, request)
    return request


def _tell_received(visitor: Viewer, request: NetRequest) -> None:
    told = {"site": request.site, "instruments": len(request.instruments)}
    tell(visitor, request, "request.received", told)


def _chosen(owners: list[Owner], instruments: Collection[int]) -> list[Instrument]:
    own = {one.pk: one for one in reading.instruments_of(owners)}
    chosen = [own[pk] for pk in instruments if pk in own]
    if len(chosen) != len(set(instruments)):
        raise DomainError(_("Choose among your own instruments."), field="instruments")
    return chosen


def _waiting(contact: NetContact) -> list[NetRequest]:
    """What waits of a contact, which is locked: whoever presses twice waits, and asked once."""
    NetContact.objects.select_for_update(no_key=True).get(pk=contact.pk)
    return list(contact.requests.filter(state=RequestState.RECEIVED).order_by("pk"))


def _check(visitor: Viewer, request: NetRequest) -> None:
    if not request.instruments and not request.described:
        raise DomainError(_("Choose an instrument, or describe it."), field="described")
    if request.wished_on is not None and request.wished_on <= visitor.today:
        raise DayOutOfOrder(_("Choose a day that is still ahead."), field="wished_on")
    if request.site == OrderSite.IN_PLACE and not request.instruments and not request.address:
        raise DomainError(_("Say where the instruments stand."), field="address")


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


@transaction.atomic
def withdraw_request(*, visitor: Viewer, contact: NetContact, request_id: int) -> NetRequest:
    """Withdraw a request that still waits; pressed twice it stays withdrawn.

    Where the office was first, the sender is told how it answered.
    """
    request = contact.requests.select_for_update(no_key=True).filter(pk=request_id).first()
    if request is None:
        raise DomainError(_("This request is not among yours."))
    if request.state in ANSWERED:
        raise NotNow(ANSWERED[request.state])
    if request.state != RequestState.WITHDRAWN:
        _end(visitor, request, "withdraw")
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
