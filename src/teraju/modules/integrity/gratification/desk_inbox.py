"""What waits for the UPG, by its days. Titles name the number alone: they are mailed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.calendar.domain import OutsideCalendar, WorkingCalendar
from teraju.platform.calendar.selectors import calendar_of
from teraju.platform.notify.inbox import InboxItem

from . import desk_policy
from .domain.assessing import Kind
from .domain.states import AT_KPK, State
from .permissions import HANDLE
from .selectors import desk as reading

# For these KPK has its days to decide; after them the unit asks.
KPK_DECIDES = AT_KPK - {State.REPORTED_DIRECTLY}

Words = tuple[Promise, str, Promise]
STEPS: Mapping[State, Words] = {
    State.SUBMITTED: (
        _("Check the report of a gift {number}"),
        "gratification_desk_report",
        _("Take it up"),
    ),
    State.UNDER_CHECK: (
        _("Assess the report of a gift {number}"),
        "gratification_desk_report",
        _("Assess"),
    ),
    State.TO_KPK: (
        _("Forward the report of a gift {number} to KPK"),
        "gratification_forward",
        _("Record it"),
    ),
    State.RETURNED: (
        _("The report of a gift {number} was not completed"),
        "gratification_desk_report",
        _("Look at it"),
    ),
    State.DECIDED_STATE: (
        _("Hand the object of report {number} over to the state"),
        "gratification_hand_over",
        _("Record it"),
    ),
    State.DECIDED_RECEIVER: (
        _("Close the report of a gift {number}"),
        "gratification_desk_report",
        pgettext_lazy("gift", "Close"),
    ),
    State.HANDED_OVER: (
        _("Close the report of a gift {number}"),
        "gratification_close",
        pgettext_lazy("gift", "Close"),
    ),
    State.NOT_REPORTABLE: (
        _("Close the report of a gift {number}"),
        "gratification_desk_report",
        pgettext_lazy("gift", "Close"),
    ),
    State.UPG_LEVEL: (
        _("Settle the report of a gift {number}"),
        "gratification_desk_report",
        _("Look at it"),
    ),
    State.REFUSAL_RECORDED: (
        _("Close the report of a gift {number}"),
        "gratification_desk_report",
        pgettext_lazy("gift", "Close"),
    ),
    State.NOT_FOLLOWED_UP: (
        _("Close the report of a gift {number}"),
        "gratification_desk_report",
        pgettext_lazy("gift", "Close"),
    ),
}
ASK: Words = (
    _("Ask KPK for its decision on report {number}"),
    "gratification_desk_report",
    _("Look at it"),
)
Calendars = Callable[[int], WorkingCalendar]


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """Reports that the viewer handles and that ask for a step. One query, and a calendar each."""
    if viewer.user_id is None or not rights.allowed_somewhere(viewer, HANDLE):
        return []
    known: dict[int, WorkingCalendar] = {}

    def calendar(pk: int) -> WorkingCalendar:
        if pk not in known:
            known[pk] = calendar_of(pk)
        return known[pk]

    rows = reading.desk_reports(viewer).exclude(state__in=[State.WITHDRAWN, State.CLOSED])
    found = [_item(viewer, one, calendar) for one in rows.order_by("next_due", "pk")]
    return [item for item in found if item is not None]


def _item(viewer: Viewer, report: Any, calendar: Calendars) -> InboxItem | None:
    state = State(report.state)
    words, due = STEPS.get(state), due_of(report)
    if state is State.RETURNED and (
        report.complete_by is None or report.complete_by >= viewer.today
    ):
        return None
    if state in KPK_DECIDES:
        due = _decided_by(report, calendar)
        words = ASK if due is not None and due < viewer.today else None
        if state is State.FORWARDED and report.kind == Kind.REFUSED:
            words, due = STEPS[State.REFUSAL_RECORDED], None
    if words is None:
        return None
    title, name, label = words
    return InboxItem(
        key=f"gift-desk-{report.pk}-{state}",
        title=format_lazy(title, number=report.number),
        url=reverse(name, args=[report.pk]),
        due=due,
        action_label=label,
        agency_label=report.agency.short_name if report.agency else "",
    )


def due_of(report: Any) -> date | None:
    """What is due next of a row of the desk, None where nothing is."""
    due: date = report.next_due
    return None if due == reading.NEVER else due


def _decided_by(report: Any, calendar: Calendars) -> date | None:
    """The last day of KPK's own thirty, from the day on which it had the report."""
    handling = getattr(report, "handling", None)
    if handling is None or handling.forwarded_on is None:
        return None
    try:
        days = calendar(report.government_id)
        return desk_policy.decided_by(days, report.received_on, handling.forwarded_on).last
    except OutsideCalendar:
        return None
