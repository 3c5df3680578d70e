"""The registers of study visits and of what their guests reached."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.domain.regions import provinces
from teraju.modules.learning.models import GuestMilestone, StudyVisit
from teraju.modules.learning.models.choices import choices
from teraju.modules.learning.models.study_choices import MILESTONES, OUTCOMES, STUDY_STATES
from teraju.modules.learning.selectors import studies as reading
from teraju.modules.learning.study_permissions import STUDY_HANDLE
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import agency_filter
from .study_statuses import study_status


def by_state(rows: QuerySet[Any], value: str, viewer: Viewer) -> QuerySet[Any]:
    if value == "due":
        return rows.filter(state__in=("held", "followed"), follow_up_by__lte=viewer.today)
    return rows.filter(state=value)


def _status(visit: Any) -> Any:
    return study_status(visit, visit.asked_today)


def _rows(viewer: Viewer) -> QuerySet[Any]:
    return reading.on_day(reading.studies(viewer), viewer.today)


STUDIES: Register[StudyVisit] = Register(
    key="learning.studies",
    title=_("Study visits"),
    noun=_("study visits"),
    columns=[
        Column(key="guest", label=_("Guest government"), value=lambda v: v.guest, sort="guest"),
        Column(
            key="province",
            label=_("Province"),
            value=lambda v: provinces().get(v.province, v.province),
            place="beneath",
        ),
        Column(
            key="day",
            label=_("Day"),
            value=lambda v: v.held_on or v.visit_on or v.wished_from,
            kind="date",
            sort="day",
        ),
        Column(key="status", label=_("Status"), value=_status, kind="status", sort="state"),
        Column(
            key="people",
            label=_("Guests"),
            value=lambda v: v.came or v.size,
            kind="number",
            sort="size",
        ),
        Column(
            key="agency",
            label=pgettext_lazy("study visit", "Host"),
            value=lambda v: v.agency.short_name,
            sort="agency__name",
        ),
        Column(
            key="certified",
            label=_("Certificates later"),
            value=lambda v: v.certified,  # type: ignore[attr-defined]
            kind="number",
            sort="certified",
        ),
        Column(
            key="received_on",
            label=_("Received on"),
            value=lambda v: v.received_on,
            kind="date",
            place="file",
        ),
        Column(
            key="wishes",
            label=_("What they want to see"),
            value=lambda v: v.wishes,
            place="file",
        ),
        Column(
            key="outcome",
            label=_("What came of it"),
            value=lambda v: v.get_outcome_display() if v.outcome else "",
            place="file",
        ),
        Column(
            key="follow_up", label=_("What they did"), value=lambda v: v.follow_up, place="file"
        ),
    ],
    rows=_rows,
    order=["-day", "-pk"],
    search=["guest", "guest_offices", "wishes", "agency__name", "letter_number"],
    filters=[
        Filter(
            key="status",
            label=_("Status"),
            choices=lambda viewer: [*choices(STUDY_STATES), ("due", _("to be asked"))],
            apply=by_state,
        ),
        Filter(
            key="province",
            label=_("Province"),
            choices=lambda viewer: sorted(provinces().items(), key=lambda pair: pair[1]),
            apply=lambda rows, value, viewer: rows.filter(province=value),
        ),
        Filter(
            key="outcome",
            label=_("What came of it"),
            choices=lambda viewer: choices(OUTCOMES),
            apply=lambda rows, value, viewer: rows.filter(outcome=value),
        ),
        agency_filter(),
    ],
    row_url=lambda v: v.get_absolute_url(),
    add_label=_("Enter a request from a letter"),
    add_url="learning_study_add",
    add_right=STUDY_HANDLE,
    empty=_("No request yet. Guests ask by the public form, or you enter their letter."),
)

REACHED: Register[GuestMilestone] = Register(
    key="learning.study_reached",
    title=_("What guests reached"),
    noun=_("steps of guests"),
    columns=[
        Column(
            key="guest",
            label=_("Guest government"),
            value=lambda m: m.visit.guest,
            sort="visit__guest",
        ),
        Column(
            key="kind",
            label=_("What they reached"),
            value=lambda m: m.get_kind_display(),
            sort="kind",
        ),
        Column(key="standard", label=_("Standard"), value=lambda m: m.standard, sort="standard"),
        Column(key="on", label=_("Day"), value=lambda m: m.on, kind="date", sort="on"),
        Column(
            key="held_on",
            label=_("Visit"),
            value=lambda m: m.visit.held_on,
            kind="date",
            sort="visit__held_on",
        ),
        Column(key="until", label=_("Valid until"), value=lambda m: m.until, kind="date"),
        Column(
            key="guest_agency", label=_("Which agency of theirs"), value=lambda m: m.guest_agency
        ),
        Column(key="source", label=_("Where that stands"), value=lambda m: m.source),
    ],
    rows=reading.milestones,
    order=["-on", "-pk"],
    search=["visit__guest", "standard", "guest_agency", "source"],
    filters=[
        Filter(
            key="kind",
            label=_("What they reached"),
            choices=lambda viewer: choices(MILESTONES),
            apply=lambda rows, value, viewer: rows.filter(kind=value),
        ),
        agency_filter(),
    ],
    row_url=lambda m: m.visit.get_absolute_url(),
    empty=_("Nothing yet. Enter what guests reached on the page of their visit."),
)
