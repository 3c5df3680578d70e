"""A tester's time, in place or at the office: booked, kept, given back; never twice."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.capacity import capacity, is_free, minutes_for
from teraju.modules.metrology.domain.orders import OrderSite, SessionState
from teraju.modules.metrology.domain.requests import APPOINTMENT, AppointmentState
from teraju.modules.metrology.models import Appointment, Order, Session
from teraju.modules.metrology.order_refusals import NoRoom, OutOfScope
from teraju.modules.metrology.said_wording import MOVED, VISIT_CANCELLED, VISIT_MOVED, in_house
from teraju.modules.metrology.selectors.officers import officer
from teraju.modules.metrology.unit_refusals import DayOutOfOrder, NotEntitled
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import needed

from .letters import withdraw_letter
from .order_common import claim_order, owner_waits_no_more, require_accepted, wait_for_owner
from .order_wish import wait_after_cancelled, wait_as_agreed
from .tester_days import day_of, give_back, lock_days, told
from .unit_common import moved, tell

KEEP = permissions.APPOINTMENT_KEEP
NO_TEST_YET = _(
    "No instrument of this order may be tested yet: complete its plate or refer it to another unit "
    "first."
)


@transaction.atomic
def book_appointment(
    *,
    actor: Viewer,
    order_id: int,
    tester: User,
    starts_at: datetime,
    minutes: int | None = None,
    is_here: bool = False,
    expected_version: int | None = None,
) -> Appointment:
    """Book a tester for an order; without `minutes` as long as its instruments take.

    The tester's day is locked meanwhile: what is taken stays taken. What is brought to the office
    on a later day waits for its owner until then; what `is_here` already waits for nobody. The
    order is saved with it: whoever looked at it before and books too is told so.
    """
    order = claim_order(actor, order_id, KEEP, expected_version)
    require_bookable(order)
    if starts_at <= actor.now:
        raise DayOutOfOrder(_("Choose a time that is still ahead."), field="slot")
    found = officer(order.agency, tester, starts_at.date())
    if not found.may_verify:
        words = " ".join(str(one) for one in found.sentences)
        raise NotEntitled(f"{tester.title}: {words}", field="slot")
    one = Appointment(
        government_id=order.government_id,
        agency=order.agency,
        order=order,
        tester=tester,
        starts_at=starts_at,
        minutes=minutes or minutes_of(order, starts_at),
        is_here=is_here and order.site == OrderSite.OFFICE,
        is_example=order.is_example,
    )
    if not one.minutes:
        raise OutOfScope(NO_TEST_YET, field="slot")
    _take_time(actor, one)
    save(actor, one)
    save(actor, order)
    tell(actor, order, "appointment.booked", told(one))
    owner_waits_no_more(actor, order)
    if order.site == OrderSite.OFFICE:
        wait_as_agreed(actor, order)
    return one


def require_bookable(order: Order) -> None:
    """A time is agreed for an order that runs, but for those of a market session."""
    require_accepted(order)
    if order.site == OrderSite.SESSION:
        raise DomainError(_("What comes to a market session comes on its days, without a time."))


@transaction.atomic
def keep_appointment(
    *, actor: Viewer, appointment_id: int, expected_version: int | None = None
) -> Appointment:
    """Note that the tester was there; what was not brought by then waits for the next time."""
    one = _claim(actor, appointment_id, permissions.ORDER_WORK, expected_version)
    kept = _took_place(actor, one, "keep")
    if one.order.site == OrderSite.OFFICE:
        wait_as_agreed(actor, one.order, may_shorten=False)
    return kept


@transaction.atomic
def miss_appointment(
    *,
    actor: Viewer,
    appointment_id: int,
    reason: str,
    waits_for_owner: bool = False,
    expected_version: int | None = None,
) -> Appointment:
    """Note that a visit came to nothing though its time was spent, and why.

    Where it was the owner who was not there or not ready, the promised time stands still from that
    time on, whenever it is noted, until another time is booked; where one is booked already, it is
    the tester who is waited for.
    """
    one = _claim(actor, appointment_id, permissions.ORDER_WORK, expected_version)
    one.reason = needed(reason, "reason", _("Say why."))
    missed = _took_place(actor, one, "miss", reason=one.reason)
    ahead = one.order.appointments.filter(state=AppointmentState.BOOKED, starts_at__gt=actor.now)
    if waits_for_owner and not ahead.exists():
        wait_for_owner(actor, one.order, since=one.starts_at)
    elif one.order.site == OrderSite.OFFICE:
        wait_as_agreed(actor, one.order, may_shorten=False)
    return missed


@transaction.atomic
def move_appointment(
    *,
    actor: Viewer,
    appointment_id: int,
    tester: User,
    starts_at: datetime,
    is_here: bool | None = None,
    expected_version: int | None = None,
) -> Appointment:
    """Book another time in the place of one that is still booked; nothing changes if it is taken.

    The letter that sends to the earlier time is withdrawn with it, unless somebody went under it.
    Whether the instruments are here stays as it was told, unless `is_here` tells it anew.
    """
    one = _claim(actor, appointment_id, KEEP, expected_version)
    require_accepted(one.order)
    days = [at.astimezone(actor.now.tzinfo).date() for at in (one.starts_at, starts_at)]
    lock_days(actor, one.agency, [one.tester, tester], days)
    give_back(actor, one, in_house(MOVED))
    withdraw_letter(actor, one, VISIT_MOVED)
    return book_appointment(
        actor=actor,
        order_id=one.order_id,
        tester=tester,
        starts_at=starts_at,
        minutes=one.minutes,
        is_here=one.is_here if is_here is None else is_here,
    )


@transaction.atomic
def cancel_appointment(
    *, actor: Viewer, appointment_id: int, reason: str, expected_version: int | None = None
) -> Appointment:
    """Give the time of a tester back, and say why; a letter that only sends there is withdrawn."""
    one = _claim(actor, appointment_id, KEEP, expected_version)
    give_back(actor, one, needed(reason, "reason", _("Say why.")))
    withdraw_letter(actor, one, VISIT_CANCELLED)
    if one.order.site == OrderSite.OFFICE:
        wait_after_cancelled(actor, one)
    return one


def minutes_of(order: Order, at: datetime) -> int:
    """As long as the instruments of an order take that may be tested, by the rules of the day."""
    rows = order.lines.running().filter(obstacles=[]).values_list("instrument__kind", "count")
    travels = order.site == OrderSite.IN_PLACE
    return minutes_for(rows, capacity(at.date()), travels=travels)


def _take_time(actor: Viewer, one: Appointment) -> None:
    day = day_of(actor, one)
    if day.booked + one.minutes > day.minutes:
        raise NoRoom(_("The tester has no time left on this day."), field="slot")
    zone = actor.now.tzinfo
    span = [datetime.combine(day.day, edge, zone) for edge in (time.min, time.max)]
    others = Appointment.objects.standing().filter(tester=one.tester, starts_at__range=span)
    taken = list(others.values_list("starts_at", "minutes"))
    if not is_free(one.starts_at, one.minutes, taken):
        raise NoRoom(_("This time is taken meanwhile: choose another."), field="slot")
    away = Session.objects.filter(
        testers=one.tester,
        state__in=[SessionState.CONFIRMED, SessionState.HELD],
        starts_on__lte=day.day,
        ends_on__gte=day.day,
    )
    if away.exists():
        raise NoRoom(_("The tester is at a market session on this day."), field="slot")
    day.booked += one.minutes
    save(actor, day)


def _took_place(actor: Viewer, one: Appointment, event: str, **more: str) -> Appointment:
    if actor.now < one.starts_at:
        raise DayOutOfOrder(_("This time is still ahead."))
    moved(one, event, APPOINTMENT)
    save(actor, one)
    tell(actor, one.order, f"appointment.{event}", {**told(one), **more})
    return one


def _claim(actor: Viewer, pk: int, right: str, expected_version: int | None) -> Appointment:
    """Lock an appointment, and before it its order: a letter is issued under that lock."""
    rows = Appointment.objects.visible_to(actor)
    order = claim_order(actor, rows.values_list("order", flat=True).get(pk=pk), right)
    one: Appointment = claim(rows.select_related("agency", "tester"), pk, expected_version)
    one.order = order
    return one
