"""How orders, their instruments, sessions and requests stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.orders import LineState, OrderSite, SessionState
from teraju.modules.metrology.domain.requests import AppointmentState, RequestState
from teraju.modules.metrology.domain.retribution import Charge
from teraju.modules.metrology.domain.scope import Obstacle, is_out_of_scope
from teraju.modules.metrology.models import Appointment, NetRequest, Order, OrderLine, Session
from teraju.modules.metrology.models.order_choices import (
    APPOINTMENT_STATES,
    LINE_STATES,
    REQUEST_STATES,
    SESSION_STATES,
)
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.metrology.selectors.orders import (
    days_off,
    is_left_to_refer,
    is_running,
    stands_still_since,
)
from teraju.modules.metrology.services.appointments import NO_TEST_YET
from teraju.modules.metrology.unit_wording import OBSTACLES
from teraju.modules.operations.api import OutputState
from teraju.platform.web.kinds import Status, Text, Tone
from teraju.platform.web.templatetags.values import rupiah

ENDED = {LineState.DONE, LineState.REFERRED, LineState.CANCELLED}
LINES: Mapping[str, tuple[Tone, Promise | str]] = {
    LineState.WAITING: ("none", _("An official takes it into test.")),
    LineState.IN_TEST: ("warn", _("An official has taken it.")),
    LineState.PAUSED: ("warn", _("The promised time stands still until it goes on.")),
    LineState.TO_SIGN: ("warn", _("It is tested; the head signs the certificate.")),
    LineState.RETURNED: (
        "bad",
        _("The head sent the certificate back: who tested puts it right and submits it again."),
    ),
    LineState.DONE: ("good", ""),
    LineState.REFERRED: ("none", ""),
    LineState.CANCELLED: ("none", ""),
}
ORDERS: Mapping[str, tuple[Tone, Promise, Promise | str]] = {
    OutputState.RECEIVED: (
        "warn",
        _("To be reviewed"),
        _("Nothing of it may be tested here: the head refers it. Or add what may."),
    ),
    OutputState.INCOMPLETE: ("none", _("Incomplete"), _("The owner brings what is lacking.")),
    OutputState.IN_PROGRESS: ("none", _("Under way"), ""),
    OutputState.READY: ("warn", _("Under way"), ""),
    OutputState.RELEASED: ("good", _("To be handed over"), _("Every instrument has its result.")),
    OutputState.HANDED_OVER: ("good", pgettext_lazy("order", "Handed over"), ""),
    OutputState.CLOSED: ("good", pgettext_lazy("order", "Closed"), ""),
    OutputState.REJECTED: ("none", pgettext_lazy("order", "Referred"), ""),
    OutputState.CANCELLED: ("none", pgettext_lazy("order", "Cancelled"), ""),
}
SESSIONS: Mapping[str, Tone] = {
    SessionState.PLANNED: "none",
    SessionState.CONFIRMED: "warn",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "none",
}
APPOINTMENTS: Mapping[str, Tone] = {
    AppointmentState.BOOKED: "warn",
    AppointmentState.KEPT: "good",
    AppointmentState.MISSED: "bad",
    AppointmentState.CANCELLED: "none",
}
REQUESTS: Mapping[str, Tone] = {
    RequestState.RECEIVED: "warn",
    RequestState.TAKEN: "good",
    RequestState.DECLINED: "none",
    RequestState.WITHDRAWN: "none",
}


def waits_for_letter(line: OrderLine) -> bool:
    """Whether nothing but a letter to another unit helps it on."""
    return line.state == LineState.WAITING and bool(set(line.obstacles) - {Obstacle.PLATE})


def line_status(line: OrderLine) -> Status:
    tone, meaning = LINES[line.state]
    if line.obstacles == [Obstacle.PLATE] and line.state == LineState.WAITING:
        return Status("warn", _("Class or size not known yet"), _("Complete the plate."))
    if line.obstacles and line.state == LineState.WAITING:
        return Status("bad", _("Out of scope"), obstacle_words(line.obstacles))
    if line.state == LineState.REFERRED and line.replied_on:
        return Status("good", _("Referred, answered"), line.reply)
    return Status(tone, LINE_STATES[line.state], meaning or as_read(line.reason))


def order_status(order: Order) -> Status:
    tone, word, meaning = ORDERS[order.output.state]
    return Status(tone, word, meaning or as_read(order.output.ending_reason))


def with_signer(order: Order, rows: Sequence[OrderLine]) -> Status | None:
    """That all of an order under way is tested, and lies with the head; None where it is not."""
    if order.output.state != OutputState.IN_PROGRESS:
        return None
    left = {one.state for one in rows} - ENDED
    if left != {LineState.TO_SIGN}:
        return None
    return Status("warn", _("Waits for the signature"), LINES[LineState.TO_SIGN][1])


def order_promise(order: Order, now: datetime) -> Status:
    """Whether the promised moment is kept, by the service hours of the unit."""
    output = order.output
    if output.state in (OutputState.REJECTED, OutputState.CANCELLED):
        return Status("none", "–")
    if is_left_to_refer(order):
        return Status("none", "–", _("What is left is not tested here: it is referred."))
    still = stands_still_since(order)
    late = output.is_late(still or now)
    if output.released_at:
        return Status("bad", _("Late")) if late else Status("good", _("In time"))
    if still and not late:
        return Status("none", _("Stands still"), _("Every instrument waits for somebody else."))
    return Status("bad", _("Late")) if late else Status("none", _("In time so far"))


def comes_late(visit: Appointment) -> bool:
    """Whether a visit is over only after what was promised."""
    return visit.ends_at > visit.order.output.promised_at


def comes_after_promise(
    order: Order,
    ends_at: datetime,
    now: datetime,
    still: datetime | None = None,
    *,
    is_awaited: bool = True,
) -> bool:
    """Whether a time that is offered ends after the promise, where that does not move with it.

    The promise waits for the owner who brings the instruments to the office on a later day, unless
    it had passed already now, or when the order came to stand `still`; and where the time
    `is_awaited`, as nothing is where they are here or come at an earlier time.
    """
    is_ahead = is_awaited and ends_at.astimezone(now.tzinfo).date() > now.date()
    if order.site == OrderSite.OFFICE and is_ahead and not order.output.is_late(still or now):
        return False
    return bool(ends_at > order.output.promised_at)


def promise_counts(order: Order, visits: Iterable[Appointment], rows: Sequence[OrderLine]) -> bool:
    """Whether the owner is told what is promised: not where it ends before their own time."""
    is_early = all(one.ends_at <= order.output.promised_at for one in visits)
    return is_early and not is_all_to_refer(rows)


def is_all_to_refer(rows: Sequence[OrderLine]) -> bool:
    """Whether nothing of an order is tested here: what has not ended is out of scope."""
    left = [one for one in rows if one.state not in ENDED]
    is_tested = any(one.state == LineState.DONE for one in rows)
    return bool(left) and not is_tested and all(is_out_of_scope(one.obstacles) for one in left)


def entered_words(order: Order, rows: Sequence[OrderLine]) -> Text:
    """What comes next with an order that was entered, as its record says it."""
    if is_all_to_refer(rows):
        return _(
            "The order is entered. Nothing of it may be tested here: the head refers it to another"
            " unit. Give the slip to the owner."
        )
    if all(one.obstacles for one in rows):
        return format_lazy(_("The order is entered. {more}"), more=NO_TEST_YET)
    # What stands elsewhere cannot be labelled here.
    words = _("The order is entered: give the slip to the owner and label the instruments.")
    if order.site == OrderSite.IN_PLACE:
        words = _("The order is entered: book a tester, then give the slip to the owner.")
    out = [one.instrument.tag for one in rows if is_out_of_scope(one.obstacles)]
    if not out:
        return words
    more = _("Out of scope, to be referred: {tags}.")
    return format_lazy("{} {}", words, format_lazy(more, tags=", ".join(out)))


def late_visit() -> Status:
    return Status("warn", _("ends after the promised time"))


def session_status(session: Session) -> Status:
    state = session.state
    if is_running(session):
        return Status("warn", pgettext_lazy("market session", "Under way"))
    return Status(SESSIONS[state], SESSION_STATES[state], session.ending_reason)


def appointment_status(one: Appointment) -> Status:
    return Status(APPOINTMENTS[one.state], APPOINTMENT_STATES[one.state], as_read(one.reason))


def request_status(one: NetRequest) -> Status:
    return Status(REQUESTS[one.state], REQUEST_STATES[one.state], one.reason)


def obstacle_words(codes: Sequence[str]) -> Text:
    """Every reason against a test, in sentences."""
    words: list[Any] = [OBSTACLES[Obstacle(one)] for one in codes]
    return format_lazy(" ".join(["{}"] * len(words)), *words) if words else ""


def charge_words(found: Sequence[Charge]) -> Text:
    """What the levy comes to; what no tariff tells is not called nothing."""
    if not found:
        return "–"
    known = sum(one.amount or 0 for one in found)
    unknown = sum(one.amount is None for one in found)
    if all(one.by_law for one in found):
        return _("Rp0 since 5 January 2024, UU 1/2022")
    if unknown == len(found):
        return _("no tariff is known")
    if unknown:
        return format_lazy(
            _("{amount}; of {unknown} instruments no tariff is known"),
            amount=rupiah(known),
            unknown=unknown,
        )
    return rupiah(known)


def charge_note(found: Sequence[Charge]) -> Text:
    """By which regulations anything was charged."""
    bases = sorted({one.basis for one in found if one.basis and not one.by_law})
    return "; ".join(str(_("by %(basis)s") % {"basis": one}) for one in bases)


def whose(order: Order) -> str:
    """The owner, or the market of a session."""
    return order.owner.name if order.owner else str(order.place or "")


def days_off_words(order: Order, brought: date | None = None) -> str:
    """Which days do not count between the day agreed or wished for and the one promised."""
    days = ", ".join(date_format(day, "j F") for day in days_off(order, brought))
    return str(_("not counted, no working days: %(days)s") % {"days": days}) if days else ""
