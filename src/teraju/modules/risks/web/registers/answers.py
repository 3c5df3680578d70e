"""The registers of treatments, of what happened, of monitoring, assessments, schemes and checks."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, QuerySet, Value
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks import permissions
from teraju.modules.risks.domain.states import TreatmentState
from teraju.modules.risks.models import (
    EmploymentCheck,
    Monitoring,
    RiskAssessment,
    RiskEvent,
    RiskScheme,
    Treatment,
)
from teraju.modules.risks.models.assessments import ASSESSED
from teraju.modules.risks.models.choices import (
    EVENT_STATES,
    FOUND,
    OCCASIONS,
    STATUSES,
    TREATMENT_STATES,
)
from teraju.modules.risks.selectors import risks as selectors
from teraju.modules.risks.selectors.checks import checks
from teraju.modules.risks.selectors.schemes import schemes
from teraju.modules.risks.web.statuses import (
    assessment_status,
    check_status,
    event_status,
    level_status,
    treatment_status,
)
from teraju.platform.accounts.scope import Viewer
from teraju.platform.exchange.registers import Column, Filter, Register

from .common import AGENCY, BY_AGENCY, by_field

RISK: Column[Any] = Column(
    key="risk", label=_("Risk"), value=lambda row: str(row.risk), sort="risk__code"
)


def _dated(rows: QuerySet[Any], viewer: Viewer) -> QuerySet[Any]:
    """Rows with the day they are judged by."""
    found: QuerySet[Any] = rows.annotate(seen_on=Value(viewer.today, output_field=DateField()))
    return found


def lateness(rows: Any, value: str, viewer: Viewer) -> Any:
    open_ones = rows.filter(state=TreatmentState.OPEN)
    return open_ones.filter(due__lt=viewer.today) if value == "late" else open_ones


TREATMENTS: Register[Treatment] = Register(
    key="risks.treatments",
    title=_("Treatments of risks"),
    noun=_("treatments"),
    columns=[
        Column(key="action", label=_("What is done"), value=lambda row: row.action, sort="action"),
        RISK,
        AGENCY,
        Column(
            key="owner", label=_("Who does it"), value=lambda r: r.owner_office, sort="owner_office"
        ),
        Column(
            key="due", label=_("To be done by"), value=lambda row: row.due, kind="date", sort="due"
        ),
        Column(
            key="progress",
            label=_("Progress (%)"),
            value=lambda row: row.progress,
            kind="number",
            sort="progress",
        ),
        Column(
            key="done",
            label=_("Done on"),
            value=lambda row: row.done_on,
            kind="date",
            sort="done_on",
            place="file",
        ),
        Column(
            key="result",
            label=_("What came of it"),
            value=lambda row: row.result or None,
            place="file",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda row: treatment_status(row, row.seen_on),  # type: ignore[attr-defined]
            kind="status",
            sort="state",
        ),
    ],
    rows=lambda viewer: _dated(selectors.treatments(viewer), viewer),
    order=["due", "pk"],
    search=["action", "owner_office", "risk__code", "risk__title", "agency__name"],
    filters=[
        by_field("state", _("Status"), TREATMENT_STATES),
        Filter(
            key="late",
            label=_("Deadline"),
            choices=lambda viewer: [("late", _("overdue")), ("open", _("still open"))],
            apply=lateness,
        ),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("No treatment yet: a risk that is too large to be borne gets a plan on its page."),
)

EVENTS: Register[RiskEvent] = Register(
    key="risks.events",
    title=_("Risks that happened"),
    noun=_("events"),
    columns=[
        Column(
            key="what",
            label=pgettext_lazy("risk", "What happened"),
            value=lambda row: row.description,
        ),
        RISK,
        AGENCY,
        Column(
            key="happened",
            label=_("Happened on"),
            value=lambda row: row.happened_on,
            kind="date",
            sort="happened_on",
        ),
        Column(key="effect", label=_("What it brought"), value=lambda row: row.effect),
        Column(
            key="cause",
            label=_("True cause"),
            value=lambda row: row.true_cause or None,
            place="file",
        ),
        Column(
            key="changes",
            label=_("What changes"),
            value=lambda row: row.changes or None,
            place="file",
        ),
        Column(key="status", label=_("Status"), value=event_status, kind="status", sort="state"),
    ],
    rows=selectors.events,
    order=["-happened_on", "-pk"],
    search=["description", "effect", "true_cause", "risk__code", "risk__title", "agency__name"],
    filters=[by_field("state", _("Status"), EVENT_STATES), BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("Nothing has happened. A risk that happens is recorded on its page and stays."),
)

MONITORINGS: Register[Monitoring] = Register(
    key="risks.monitorings",
    title=_("Monitoring of risks"),
    noun=_("entries"),
    columns=[
        RISK,
        AGENCY,
        Column(
            key="quarter",
            label=_("Quarter"),
            value=lambda row: f"{row.quarter}/{row.year}",
            sort="year",
        ),
        Column(
            key="realisation",
            label=_("What was done of the plan"),
            value=lambda row: row.realisation,
        ),
        Column(
            key="actual",
            label=_("As it turned out"),
            value=lambda row: level_status(row.rating, is_gain=row.risk.is_opportunity),
            kind="status",
            sort="rating__value",
        ),
        Column(
            key="monitored",
            label=_("Monitored on"),
            value=lambda row: row.monitored_on,
            kind="date",
            sort="monitored_on",
        ),
    ],
    rows=selectors.monitorings,
    order=["-year", "-quarter", "risk__code", "pk"],
    search=["risk__code", "risk__title", "realisation", "note", "agency__name"],
    filters=[
        Filter(
            key="quarter",
            label=_("Quarter"),
            choices=lambda viewer: [(str(n), str(n)) for n in range(1, 5)],
            apply=lambda rows, value, viewer: rows.filter(quarter=value),
        ),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    empty=_("No quarter is monitored yet: fill in the sheet of the last one."),
)

ASSESSMENTS: Register[RiskAssessment] = Register(
    key="risks.assessments",
    title=_("Assessments of risks"),
    noun=_("assessments"),
    columns=[
        Column(key="title", label=_("Assessment"), value=str, sort="year"),
        AGENCY,
        Column(key="occasion", label=_("Occasion"), value=lambda row: row.get_occasion_display()),
        Column(key="risks", label=_("Risks"), value=lambda row: len(row.content), kind="number"),
        Column(
            key="approved",
            label=_("Approved on"),
            value=lambda row: row.approved_on,
            kind="date",
            sort="approved_on",
        ),
        Column(
            key="until",
            label=_("Renewed by"),
            value=lambda row: row.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda row: assessment_status(row, row.seen_on),  # type: ignore[attr-defined]
            kind="status",
            sort="status",
        ),
    ],
    rows=lambda viewer: _dated(selectors.assessments(viewer), viewer),
    order=["-year", "-number", "-pk"],
    search=["agency__name", "taken_part", "conclusion"],
    filters=[
        by_field("kind", _("Kind"), ASSESSED),
        by_field("occasion", _("Occasion"), OCCASIONS),
        by_field("status", _("Status"), STATUSES),
        BY_AGENCY,
    ],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Begin an assessment"),
    add_url="risks_assessment_add",
    add_right=permissions.ASSESSMENT_WRITE,
    empty=_("No assessment yet: once a year the head approves the risks as a whole."),
)

SCHEMES: Register[RiskScheme] = Register(
    key="risks.schemes",
    title=_("Matrix, bands and appetite"),
    noun=_("choices"),
    columns=[
        Column(
            key="place",
            label=_("For"),
            value=lambda row: row.agency.name if row.agency else row.government.name,
        ),
        Column(key="matrix", label=_("Matrix"), value=lambda row: row.matrix),
        Column(key="bands", label=_("Bands"), value=lambda row: row.bands, sort="bands"),
        Column(
            key="appetite",
            label=_("Largest value borne without a plan"),
            value=lambda row: row.appetite,
            kind="number",
            sort="appetite",
        ),
        Column(
            key="from",
            label=_("In force from"),
            value=lambda row: row.valid_from,
            kind="date",
            sort="valid_from",
        ),
        Column(key="basis", label=_("What it rests on"), value=lambda row: row.basis),
    ],
    rows=schemes,
    order=["-valid_from", "-pk"],
    search=["basis", "agency__name"],
    filters=[BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Choose"),
    add_url="risks_scheme_add",
    add_right=permissions.SCHEME_WRITE,
    empty=_("Nobody has chosen: the house default counts, matrix bpkp-5x5 with bands A."),
)

CHECKS: Register[EmploymentCheck] = Register(
    key="risks.checks",
    title=_("Checks of exposed posts"),
    noun=_("checks"),
    columns=[
        Column(key="person", label=_("Person"), value=lambda row: str(row.person)),
        Column(
            key="post",
            label=_("Post"),
            value=lambda row: row.position_title,
            sort="position_title",
        ),
        AGENCY,
        Column(key="occasion", label=_("Occasion"), value=lambda row: row.get_occasion_display()),
        Column(
            key="checked",
            label=_("Checked on"),
            value=lambda row: row.checked_on,
            kind="date",
            sort="checked_on",
        ),
        Column(
            key="until",
            label=_("Counts until"),
            value=lambda row: row.valid_until,
            kind="date",
            sort="valid_until",
        ),
        Column(
            key="status",
            label=_("Status"),
            value=lambda row: check_status(row, row.seen_on),  # type: ignore[attr-defined]
            kind="status",
        ),
    ],
    rows=lambda viewer: _dated(checks(viewer), viewer),
    order=["valid_until", "pk"],
    search=["position_title", "person__title", "person__name", "agency__name"],
    filters=[by_field("outcome", _("Outcome"), FOUND), BY_AGENCY],
    row_url=lambda row: row.get_absolute_url(),
    add_label=_("Record a check"),
    add_url="risks_check_add",
    add_right=permissions.CHECK_WRITE,
    empty=_("No check yet: who takes up or holds an exposed post is looked at, and each year."),
)
