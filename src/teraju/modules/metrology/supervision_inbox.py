"""What supervision asks of a viewer: reports, letters, visits, minutes, warnings, follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts import rights
from teraju.platform.accounts.scope import Viewer
from teraju.platform.notify.inbox import InboxItem

from . import supervision_permissions as permissions
from .domain.supervision import InspectionState, Measure, ReportState
from .models.supervision_choices import CONCERNS
from .selectors import supervision as reading

PLANNED, ASSIGNED, VISITED = (
    InspectionState.PLANNED,
    InspectionState.ASSIGNED,
    InspectionState.VISITED,
)


def waiting(viewer: Viewer) -> Sequence[InboxItem]:
    """What waits for the viewer, none for who has no part here. Five queries at most."""
    if viewer.user_id is None or viewer.is_guest:
        return []
    return [
        *_reports(viewer),
        *_to_decide(viewer),
        *_to_do(viewer),
        *_measures(viewer),
        *_referrals(viewer),
    ]


def _reports(viewer: Viewer) -> Iterator[InboxItem]:
    """Reports that nobody has looked at."""
    if not rights.allowed_somewhere(viewer, permissions.REPORT_HANDLE):
        return
    rows = reading.reports(viewer).filter(state=ReportState.RECEIVED)
    for one in rows.order_by("due_on", "pk"):
        if rights.allowed(viewer, permissions.REPORT_HANDLE, one):
            title = format_lazy(_("Look at the report: {concern}"), concern=CONCERNS[one.concern])
            yield _item(f"report-{one.pk}", title, one, one.due_on, one.where, one.agency)


def _to_decide(viewer: Viewer) -> Iterator[InboxItem]:
    """Letters to be issued, and inspections of which nothing is open any more."""
    if not rights.allowed_somewhere(viewer, permissions.INSPECTION_DECIDE):
        return
    rows = reading.inspections_counted(viewer).filter(state__in=[PLANNED, VISITED])
    for one in rows.order_by("planned_on", "pk"):
        if not rights.allowed(viewer, permissions.INSPECTION_DECIDE, one):
            continue
        if one.state == PLANNED:
            title = format_lazy(_("Issue the letter: {place}"), place=str(one.place))
            yield _item(f"inspection-{one.pk}", title, one, one.planned_on, "", one.agency)
        elif one.minutes_id is not None and not one.still_open:
            title = format_lazy(_("Close the inspection: {place}"), place=str(one.place))
            yield _item(f"inspection-{one.pk}", title, one, None, "", one.agency)


def _to_do(viewer: Viewer) -> Iterator[InboxItem]:
    """Visits that the viewer was sent to: to be made, or to be written down."""
    if not rights.allowed_somewhere(viewer, permissions.INSPECTION_DO):
        return
    mine = reading.inspections(viewer).filter(officials=viewer.user_id, minutes=None)
    rows = mine.filter(state__in=[ASSIGNED, VISITED])
    for one in rows.order_by("planned_on", "pk"):
        words = _("Visit {place}") if one.state == ASSIGNED else _("Write the minutes: {place}")
        title = format_lazy(words, place=str(one.place))
        yield _item(f"visit-{one.pk}", title, one, one.planned_on, one.purpose, one.agency)


def _measures(viewer: Viewer) -> Iterator[InboxItem]:
    """Warnings for the head to issue, and measures for an official to look at again or go on."""
    decides = rights.allowed_somewhere(viewer, permissions.INSPECTION_DECIDE)
    does = rights.allowed_somewhere(viewer, permissions.INSPECTION_DO)
    if not decides and not does:
        return
    rows = reading.items(viewer).open().filter(inspection__minutes__isnull=False)
    for one in rows.order_by("due_on", "pk"):
        right, words = _asked(one)
        is_due = right == permissions.INSPECTION_DECIDE or one.followed_up_on is not None
        is_due = is_due or one.due_on is None or one.due_on <= viewer.today
        if is_due and rights.allowed(viewer, right, one):
            title = format_lazy(words, item=str(one))
            place = str(one.inspection.place)
            due = _minutes_day(one) if right == permissions.INSPECTION_DECIDE else one.due_on
            yield _item(f"item-{one.pk}", title, one, due, place, one.agency)


def _referrals(viewer: Viewer) -> Iterator[InboxItem]:
    """Letters of referral for the head to issue: without one the receiver knows of nothing."""
    if not rights.allowed_somewhere(viewer, permissions.INSPECTION_DECIDE):
        return
    for one in reading.letters_awaited(viewer):
        if rights.allowed(viewer, permissions.INSPECTION_DECIDE, one):
            title = format_lazy(_("Issue the letter of referral: {item}"), item=str(one))
            yield _item(f"referral-{one.pk}", title, one, None, one.referred_to, one.agency)


def _asked(one: Any) -> tuple[str, Any]:
    """What a measure that is open asks for, and by which right it is somebody's to do."""
    if one.followed_up_on is not None:
        return permissions.INSPECTION_DO, _("Say what follows: {item}")
    if one.measure == Measure.WARNING and one.warning_id is None:
        return permissions.INSPECTION_DECIDE, _("Issue the warning: {item}")
    return permissions.INSPECTION_DO, _("Look again: {item}")


def _minutes_day(one: Any) -> date:
    """A warning is for the head to issue at once: the day of the item is that of the trader."""
    day: date = one.inspection.government.day_of(one.inspection.minutes.issued_at)
    return day


def _item(key: str, title: Any, one: Any, due: date | None, detail: str, agency: Any) -> InboxItem:
    return InboxItem(
        key=f"metrology-{key}",
        title=title,
        url=one.get_absolute_url(),
        due=due,
        detail=detail,
        action_label=_("Open"),
        agency_label=agency.short_name,
    )
