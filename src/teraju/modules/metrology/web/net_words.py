"""What owners read of their orders over the net: in their words, with what was found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.marks import Result
from teraju.modules.metrology.domain.orders import RUNNING, LineState, OrderSite, SessionState
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.models import (
    Appointment,
    Order,
    OrderLine,
    Session,
    Verification,
)
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.said_wording import as_read
from teraju.modules.operations.api import OutputState, work_clock
from teraju.platform.organisation.models import Agency
from teraju.platform.web.kinds import Status, Text, Tone
from teraju.platform.web.templatetags.values import stamp

from .order_words import promise_counts
from .register_words import MEANINGS

ENDED: Mapping[str, tuple[Tone, Promise]] = {
    OutputState.HANDED_OVER: ("good", pgettext_lazy("order of an owner", "Finished")),
    OutputState.CLOSED: ("good", pgettext_lazy("order of an owner", "Finished")),
    OutputState.REJECTED: ("none", _("Not tested here")),
    OutputState.CANCELLED: ("none", pgettext_lazy("order", "Cancelled")),
}
# What nobody has taken into test yet.
STILL = {LineState.WAITING, LineState.PAUSED}


def owner_status(order: Any) -> Status:
    """How an order of `selectors.net.orders_of` stands for its owner."""
    state = order.output.state
    if state in ENDED:
        return Status(*ENDED[state], as_read(order.output.ending_reason))
    if state == OutputState.RELEASED:
        return Status("good", _("Ready to be collected"))
    if state == OutputState.INCOMPLETE:
        return Status("warn", _("Something is lacking"), order.output.lacking)
    if state == OutputState.RECEIVED:
        return Status("none", _("The office looks at it"))
    states = {one.state for one in order.rows if not one.obstacles}
    if LineState.IN_TEST in states:
        return Status("none", _("Is being tested"))
    if states & STILL:
        return Status("none", _("Waits for the test"))
    if not states & {LineState.TO_SIGN, LineState.RETURNED}:
        # What is left is to be referred, or its plate to be read.
        return Status("none", _("The office looks at it"))
    return Status("none", _("Tested; its certificate waits to be signed"))


def visits_words(order: Any) -> list[str]:
    """Of the visits of an order of `selectors.net.orders_of` what was, what comes, what is next."""
    return [*(_visit_words(order, one) for one in order.visits), *_next_words(order)]


def _visit_words(order: Order, visit: Appointment) -> str:
    in_place = order.site == OrderSite.IN_PLACE
    if visit.state == AppointmentState.BOOKED:
        come, own = _now("An official comes on {when}."), _now("Your time at the office: {when}.")
        return (come if in_place else own).format(when=stamp(visit.starts_at))
    was = _now("An official was there on {day}.")
    own = _now("Your time at the office was on {day}.")
    if visit.state == AppointmentState.MISSED:
        was = _now("An official was there on {day}, in vain: {reason}.")
        own = _now("Your time at the office on {day} came to nothing: {reason}.")
    reason = str(as_read(visit.reason)).rstrip(". ")
    day = date_format(localtime(visit.starts_at))
    return (was if in_place else own).format(day=day, reason=reason)


def _next_words(order: Any) -> list[str]:
    """What the owner waits for where no visit is to come, and something is to be tested yet."""
    states = [one.state for one in order.visits]
    if order.output.state != OutputState.IN_PROGRESS or AppointmentState.BOOKED in states:
        return []
    if not {one.state for one in order.rows if not one.obstacles} & STILL:
        return []
    if states and states[-1] == AppointmentState.MISSED:
        return [_now("The office still agrees another time with you.")]
    if order.site != OrderSite.IN_PLACE:
        return []
    if not states:
        return [_now("The office still tells you when an official comes.")]
    return [
        _now(
            "As soon as a result is entered it stands here; for what could not be tested the office"
            " tells you another time."
        )
    ]


def has_promise(order: Any) -> bool:
    """Whether the owner is told of an order of theirs until when it is promised.

    Not where a visit was agreed that ends after it, nor while it stands still for one in vain.
    """
    left = {one.state for one in order.rows if not one.obstacles} & {*RUNNING}
    in_vain = bool(order.visits) and order.visits[-1].state == AppointmentState.MISSED
    stands_still = in_vain and left == {LineState.PAUSED}
    return not stands_still and promise_counts(order, order.visits, order.rows)


def is_ready(order: Order) -> bool:
    """Whether the owner can fetch what they brought."""
    return order.output.state == OutputState.RELEASED and order.site == OrderSite.OFFICE


def found_words(line: OrderLine) -> list[str]:
    """What was found of an instrument that is done: its mark, and its certificate if one."""
    act = _act_of(line) if line.state == LineState.DONE else None
    if act is None:
        return []
    named = kind_and_capacity(line.instrument)
    told = [f"{named} ({line.instrument.tag}): {_result(act)}"]
    if act.passed + act.failed > 1:
        pieces = {"passed": act.passed, "failed": act.failed}
        told.append(_now("{passed} passed, {failed} failed").format(**pieces))
    signed: Any = act
    told += [f"{_now('Certificate (SKHP)')} {one.paper.number}" for one in signed.signed]
    return told


def _act_of(line: Any) -> Any:
    """The mark that a line ended with."""
    acts = [one.verification for one in line.sheets.all() if hasattr(one, "verification")]
    return max(acts, key=lambda act: act.pk, default=None)


def _result(act: Any) -> Text:
    if act.is_void:
        return _("its mark does not count any more")
    if act.is_followed:
        return _("it was tested again since, and the later test counts")
    if act.result == Result.BATAL:
        return _("batal, it may not be used in trade")
    if act.is_unproven:
        return MEANINGS[Standing.UNPROVEN]
    return _valid(act)


def _valid(act: Verification) -> Text:
    if act.valid_until is None:
        return _("sah")
    return format_lazy(_("sah until {month}"), month=date_format(act.valid_until, "F Y"))


def session_words(session: Session) -> str:
    """When the unit comes to the market in which somebody's instruments stand."""
    words = _now("The unit comes to {market}: {days}. Have your instruments ready there.")
    if session.state == SessionState.PLANNED:
        words = _now("The unit plans to come to {market}: {days}. It is not confirmed yet.")
    return words.format(market=session.place.name, days=session.days)


def opening_words(agency: Agency, now: datetime) -> str:
    """When the counter is open next. One query."""
    clock = work_clock(agency.government_id, now.date())
    opens = clock.opening_after(now)
    first, last = (time_format(one, "TIME_FORMAT") for one in clock.hours.of(opens.date()))
    if opens == now:
        return _now("The office is open today until {hour}.").format(hour=last)
    day = date_format(opens, "l, j F Y")
    return _now("The office opens on {day}, {first}–{last}.").format(
        day=day, first=first, last=last
    )
