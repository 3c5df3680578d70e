"""Entering an order: whose, where, which instruments, and what the review of the request finds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.scope import Asked
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Instrument,
    Order,
    OrderLine,
    Owner,
    Place,
    ScopeLetter,
    Session,
)
from teraju.modules.metrology.models.order_choices import ORDER_SITES
from teraju.modules.metrology.order_refusals import NoService
from teraju.modules.metrology.register_refusals import OutOfPlace, WrongChoice
from teraju.modules.metrology.said_wording import in_house
from teraju.modules.metrology.selectors.scopes import answer_for, letter_on
from teraju.modules.metrology.unit_refusals import NotNow
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import Channel, Output, OutputState, Service
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed
from teraju.platform.organisation.models import Agency

from .order_common import WORK, claim_order, tell_line
from .order_wish import OPEN, check_wish, wait_from_arrival
from .unit_common import check_not_future, tell

SERVICE_KIND = "verification"
ENTER = permissions.ORDER_ENTER
CLOSING = time(16)
# An instrument, the kind of control, and how many pieces.
Wanted = tuple[int, str, int]


class Said(TypedDict, total=False):
    """What an order says of itself besides its instruments."""

    owner: Owner | None
    place: Place | None
    session: Session | None
    wants_certificate: bool
    wished_on: date | None
    letter_number: str
    letter_on: date | None
    note: str
    is_example: bool


@transaction.atomic
def enter_order(
    *,
    actor: Viewer,
    agency: Agency,
    site: str,
    instruments: Sequence[Wanted] = (),
    service: Service | None = None,
    channel: str = Channel.COUNTER,
    received_at: datetime | None = None,
    **said: Unpack[Said],
) -> Order:
    """Enter an order and review it: what the letter of scope covers is accepted at once.

    What it does not cover is kept with the reasons, to be referred; never tested.
    """
    rights.require(actor, ENTER, agency)
    order = Order(government_id=agency.government_id, agency=agency, site=site, **said)
    order.note, order.letter_number = cleaned(order.note), cleaned(order.letter_number)
    _check_whose(order)
    check_wish(order, received_at or actor.now)
    check_not_future(actor, order.letter_on, "letter_on")
    if not instruments and site != OrderSite.SESSION:
        raise DomainError(_("Name at least one instrument."), field="instruments")
    order.output = _receive(
        actor, order, service or verification_service(agency), channel, received_at
    )
    save(actor, order)
    lines = _lines(actor, order, instruments, order.output.received_at)
    told = {"site": order.site, "instruments": [one.instrument.tag for one in lines]}
    tell(actor, order, "order.entered", told)
    if order.session or any(not one.obstacles for one in lines):
        _accept(actor, order)
    wait_from_arrival(actor, order, lines)
    return order


def _receive(
    actor: Viewer, order: Order, service: Service, channel: str, received_at: datetime | None
) -> Output:
    owner, session = order.owner, order.session
    return operations.receive_output(
        actor=actor,
        service=service,
        subject=_where(order.site),
        customer_name=owner.name if owner else str(order.place),
        customer_contact=(owner.phone or owner.email) if owner else "",
        channel=channel,
        received_at=received_at,
        promised_at=_last_hour(session, received_at or actor.now, actor.now) if session else None,
        is_example=order.is_example,
        right=ENTER,
    )


def _where(site: str) -> str:
    """What the output says of itself, in the language of the house whoever entered it."""
    return in_house(ORDER_SITES[OrderSite(site)])


@transaction.atomic
def add_line(
    *,
    actor: Viewer,
    order_id: int,
    instrument_id: int,
    control: str,
    count: int = 1,
    arrived_at: datetime | None = None,
    came_before_end: bool = False,
) -> OrderLine:
    """Put another instrument into an order that is under way; it may have come earlier.

    `came_before_end`: it was tested at a market, and the word of it comes after somebody ended the
    session.
    """
    order = claim_order(actor, order_id, ENTER)
    is_late = came_before_end and order.site == OrderSite.SESSION
    if order.output.state not in OPEN and not is_late:
        raise OutOfPlace(_("The order has ended: enter a new one."))
    wanted = [(instrument_id, control, count)]
    [line] = _lines(actor, order, wanted, arrived_at or actor.now, field="tag")
    tell_line(actor, line, "added", "", {"control": line.control})
    if order.output.state == OutputState.RECEIVED and not line.obstacles:
        _accept(actor, order)
    wait_from_arrival(actor, order, [line])
    return line


@transaction.atomic
def hand_over_order(
    *, actor: Viewer, order_id: int, to: str, expected_version: int | None = None
) -> Order:
    """Note who took the instruments and papers away; the order is closed with it."""
    order = claim_order(actor, order_id, WORK, expected_version)
    require_ready(order)
    whom = needed(to, "to", _("Say who took them away."))
    operations.hand_over_output(actor=actor, output_id=order.output_id, to=whom, right=WORK)
    order.output = operations.close_output(actor=actor, output_id=order.output_id, right=WORK)
    save(actor, order)
    tell(actor, order, "order.handed_over")
    return order


def require_ready(order: Order) -> None:
    """What goes back to its owner has its results, and was not handed over yet."""
    if order.output.state != OutputState.RELEASED:
        raise NotNow(_("Only an order that waits to be handed over is handed over."))


def verification_service(agency: Agency) -> Service:
    """The service under which a unit verifies; refuses where none is in force."""
    rows = Service.objects.in_force().filter(agency=agency, kind=SERVICE_KIND)
    found: Service | None = rows.select_related("agency", "government").order_by("pk").first()
    if found is None:
        raise NoService(
            _(
                "The service catalogue holds no service of the kind “Verification of measuring "
                "instruments” in force: write its standard and put it in force first."
            )
        )
    return found


def _last_hour(session: Session, received_at: datetime, now: datetime) -> datetime | None:
    """A session is promised for its own days, not for the time of the service."""
    end = datetime.combine(session.ends_on, CLOSING, now.tzinfo)
    return end if end > received_at else None


def _check_whose(order: Order) -> None:
    """Everything named is of this unit, and enough is named for where the work is done."""
    owner, place, session = order.owner, order.place, order.session
    for record, field in ((owner, "owner"), (place, "place"), (session, "session")):
        if record is not None and record.agency_id != order.agency_id:
            raise WrongChoice(_("Choose a record of this unit."), field=field)
    if owner is not None and owner.ended_on:
        raise WrongChoice(
            _("This owner trades no longer: record first that they trade again."), field="owner"
        )
    if owner is None and session is None:
        raise DomainError(_("Say whose instruments they are."), field="owner")
    if place is None and order.site != OrderSite.OFFICE:
        raise DomainError(_("Say where the instruments stand."), field="place")


def _lines(
    actor: Viewer,
    order: Order,
    wanted: Sequence[Wanted],
    arrived_at: datetime,
    *,
    field: str = "instruments",
) -> list[OrderLine]:
    """The lines of an order, each with what the review of the request found against a test.

    By the letter of the day on which they came: a market's sheets may arrive after it has ended.
    """
    if not wanted:
        return []
    letter = letter_on(order.agency_id, order.government.day_of(arrived_at))
    ids = [pk for pk, _control, _count in wanted]
    found = Instrument.objects.in_bulk(ids) if len(set(ids)) == len(ids) else {}
    made = []
    for pk, control, count in wanted:
        instrument = found.get(pk)
        if instrument is None or instrument.agency_id != order.agency_id:
            raise WrongChoice(_("Choose each instrument of this unit once."), field=field)
        _check_may_come(actor, order, instrument, field)
        made.append(_line(actor, order, letter, instrument, control, count, arrived_at))
    return made


def _check_may_come(actor: Viewer, order: Order, instrument: Instrument, field: str) -> None:
    """Refuse what is out of use, and what is registered for somebody else than the order is of.

    Its mark, its fee and its certificate would go to the wrong owner; to a session come those of
    many. The name of the other one is told to whoever may read it.
    """
    if instrument.standing == Standing.RETIRED:
        raise WrongChoice(
            _("An instrument is out of use: take it into use again first."), field=field
        )
    if order.owner is None or order.owner_id in (instrument.owner_id, instrument.user_id):
        return
    registered = Owner.objects.visible_to(actor).filter(pk=instrument.owner_id).first()
    words = _(
        "%(tag)s is registered for %(other)s, this order is of %(owner)s. If it changed hands, open"
        " its page first and record who has it now, at “Another owner or user”."
    )
    raise WrongChoice(
        words
        % {
            "tag": instrument.tag,
            "other": registered.name if registered else _("another owner"),
            "owner": order.owner.name,
        },
        field=field,
    )


def _line(
    actor: Viewer,
    order: Order,
    letter: ScopeLetter | None,
    instrument: Instrument,
    control: str,
    count: int,
    arrived_at: datetime,
) -> OrderLine:
    if control not in (Control.INITIAL, Control.SUBSEQUENT):
        raise DomainError(_("An order is for a verification."), field="control")
    asked = Asked(instrument.kind, order.government.day_of(arrived_at), instrument.plate)
    line = OrderLine(
        order=order,
        instrument=instrument,
        control=control,
        count=count,
        arrived_at=arrived_at,
        obstacles=[str(one) for one in answer_for(letter, asked).obstacles],
        is_example=order.is_example,
    )
    save(actor, line)
    return line


def _accept(actor: Viewer, order: Order) -> None:
    order.output = operations.accept_output(actor=actor, output_id=order.output_id, right=ENTER)
