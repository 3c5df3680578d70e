"""Reading supervision, cut to the viewer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import DateTimeField, Prefetch, Q, QuerySet, Value

from teraju.platform.accounts.models import User
from teraju.platform.accounts.roles import GUESTS
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, AgencyKind

from .domain.supervision import following, planning
from .domain.supervision.planning import Progress
from .domain.supervision.states import UNSETTLED, WAITING_FOR_ADDRESSEE, RecommendationState
from .models import (
    Assignment,
    PlanLine,
    Recommendation,
    ReportDraft,
    SupervisionFinding,
    SupervisionPlan,
    TeamMember,
    WorkingPaper,
)


def as_of(rows: Any, viewer: Viewer) -> Any:
    """Rows that know the moment they are looked at, for what follows from it."""
    return rows.annotate(as_of=Value(viewer.now, output_field=DateTimeField()))


def moment_of(record: Any) -> datetime:
    """The moment at which a row is looked at."""
    moment: datetime = record.as_of
    return moment


def day_of(record: Any) -> date:
    """The day, at the place of a record, on which it is looked at."""
    day = day_at(record, record.as_of)
    if day is None:
        raise ValueError("rows come with the moment they are looked at")
    return day


def day_at(record: Any, at: datetime | None) -> date | None:
    """The day of a moment at the place of a record."""
    return record.government.day_of(at) if at else None


def plans(viewer: Viewer) -> QuerySet[SupervisionPlan]:
    rows: QuerySet[SupervisionPlan] = SupervisionPlan.objects.visible_to(viewer)
    return rows.select_related("agency", "government").prefetch_related(
        Prefetch("lines", lines_with_states(PlanLine.objects.order_by("number")))
    )


def lines(viewer: Viewer) -> QuerySet[PlanLine]:
    """Lines of plans with the states of their assignments."""
    rows = PlanLine.objects.visible_to(viewer).exclude(plan__state="cancelled")
    return lines_with_states(rows).select_related("plan", "audited", "agency", "government")


def lines_with_states(rows: QuerySet[PlanLine]) -> QuerySet[PlanLine]:
    return rows.select_related("audited").prefetch_related(
        Prefetch("assignments", Assignment.objects.select_related("output").order_by("pk"))
    )


def assignments(viewer: Viewer) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = Assignment.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "output", "line__plan", "audited")


def working_papers(viewer: Viewer) -> QuerySet[WorkingPaper]:
    rows: QuerySet[WorkingPaper] = WorkingPaper.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "assignment__agency", "assignment__output")


def findings(viewer: Viewer) -> QuerySet[SupervisionFinding]:
    rows: QuerySet[SupervisionFinding] = SupervisionFinding.objects.visible_to(viewer)
    return rows.select_related("agency", "assignment__agency")


def recommendations(viewer: Viewer) -> QuerySet[Recommendation]:
    """Those that the viewer's agency gave, and those addressed to it."""
    rows: QuerySet[Recommendation] = Recommendation.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "inspectorate", "assignment")


def members(viewer: Viewer) -> QuerySet[TeamMember]:
    seen = Assignment.objects.visible_to(viewer)
    return TeamMember.objects.filter(assignment__in=seen).select_related(
        "assignment__agency", "assignment__audited", "user"
    )


def drafts_of(assignment: Assignment) -> list[ReportDraft]:
    """The versions of a report with their reviews, the latest first. Two queries."""
    rows = assignment.drafts.select_related("file").prefetch_related("reviews")
    return list(rows.order_by("-round", "pk"))


def progress_of(line: PlanLine, today: date) -> Progress:
    """How far a line has come; reads the prefetched assignments."""
    return planning.progress_of(
        [one.state for one in line.assignments.all()],
        ends_on=line.ends_on,
        is_dropped=line.is_dropped,
        today=today,
        reported_on=line.report_on,
    )


def progress_counts(plan: SupervisionPlan, today: date) -> Counter[Progress]:
    """How many lines have come how far; reads the prefetched lines."""
    return Counter(progress_of(line, today) for line in plan.lines.all())


def inspectorates(viewer: Viewer) -> QuerySet[Agency]:
    """The Inspektorat of each government where the viewer has a role."""
    return Agency.objects.filter(
        government__in=viewer.government_ids, kind=AgencyKind.INSPECTORATE, closed_on=None
    ).order_by("name", "pk")


def people_to_assign(agency: Agency, on: date) -> QuerySet[User]:
    """Who works in the Inspektorat on a day."""
    return (
        User.objects.filter(
            Q(roles__valid_until=None) | Q(roles__valid_until__gte=on),
            roles__agency__path__startswith=agency.path,
            roles__valid_from__lte=on,
            is_active=True,
        )
        .exclude(roles__role__in=GUESTS)
        .order_by("title", "pk")
        .distinct()
    )


@dataclass(frozen=True)
class Ageing:
    """Unsettled recommendations by age group, and all by state."""

    by_state: Mapping[str, int]
    by_band: Mapping[int, int]
    overdue: int


def ageing(rows: QuerySet[Recommendation], today: date, bands: Collection[int]) -> Ageing:
    """How recommendations stand and how old the unsettled ones are. One query."""
    states: Counter[str] = Counter()
    groups: Counter[int] = Counter()
    overdue = 0
    for state, due in rows.order_by().values_list("state", "due"):
        states[state] += 1
        if state in UNSETTLED:
            late = following.days_late(state, due, today)
            groups[following.band_of(late, list(bands))] += 1
            overdue += following.is_overdue(state, due, today)
    return Ageing(states, groups, overdue)


def overdue(rows: QuerySet[Recommendation], today: date) -> QuerySet[Recommendation]:
    """Those whose day is over without a suitable answer of the addressee."""
    return rows.filter(state__in=WAITING_FOR_ADDRESSEE, due__lt=today)


def waiting_for_verification(rows: QuerySet[Recommendation]) -> QuerySet[Recommendation]:
    return rows.filter(state=RecommendationState.SUBMITTED)
