"""What the use-cases on orders share: locking, the clock, and the end of an order."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db.models import Max
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology import order_permissions as permissions
from teraju.modules.metrology.domain.orders import (
    LINE,
    LineState,
    OrderSite,
    PauseReason,
    SessionState,
)
from teraju.modules.metrology.domain.service_time import (
    Count,
    Span,
    idle_minutes,
    service_minutes,
)
from teraju.modules.metrology.models import LinePause, Order, OrderLine, Session, Verification
from teraju.modules.metrology.order_refusals import NotReviewed
from teraju.modules.metrology.said_wording import (
    ALL_CANCELLED,
    ALL_ENDED,
    NO_TEST,
    REFERRED,
    in_house,
)
from teraju.modules.metrology.selectors.marks import MISTAKEN
from teraju.modules.metrology.selectors.stamps import day_without_stamps
from teraju.modules.metrology.unit_refusals import DayOutOfOrder
from teraju.modules.operations import api as operations
from teraju.modules.operations.api import Doer, OutputState
from teraju.platform.accounts import rights
from teraju.platform.accounts.records import claim, save
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer

from .letters import withdraw_letter
from .tester_days import give_back_rest, keep_those_made
from .unit_common import moved, tell

WORK = permissions.ORDER_WORK
NEVER_TESTED = (LineState.REFERRED, LineState.CANCELLED)
ENDED = (LineState.DONE, *NEVER_TESTED)


def claim_order(
    actor: Viewer, order_id: int, right: str, expected_version: int | None = None
) -> Order:
    """Lock an order that the actor sees and holds the right on."""
    rows = Order.objects.visible_to(actor).select_related(
        "agency", "government", "output__service", "owner", "place__market", "session"
    )
    order: Order = claim(rows, order_id, expected_version)
    rights.require(actor, right, order)
    return order


def claim_line(
    actor: Viewer, line_id: int, right: str, expected_version: int | None = None
) -> OrderLine:
    """Lock a line, and before it its order: what ends last ends the order."""
    rows = OrderLine.objects.visible_to(actor)
    order = claim_order(actor, rows.values_list("order", flat=True).get(pk=line_id), right)
    line: OrderLine = claim(rows.select_related("instrument"), line_id, expected_version)
    line.order = order
    return line


def clock_of(actor: Viewer, order: Order) -> Count:
    """Open minutes between two moments, by the calendar and hours of the government. One query."""
    clock, zone = operations.work_clock(order.government_id, actor.today), actor.now.tzinfo
    return lambda since, until: clock.minutes_between(
        since.astimezone(zone), until.astimezone(zone)
    )


def require_accepted(order: Order) -> None:
    if order.output.state != OutputState.IN_PROGRESS:
        raise NotReviewed(_("The order is not accepted, or it has ended: look at the order first."))


def is_under_way(order: Order) -> bool:
    """Whether an order that is locked by now still runs: it may have ended before the lock."""
    order.output.refresh_from_db(fields=["state"])
    return bool(order.output.state == OutputState.IN_PROGRESS)


def step_line(actor: Viewer, line: OrderLine, event: str, **more: Any) -> None:
    """Take a step of the table, save, and tell it on the order's trail."""
    before = line.state
    moved(line, event, LINE)
    save(actor, line)
    tell_line(actor, line, event, before, more)


def tell_line(
    actor: Viewer, line: OrderLine, verb: str, before: str, more: Mapping[str, Any]
) -> None:
    tell(
        actor,
        line.order,
        f"line.{verb}",
        {"instrument": line.instrument.tag, "state": line.state, **more},
        {"state": before} if before else None,
    )


def start_pause(
    actor: Viewer, line: OrderLine, reason: PauseReason, since: datetime | None = None
) -> None:
    save(actor, LinePause(line=line, reason=reason, since=since or actor.now))


