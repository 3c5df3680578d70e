"""The counter in a minute: owner, place, instruments and order in one go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.likeness import number_key
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.plates import SIZES, parameter_of
from teraju.modules.metrology.domain.sheets import comes_in_sets
from teraju.modules.metrology.models import Instrument, Order, Owner, Place, PlaceKind
from teraju.modules.metrology.selectors.registers import kiosks_at
from teraju.modules.operations import api as operations
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .instruments import add_instrument
from .net import take_request
from .order_entry import enter_order
from .owners import add_owner
from .places import add_place

# A stall is called by its number: the name of a person would stand in the trail for good.
KIOSK = "Kios"
# So many scales of one size somebody brings at once, and not more.
MOST_OF_ONE = 20


class NewInstrument(NamedTuple):
    """An instrument that the register does not hold: its kind, its size in words of the plate."""

    kind: str
    size: str
    pieces: int


class NewPlace(NamedTuple):
    """A place that the register does not hold."""

    name: str
    kind: str
    district: str = ""
    address: str = ""


class Brought(TypedDict, total=False):
    """How the order is to be carried out; the site is the office where nothing else is said."""

    channel: str
    wants_certificate: bool
    wished_on: date | None
    letter_number: str
    letter_on: date | None
    note: str


@transaction.atomic
def enter_at_counter(
    *,
    actor: Viewer,
    agency: Agency,
    owner: Owner | None = None,
    name: str = "",
    phone: str = "",
    email: str = "",
    is_business: bool = False,
    is_another: bool = False,
    known: Sequence[Instrument] = (),
    new: Sequence[NewInstrument] = (),
    place: Place | NewPlace | None = None,
    stall: str = "",
    site: str = OrderSite.OFFICE,
    ticket_id: int | None = None,
    request_id: int | None = None,
    **brought: Unpack[Brought],
) -> Order:
    """Enter whoever stands at the counter with what they bring; what is known is not asked again.

    `ticket_id` is the number that the person drew, `request_id` the request from the net; either
    ends with the order.
    """
    whose = owner or add_owner(
        actor=actor,
        agency=agency,
        name=name,
        phone=phone,
        email=email,
        is_business=is_business,
        is_another=is_another,
    )
    where = _place(actor, agency, whose, place, stall)
    found = [*known, *(made for one in new for made in _instruments(actor, whose, where, one))]
    stands = known[0].place if known and site != OrderSite.OFFICE else None
    order = enter_order(
        actor=actor,
        agency=agency,
        owner=whose,
        place=where or stands,
        site=site,
        instruments=[(one.pk, _control(one), one.count) for one in found],
        **brought,
    )
    _end_what_led_here(actor, order, ticket_id, request_id)
    return order


def _end_what_led_here(
    actor: Viewer, order: Order, ticket_id: int | None, request_id: int | None
) -> None:
    if ticket_id is not None:
        operations.finish_ticket(actor=actor, ticket_id=ticket_id, output=order.output)
    if request_id is not None:
        take_request(actor=actor, request_id=request_id, order=order)


def _place(
    actor: Viewer, agency: Agency, owner: Owner, place: Place | NewPlace | None, stall: str
) -> Place | None:
    """A market with a stall is the kiosk of the owner there; what is not known is entered."""
    if isinstance(place, NewPlace):
        place = add_place(actor=actor, agency=agency, **place._asdict())
    # A stroke says that there is no number.
    if place is None or place.kind != PlaceKind.MARKET or not number_key(stall):
        return place
    found = kiosks_at(place, stall)
    if found:
        there = owner.instruments.in_use().filter(place__in=found)
        own = set(there.values_list("place", flat=True))
        # That of the owner before the first by name.
        return min(found, key=lambda one: one.pk not in own)
    return add_place(
        actor=actor,
        agency=agency,
        name=KIOSK,
        kind=PlaceKind.KIOSK,
        market=place,
        stall=stall,
    )


def _instruments(
    actor: Viewer, owner: Owner, place: Place | None, one: NewInstrument
) -> list[Instrument]:
    """A set is one, and its pieces are counted; of scales each is read, with a tag of its own."""
    if comes_in_sets(catalogue().kind(one.kind)):
        return [_instrument(actor, owner, place, one)]
    if one.pieces > MOST_OF_ONE:
        words = _("At most %(most)s of this kind at once: each gets a tag of its own.")
        raise DomainError(words % {"most": MOST_OF_ONE})
    single = one._replace(pieces=1)
    return [_instrument(actor, owner, place, single) for _piece in range(one.pieces)]


def _instrument(actor: Viewer, owner: Owner, place: Place | None, one: NewInstrument) -> Instrument:
    if place is None:
        raise DomainError(_("Say where the new instruments stand."), field="place")
    kind = catalogue().kind(one.kind)
    parameter = parameter_of(kind, SIZES)
    plate: dict[str, Any] = {parameter: one.size} if parameter and one.size else {}
    return add_instrument(
        actor=actor, owner=owner, place=place, kind=one.kind, plate=plate, count=one.pieces
    )


def _control(instrument: Instrument) -> str:
    """What was never verified is verified for the first time."""
    first = instrument.verified_on is None
    return Control.INITIAL if first else Control.SUBSEQUENT
