"""The slip of an order: what the owner handed in, under which number, promised for when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.domain.retribution import is_free
from teraju.modules.metrology.models import Appointment, Order, OrderLine
from teraju.modules.metrology.plate_wording import kind_and_capacity
from teraju.modules.metrology.selectors.agreed_times import brought_on
from teraju.modules.metrology.selectors.tariffs import charges
from teraju.modules.operations.api import OutputState
from teraju.platform.accounts.scope import Viewer
from teraju.platform.papers.api import letterhead_of, render
from teraju.platform.papers.services import in_words

from .order_words import (
    charge_note,
    charge_words,
    days_off_words,
    is_all_to_refer,
    order_status,
    promise_counts,
    whose,
)

LANGUAGE = "id"
# What the owner does with the slip, by where the instruments are tested.
KEPT: Mapping[str, tuple[Promise, Promise]] = {
    OrderSite.OFFICE: (
        gettext_lazy("Keep this slip"),
        gettext_lazy("Whoever brings it takes the instruments and papers away."),
    ),
    OrderSite.IN_PLACE: (
        gettext_lazy("Until the visit"),
        gettext_lazy(
            "A tester comes to the instruments and shows a letter of assignment. Have them ready,"
            " clean and within reach; nothing has to be brought or fetched."
        ),
    ),
    OrderSite.SESSION: (
        gettext_lazy("Keep this slip"),
        gettext_lazy("The instruments go back where they are tested, at the market session."),
    ),
}


def slip_of(viewer: Viewer, order: Order, rows: Sequence[OrderLine]) -> HttpResponse:
    """A page to print; it is no paper with a number of its own and proves nothing but the order."""
    title, line = KEPT[OrderSite(order.site)]
    is_off = _is_off(order) or is_all_to_refer(rows)
    stand = [AppointmentState.BOOKED, AppointmentState.KEPT]
    visits = list(order.appointments.filter(state__in=stand).order_by("starts_at", "pk"))
    with translation.override(LANGUAGE):
        data = {
            "title": _("Order slip"),
            "subtitle": order.output.number,
            "facts": [
                (pgettext("instrument", "Owner"), whose(order)),
                *_ending(order, rows),
                (_("Received"), _at(order, order.output.received_at)),
                *_promise(order, visits, rows),
                (_("Where"), str(order.get_site_display())),
                *_visits(order, visits, rows),
                *([] if is_off else [(_("Fee"), _fee(order, rows))]),
            ],
            "table": _("Instruments"),
            "headers": [_("Instrument"), _("Tag"), _("Pieces")],
            "rows": [_row(one) for one in rows],
            # Nothing is waited for any more once it has ended.
            "sections": []
            if order.output.is_ended or is_all_to_refer(rows)
            else [{"title": str(title), "lines": [str(line)]}],
        }
        rendered = render(
            "check_report",
            data,
            letterhead=letterhead_of(order.government, order.agency),
            language=LANGUAGE,
            timestamp=viewer.now,
        )
    answer = HttpResponse(rendered.pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="order-{order.pk}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _is_off(order: Order) -> bool:
    """Whether it ended without a test here: nothing of it is promised, and nothing is paid."""
    return order.output.state in (OutputState.CANCELLED, OutputState.REJECTED)


def _ending(order: Order, rows: Sequence[OrderLine]) -> list[tuple[str, str]]:
    """That nothing is tested, and why: the slip of before may still be in somebody's hand."""
    if is_all_to_refer(rows):
        return [
            (_("Status"), _("Nothing of it may be tested here: the unit refers it to another."))
        ]
    if not _is_off(order):
        return []
    found = order_status(order)
    return [(_("Status"), ": ".join(filter(None, [str(found.word), str(found.meaning)])))]


def _fee(order: Order, rows: Sequence[OrderLine]) -> str:
    """What the owner pays, and by what; an amount only where a tariff is known for all of it."""
    if is_free(order.government.day_of(order.output.received_at)):
        return _("nothing: the law lets verification cost nothing since 5 January 2024 (UU 1/2022)")
    found = charges(order, rows)
    if found and all(one.amount is not None for one in found):
        note = charge_note(found)
        return f"{charge_words(found)} ({note})" if note else str(charge_words(found))
    return _("by the tariff of the region in force on that day; ask for it at the counter")


def _visits(
    order: Order, visits: Sequence[Appointment], rows: Sequence[OrderLine]
) -> list[tuple[str, str]]:
    """Where the instruments stand, and when somebody comes to them or was there."""
    if order.site == OrderSite.SESSION:
        return []
    when = [_visit(order, one) for one in visits]
    if order.site == OrderSite.OFFICE:
        return [(_("Your time at the office"), "; ".join(when))] if when else []
    if not when and not order.output.is_ended and not is_all_to_refer(rows):
        when = [_("the unit still says when")]
    return [
        (_("Place"), order.place.in_full if order.place else ""),
        *([(pgettext("appointment", "Visit"), "; ".join(when))] if when else []),
    ]


def _visit(order: Order, one: Appointment) -> str:
    at = _at(order, one.starts_at)
    was_there = one.state == AppointmentState.KEPT
    return f"{at} ({one.get_state_display().lower()})" if was_there else at


def _at(order: Order, moment: datetime) -> str:
    """In words, by the hour of the place."""
    return in_words(moment.astimezone(ZoneInfo(order.government.timezone)), LANGUAGE)


def _row(line: OrderLine) -> list[str]:
    named = kind_and_capacity(line.instrument)
    return [named, line.instrument.tag, str(line.count)]


def _promise(
    order: Order, visits: Sequence[Appointment], rows: Sequence[OrderLine]
) -> list[tuple[str, str]]:
    ahead = [one for one in visits if one.state == AppointmentState.BOOKED]
    if _is_off(order) or not promise_counts(order, ahead, rows):
        return []
    off = days_off_words(order, brought_on(order))
    at = _at(order, order.output.promised_at)
    return [(_("Promised for"), at + (f" ({off})" if off else ""))]
