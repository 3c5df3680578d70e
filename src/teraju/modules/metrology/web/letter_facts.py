"""That no letter of assignment sent the tester: said to the head, and before anybody tests."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import LineState, OrderSite
from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.modules.metrology.models import Appointment, Order, OrderLine, Sheet
from teraju.modules.metrology.order_permissions import ASSIGN, LINE_TAKE
from teraju.modules.metrology.selectors.letters import letter_to, sent_to, unsent
from teraju.modules.metrology.selectors.sheets import is_away
from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.web.kinds import Fact, Status


def unsent_test(sheet: Sheet | None) -> list[Fact]:
    """Of a test away from the office, whose mark counts all the same. Three queries at most."""
    if sheet is None or sheet.line is None or not is_away(sheet.line):
        return []
    is_sent = sent_to(sheet.line.order)
    return [] if is_sent(sheet.tester_id, sheet.tested_on) else [_unsent()]


def unsent_days(order: Order) -> list[Fact]:
    """The days on which somebody tested, or was there, whom no letter sent. Five queries."""
    if order.site == OrderSite.OFFICE:
        return []
    tested = Sheet.objects.filter(line__order=order, state=SheetState.DECIDED)
    went = order.appointments.filter(state__in=[AppointmentState.KEPT, AppointmentState.MISSED])
    day_of, is_sent = order.government.day_of, sent_to(order)
    pairs = {
        *tested.values_list("tester", "tested_on"),
        *((who, day_of(at)) for who, at in went.values_list("tester", "starts_at")),
    }
    days = sorted({on for tester, on in pairs if not is_sent(tester, on)})
    return [_unsent(", ".join(date_format(on) for on in days))] if days else []


def unsent_visits(viewer: Viewer, order: Order, visits: Sequence[Appointment]) -> list[Fact]:
    """The visits to come that no letter sends to, and the page where one is issued."""
    if order.site != OrderSite.IN_PLACE:
        return []
    ahead = unsent(visits, viewer.now)
    days = dict.fromkeys(date_format(order.government.day_of(one.starts_at)) for one in ahead)
    return [_none_for(viewer, order, ", ".join(days))] if days else []


def unsent_visit(viewer: Viewer, visit: Appointment) -> list[Fact]:
    """Said before it is recorded that somebody was there; the record counts all the same."""
    order = visit.order
    if order.site != OrderSite.IN_PLACE or letter_to(visit):
        return []
    if unsent([visit], viewer.now):
        note = _("Have one issued before you record it: afterwards none can be.")
        return [_none_for(viewer, order, note)]
    note = _("Its day is over: none can be issued any more, and the order will say so.")
    return [Fact(_("Letter of assignment"), _none(), note=note)]


def _none_for(viewer: Viewer, order: Order, note: str) -> Fact:
    may_issue = rights.allowed(viewer, ASSIGN, order)
    url = reverse("metrology_order_assign", args=[order.pk]) if may_issue else ""
    if not may_issue:
        note = f"{note} · {_('the head of the unit issues it')}"
    return Fact(_("Letter of assignment"), _none(), url=url, note=note)


def _none() -> Status:
    return Status("warn", _("No letter of assignment is in force for this visit."))


def unsent_today(viewer: Viewer, line: OrderLine) -> list[Fact]:
    """Said to whoever may take it, before they do. Three queries at most."""
    if line.state not in (LineState.WAITING, LineState.IN_TEST) or not is_away(line):
        return []
    if not rights.allowed(viewer, LINE_TAKE, line):
        return []
    if sent_to(line.order)(rights.acting(viewer), viewer.today):
        return []
    return [Fact(_("Letter of assignment"), Status("warn", _("None sends you there today.")))]


def _unsent(days: str = "") -> Fact:
    words = _("No letter of assignment sent the tester on this day.")
    return Fact(_("Letter of assignment"), Status("warn", words), note=days)
