"""What an owner asks of an order beside the test: the day they wish for, their letter, a paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.domain.orders import LineState, OrderSite, PauseReason
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import Appointment, LinePause, Order, OrderLine
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.modules.metrology.selectors.agreed_times import awaited_time
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.modules.operations.api import Channel, OutputState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import values_of
from teraju.platform.calendar.selectors import calendar_of

from .order_common import claim_order, move_promise, pause_for_owner, wait_for_owner
from .unit_common import check_not_future, tell

FIELDS = ("wished_on", "wants_certificate", "letter_number", "letter_on", "note")
OPEN = (OutputState.RECEIVED, OutputState.IN_PROGRESS)
# Where an instrument stands only after it was brought.
BEGUN = (LineState.IN_TEST, LineState.TO_SIGN, LineState.RETURNED, LineState.DONE)


@transaction.atomic
def change_order(
    *,
    actor: Viewer,
    order_id: int,
    wished_on: date | None,
    wants_certificate: bool,
    letter_number: str,
    letter_on: date | None,
    note: str,
    expected_version: int | None = None,
) -> Order:
    """Put right what was entered, or take over what the owner asks for by now.

    What waits for the day wished for waits for the new one, unless a time at the office is agreed
    on; signed papers stay as they are.
    """
    order = claim_order(actor, order_id, permissions.ORDER_ENTER, expected_version)
    require_changeable(order)
    before, wished_before = values_of(order, FIELDS), order.wished_on
    told = {
        "wished_on": wished_on,
        "wants_certificate": wants_certificate,
        "letter_number": letter_number,
        "letter_on": letter_on,
        "note": note,
    }
    fill(order, told, FIELDS)
    check_not_future(actor, order.letter_on, "letter_on")
    if order.wished_on != wished_before:
        check_wish(order, actor.now)
    save(actor, order)
    tell(actor, order, "order.changed", values_of(order, FIELDS), before)
    if order.wished_on != wished_before:
        wait_as_agreed(actor, order)
    return order


def require_changeable(order: Order) -> None:
    """What an order asks for is changed while it runs; a session has its days."""
    if order.site == OrderSite.SESSION:
        raise OutOfPlace(_("The order of a market session has its days: change the session."))
    if order.output.state not in OPEN:
        raise OutOfPlace(_("The order has ended: enter a new one."))


def check_wish(order: Order, now: datetime) -> None:
    """A wish is for the day on which it is told or a later one, soon enough, and not a day off."""
    wished = order.wished_on
    if wished is None:
        return
    today = order.government.day_of(now)
    ahead = capacity(today).wish_ahead
    if wished < today:
        words: Any = _("This day is over: choose today or a later day, or leave it empty.")
    elif wished > today + timedelta(days=ahead):
        words = _("Choose a day within the next %(days)d days, or leave it empty.") % {
            "days": ahead
        }
    elif not calendar_of(order.government_id).is_working_day(wished):
        words = _("The office is closed on %(day)s: choose a working day, or leave it empty.") % {
            "day": date_format(wished, "l, j F Y")
        }
    else:
        return
    raise DayOutOfOrder(words, field="wished_on")


def wait_from_arrival(actor: Viewer, order: Order, lines: Sequence[OrderLine]) -> None:
    """What comes into an order waits for its agreed day from the beginning, and the promise.

    What nobody brought waits for its owner, beyond the day wished for if they do not come.
    """
    agreed = _agreed(actor, order)
    if not _is_here(actor, order, [*BEGUN, LineState.WAITING], but=lines):
        for line in lines:
            if not line.obstacles:
                pause_for_owner(actor, line, line.arrived_at)
    if agreed is None:
        return
    morning, _behind = agreed
    if morning.date() <= order.government.day_of(order.output.received_at):
        return
    for line in lines:
        if line.state == LineState.WAITING:
            _wait(actor, line, line.arrived_at, morning)
    move_promise(actor, order, morning, since=order.output.clock_from)


def wait_after_cancelled(actor: Viewer, visit: Appointment) -> None:
    """Let what waits wait for what is agreed without that time.

    What was still to be brought to it is with its owner, if it did not come to the counter.
    """
    order = visit.order
    wait_as_agreed(actor, order)
    if not visit.is_here and not _is_here(actor, order, BEGUN):
        wait_for_owner(actor, order)


def wait_as_agreed(actor: Viewer, order: Order, *, may_shorten: bool = True) -> None:
    """Let what waits wait for what is agreed by now, and the promise with it.

    Once a time is over nothing is agreed anew by that: what was promised is not taken back.
    """
    morning, behind = _agreed(actor, order) or (actor.now, actor.now)
    waiting = (
        order.lines.select_for_update(no_key=True).filter(state=LineState.WAITING).order_by("pk")
    )
    for line in waiting:
        _wait(actor, line, max(line.arrived_at, actor.now), morning)
    until = max(morning, actor.now)
    move_promise(
        actor,
        order,
        until,
        since=actor.now,
        may_shorten=may_shorten,
        behind=max(behind, actor.now),
    )


def _agreed(actor: Viewer, order: Order) -> tuple[datetime, datetime] | None:
    """The morning until which the work waits, and the moment before which nothing is promised.

    None where nothing is agreed. Both of the time to which the owner brings the instruments, else
    of the day they wished for.
    """
    visit = awaited_time(order, actor.now)
    if visit is not None:
        day = visit.starts_at.astimezone(actor.now.tzinfo).date()
        # Today the promise is not moved on any more; it only does not come back before the time.
        is_ahead = day > actor.today
        ends = visit.ends_at if is_ahead else min(visit.ends_at, order.output.promised_at)
        return _morning(actor, day), ends
    if order.wished_on is None or _came_already(order):
        return None
    morning = _morning(actor, order.wished_on)
    return morning, morning


def _is_here(
    actor: Viewer, order: Order, states: Sequence[LineState], but: Sequence[OrderLine] = ()
) -> bool:
    """Whether the instruments may be tested, or have a day on which they can.

    What came by letter, telephone or the net is with its owner until a time is agreed, somebody
    says that it is here, or another instrument `but` these stands where it could not without it.
    """
    if order.site != OrderSite.OFFICE or order.output.channel == Channel.COUNTER:
        return True
    if awaited_time(order, actor.now) is not None or _came_already(order):
        return True
    left = order.appointments.filter(state=AppointmentState.BOOKED, is_here=True)
    others = order.lines.filter(obstacles=[], state__in=states)
    others = others.exclude(pk__in=[one.pk for one in but])
    return left.exists() or others.exists()


def _came_already(order: Order) -> bool:
    """Whether the owner was at the office with the instruments: no wish is waited for then."""
    at_office = order.site == OrderSite.OFFICE
    return at_office and order.appointments.filter(state=AppointmentState.KEPT).exists()


def _wait(actor: Viewer, line: OrderLine, since: datetime, until: datetime) -> None:
    """Let a line wait until then: longer or shorter than it would wait already."""
    pause = (
        line.pauses.select_for_update(no_key=True)
        .filter(until__gt=actor.now)
        .order_by("pk")
        .first()
    )
    if pause is not None:
        pause.until = max(until, actor.now)
        save(actor, pause)
    elif not line.obstacles and since < until:
        save(actor, LinePause(line=line, reason=PauseReason.OWNER, since=since, until=until))


def _morning(actor: Viewer, on: date) -> datetime:
    return datetime.combine(on, capacity(on).begins, actor.now.tzinfo)
