"""That no letter of assignment sent the tester: said to the head, and before anybody tests."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.orders import LineState, OrderSite
from teraju.modules.metrology.models import Order, OrderLine, Sheet
from teraju.modules.metrology.order_permissions import LINE_TAKE
from teraju.modules.metrology.selectors.letters import sent_to
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
    """The days on which somebody tested there whom no letter sent. Four queries at most."""
    if order.site == OrderSite.OFFICE:
        return []
    made = Sheet.objects.filter(line__order=order, state=SheetState.DECIDED)
    pairs = made.order_by("tested_on", "tester").values_list("tester", "tested_on").distinct()
    is_sent = sent_to(order)
    days = list(dict.fromkeys(on for tester, on in pairs if not is_sent(tester, on)))
    return [_unsent(", ".join(date_format(on) for on in days))] if days else []


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
