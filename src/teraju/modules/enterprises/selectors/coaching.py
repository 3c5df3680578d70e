"""Reading programmes, applicants, coachings and their parts, cut to the viewer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import (
    Count,
    DateField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from teraju.modules.enterprises.domain.coaching_kinds import ApplicantState
from teraju.modules.enterprises.domain.coaching_rules import coaching_rules
from teraju.modules.enterprises.domain.coaching_states import RANKED, UNDECIDED
from teraju.modules.enterprises.domain.kinds import CoachingState, ProgrammeState
from teraju.modules.enterprises.models import (
    Applicant,
    Coaching,
    Cost,
    GapAnalysis,
    Product,
    Programme,
    StageEntry,
    Task,
    Undertaking,
)
from teraju.platform.accounts.scope import Viewer

# How a coaching is named takes its product and firm.
_NAMED = ("agency", "government", "programme", "product__enterprise", "coach")


def programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes with how many applied, are coached, have arrived and stopped."""
    rows: QuerySet[Programme] = Programme.objects.visible_to(viewer)
    return rows.select_related("agency", "government").annotate(
        applied=_count(Applicant),
        undecided=_count(Applicant, state__in=UNDECIDED),
        admitted=_count(Applicant, state=ApplicantState.ADMITTED),
        coached=_count(Coaching),
        arrived=_count(Coaching, state=CoachingState.ARRIVED),
        stopped=_count(Coaching, state=CoachingState.STOPPED),
    )


def _count(model: type[Applicant | Coaching], **conditions: Any) -> Coalesce:
    """How many of a programme's; a query of its own, for joins of two would multiply."""
    rows = model.objects.filter(programme=OuterRef("pk"), **conditions).order_by()
    counted = rows.values("programme").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def applicants(viewer: Viewer) -> QuerySet[Applicant]:
    rows: QuerySet[Applicant] = Applicant.objects.visible_to(viewer)
    return rows.select_related(
        "agency", "government", "programme", "product__enterprise", "coaching"
    )


def ranked(viewer: Viewer, programme: Programme) -> QuerySet[Applicant]:
    """The applicants of a programme whose papers are in order."""
    return applicants(viewer).filter(programme=programme, state__in=RANKED).order_by("pk")


def coachings(viewer: Viewer) -> QuerySet[Coaching]:
    """Coachings, and since when each stands where it stands."""
    rows: QuerySet[Coaching] = Coaching.objects.visible_to(viewer)
    here = StageEntry.objects.filter(coaching=OuterRef("pk"), stage=OuterRef("stage"))
    return rows.select_related(*_NAMED).annotate(
        since=Subquery(here.values("entered_on")[:1], output_field=DateField()),
        as_of=Value(viewer.today, output_field=DateField()),
    )


def slow(rows: QuerySet[Coaching], viewer: Viewer) -> QuerySet[Coaching]:
    """Those on their way that have stood in their stage for too long."""
    days = timedelta(days=coaching_rules(viewer.today).integer("slow_days"))
    # `since` is annotated by `coachings`; the type checker does not know it.
    late = {"state": CoachingState.ACTIVE, "since__lt": viewer.today - days}
    return rows.filter(**late)


def tasks(viewer: Viewer) -> QuerySet[Task]:
    rows: QuerySet[Task] = Task.objects.visible_to(viewer)
    joined = rows.select_related(*[f"coaching__{name}" for name in _NAMED])
    return joined.annotate(as_of=Value(viewer.today, output_field=DateField()))


def open_tasks(viewer: Viewer) -> QuerySet[Task]:
    """Lines that are neither done nor given up, of coachings on their way."""
    return tasks(viewer).filter(done_on=None, dropped_on=None, coaching__state=CoachingState.ACTIVE)


def costs(viewer: Viewer) -> QuerySet[Cost]:
    rows: QuerySet[Cost] = Cost.objects.visible_to(viewer)
    return rows.select_related(*[f"coaching__{name}" for name in _NAMED])


def analyses(viewer: Viewer) -> QuerySet[GapAnalysis]:
    rows: QuerySet[GapAnalysis] = GapAnalysis.objects.visible_to(viewer)
    return rows.select_related(*[f"coaching__{name}" for name in _NAMED])


def undertaking_of(coaching: Coaching) -> Undertaking | None:
    """The agreement of a coaching that the viewer sees, with its promises."""
    found: Undertaking | None = (
        Undertaking.objects.filter(coaching=coaching).prefetch_related("promises").first()
    )
    return found


def products_for(viewer: Viewer, programme: Programme) -> QuerySet[Product]:
    """Products that can come into a programme: of its agency, and still made."""
    rows: QuerySet[Product] = Product.objects.visible_to(viewer)
    return (
        rows.filter(enterprise__agency=programme.agency_id)
        .filter(ended_on=None, enterprise__ended_on=None)
        .select_related("enterprise")
        .order_by("enterprise__name", "name", "pk")
    )


def waiting_programmes(viewer: Viewer) -> QuerySet[Programme]:
    """Programmes in which somebody waits for a decision."""
    wanted = {"state__in": [ProgrammeState.OPEN, ProgrammeState.RUNNING], "undecided__gt": 0}
    return programmes(viewer).filter(**wanted)
