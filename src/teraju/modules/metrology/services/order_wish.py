"""What an owner asks of an order beside the test: the day they wish for, their letter, a paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.capacity import capacity
from teraju.modules.metrology.domain.orders import LineState, OrderSite, PauseReason
from teraju.modules.metrology.models import Appointment, LinePause, Order, OrderLine
from teraju.modules.metrology.register_refusals import OutOfPlace
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.use_cases import fill
from teraju.platform.audit.api import values_of
from teraju.platform.calendar.selectors import calendar_of

from .order_common import claim_order, cut_pauses, move_promise
from .unit_common import check_not_future, tell

FIELDS = ("wished_on", "wants_certificate", "letter_number", "letter_on", "note")
OPEN = (OutputState.RECEIVED, OutputState.IN_PROGRESS)


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

    What waits for the day wished for waits for the new one; signed papers stay as they are.
    """
    order = claim_order(actor, order_id, permissions.ORDER_ENTER, expected_version)
    if order.site == OrderSite.SESSION:
        raise OutOfPlace(_("The order of a market session has its days: change the session."))
    if order.output.state not in OPEN:
        raise OutOfPlace(_("The order has ended: enter a new one."))
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
        _wait_anew(actor, order)
    return order


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


def wait_for_wished_day(actor: Viewer, order: Order, lines: Iterable[OrderLine]) -> None:
    """Until the day that the owner wished for the work waits for them, and the promise with it."""
    on = order.wished_on
    if on is None or on <= order.government.day_of(order.output.received_at):
        return
    morning = _morning(actor, on)
    for line in lines:
        _wait(actor, line, line.arrived_at, morning)
    move_promise(actor, order, morning, since=order.output.clock_from)


def agree_on(actor: Viewer, order: Order, visit: Appointment) -> None:
    """The owner brings the instruments on a later day: the work waits for it, and the promise."""
    day = visit.starts_at.astimezone(actor.now.tzinfo).date()
    if day <= actor.today:
        return
    if order.wished_on != day:
        order.wished_on = day
        save(actor, order)
        _wait_anew(actor, order)
    move_promise(actor, order, _morning(actor, day), since=actor.now, behind=visit.ends_at)


def _wait_anew(actor: Viewer, order: Order) -> None:
    """What waits for the earlier wish waits for the new one; without one it waits no longer."""
    morning = _morning(actor, order.wished_on) if order.wished_on else actor.now
    waiting = order.lines.select_for_update().filter(state=LineState.WAITING).order_by("pk")
    for line in waiting:
        cut_pauses(actor, line, actor.now)
        _wait(actor, line, max(line.arrived_at, actor.now), morning)
    until = max(morning, actor.now)
    move_promise(actor, order, until, since=actor.now, may_shorten=True, behind=until)


def _wait(actor: Viewer, line: OrderLine, since: datetime, morning: datetime) -> None:
    if not line.obstacles and since < morning:
        save(
            actor,
            LinePause(line=line, reason=PauseReason.OWNER, since=since, until=morning),
        )


def _morning(actor: Viewer, on: date) -> datetime:
    return datetime.combine(on, capacity(on).begins, actor.now.tzinfo)