def end_pause(actor: Viewer, line: OrderLine, at: datetime) -> None:
    """Let the time run on; where all waited, the promise of the order moves on by it."""
    pause = line.pauses.select_for_update(no_key=True).filter(until=None).first()
    if pause is None:
        return
    pause.until = max(at, pause.since)
    save(actor, pause)
    move_promise(actor, line.order, pause.until, since=pause.since)


def wait_for_owner(actor: Viewer, order: Order, since: datetime | None = None) -> None:
    """Let every instrument that could be tested wait for its owner, since now or since it came."""
    waiting = order.lines.select_for_update(of=("self",), no_key=True).select_related("instrument")
    for line in waiting.filter(state=LineState.WAITING, obstacles=[]).order_by("pk"):
        line.order = order
        pause_for_owner(actor, line, max(since or actor.now, line.arrived_at))


def pause_for_owner(actor: Viewer, line: OrderLine, since: datetime) -> None:
    step_line(actor, line, "pause", reason=PauseReason.OWNER)
    start_pause(actor, line, PauseReason.OWNER, since)


def owner_waits_no_more(actor: Viewer, order: Order) -> None:
    """A time is agreed with the owner: what waited for them waits for the tester again."""
    waiting = order.lines.select_for_update(of=("self",), no_key=True).select_related("instrument")
    owned = waiting.filter(pauses__reason=PauseReason.OWNER, pauses__until=None)
    for line in owned.filter(state=LineState.PAUSED).order_by("pk"):
        line.order = order
        step_line(actor, line, "resume")
        end_pause(actor, line, actor.now)


def cut_pauses(actor: Viewer, line: OrderLine, at: datetime) -> None:
    """What was to wait for a later day is taken sooner."""
    for pause in line.pauses.select_for_update(no_key=True).filter(until__gt=at).order_by("pk"):
        pause.until = max(at, pause.since)
        save(actor, pause)


def move_promise(
    actor: Viewer,
    order: Order,
    until: datetime,
    *,
    since: datetime,
    may_shorten: bool = False,
    behind: datetime | None = None,
) -> None:
    """Move the promise on by the open time until then in which no instrument needed the unit.

    What was late already `since` the wait began stays late. The promise moves back only where an
    earlier time is agreed with the owner than before, and lies `behind` that time.
    """
    output = order.output
    if output.state != OutputState.IN_PROGRESS or output.is_late(since):
        return
    waited = _idle(actor, order, until)
    more = waited - order.idle_minutes
    is_before = behind is not None and output.promised_at < behind
    if more > 0 or may_shorten or is_before:
        order.output = operations.prolong_output(
            actor=actor,
            output_id=order.output_id,
            minutes=more,
            waited=waited,
            right=WORK,
            may_shorten=may_shorten,
            behind=behind,
        )
        order.idle_minutes = waited
        save(actor, order)


def finish(actor: Viewer, line: OrderLine, event: str, at: datetime) -> None:
    """Take a line to its end, with the time it took."""
    line.done_at = max(at, line.arrived_at)
    spans = [Span(one.since, one.until) for one in line.pauses.all() if one.until]
    line.service_minutes = service_minutes(
        clock_of(actor, line.order), line.arrived_at, line.done_at, spans
    )
    step_line(actor, line, event, minutes=line.service_minutes)


def settle(actor: Viewer, order: Order, *, right: str = WORK) -> None:
    """Release, reject or cancel an order whose last instrument has ended.

    A session is ended by whoever holds it: traders still come.
    """
    if order.site == OrderSite.SESSION:
        return
    states = set(order.lines.values_list("state", flat=True))
    if states - set(ENDED):
        return
    _end_visits(actor, order, is_tested=LineState.DONE in states)
    if LineState.DONE in states:
        let_out(actor, order, right=right)
    else:
        end_untested(actor, order, states, right=right)


def end_untested(actor: Viewer, order: Order, states: Collection[str], *, right: str) -> None:
    """Reject or cancel an order of which nothing was tested: there is no result to let out."""
    if LineState.REFERRED in states:
        order.output = operations.reject_output(
            actor=actor,
            output_id=order.output_id,
            reason=in_house(REFERRED),
            right=right,
        )
    else:
        order.output = operations.cancel_output(
            actor=actor,
            output_id=order.output_id,
            reason=in_house(ALL_CANCELLED),
            right=right,
        )


def _end_visits(actor: Viewer, order: Order, *, is_tested: bool) -> None:
    """Note who was there, and call off what lies ahead, with its letter.

    Whoever tested something was there on that day, be it before the hour; what was done under a
    letter stays done under it. Others may be on their way to a visit of today, but not to the
    office.
    """
    since = actor.now
    if is_tested:
        evening = datetime.combine(actor.today, time.max, actor.now.tzinfo)
        tested = order.lines.filter(state=LineState.DONE).order_by("pk")
        keep_those_made(actor, order, evening, set(tested.values_list("tester", flat=True)))
        if order.site != OrderSite.OFFICE:
            since = evening
    for visit in give_back_rest(actor, order, since, in_house(ALL_ENDED)):
        if not is_tested:
            withdraw_letter(actor, visit, NO_TEST)


def let_out(actor: Viewer, order: Order, *, right: str = WORK) -> None:
    """Release the order; where the instruments stand at their owner's it is handed over at once.

    There the last mark lets it out, whenever its sheet arrives or somebody ends the session.
    """
    output = order.output
    at = actor.now if order.site == OrderSite.OFFICE else _last_done(actor, order)
    order.output = operations.carry_out(
        actor=actor,
        output_id=output.pk,
        right=right,
        idle_minutes=_idle(actor, order, at),
        at=at,
        doers=_doers(order),
    )
    if order.site != OrderSite.OFFICE:
        operations.hand_over_output(actor=actor, output_id=output.pk, right=right)
        order.output = operations.close_output(actor=actor, output_id=output.pk, right=right)


def _doers(order: Order) -> dict[str, Doer]:
    """Who looked at the request and who tested: whoever signs did neither. Two queries."""
    output = order.output
    found: dict[str, Doer] = {}
    if output.accepted_by is not None and output.accepted_at is not None:
        seen_by = output.accepted_by
        found[Role.COUNTER] = Doer(seen_by.pk, seen_by.title, output.accepted_at)
    acts = Verification.objects.filter(~MISTAKEN, sheet__line__order=order)
    last = acts.order_by("at", "pk").last()
    if last is not None:
        found[Role.TESTER] = Doer(last.tester_id, last.tester_office, last.at)
    return found


def _last_done(actor: Viewer, order: Order) -> datetime:
    last: datetime | None = order.lines.aggregate(last=Max("done_at"))["last"]
    if last is None:
        return actor.now
    return max(min(last, actor.now), order.output.clock_from).astimezone(actor.now.tzinfo)


def _idle(actor: Viewer, order: Order, until: datetime) -> int:
    """Open minutes since the order came in which no instrument of it needed the unit."""
    since = order.output.clock_from
    rows = order.lines.filter(obstacles=[]).exclude(state__in=NEVER_TESTED)
    rows = rows.prefetch_related("pauses")
    spans = [
        [
            *([Span(since, line.arrived_at)] if since < line.arrived_at else []),
            *(Span(one.since, one.until or until) for one in line.pauses.all()),
            *([Span(line.done_at, until)] if line.done_at and line.done_at < until else []),
        ]
        for line in rows
    ]
    return idle_minutes(clock_of(actor, order), since, until, spans)


def check_stamps_ahead(session: Session, today: date) -> None:
    """Refuse to send anybody to a session on whose days the unit has no stamps any more, or yet."""
    day = day_without_stamps(session, today)
    if day is None:
        return
    words = (
        _("On %(day)s the unit has no stamps: move the session to other days first.")
        if session.state == SessionState.PLANNED
        else _(
            "On %(day)s the unit has no stamps: take the confirmation of the session back and move "
            "it to other days."
        )
    )
    raise DayOutOfOrder(words % {"day": date_format(day)})
