"""Risks and what belongs to them, cut to a viewer."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from teraju.modules.risks.domain.levels import Kind, worst
from teraju.modules.risks.domain.states import TreatmentState
from teraju.modules.risks.models import (
    Control,
    Monitoring,
    Rating,
    Risk,
    RiskAssessment,
    RiskEvent,
    Treatment,
)
from teraju.platform.accounts.scope import Viewer

RATINGS = ("inherent", "residual", "target", "actual")


def risks(viewer: Viewer) -> QuerySet[Risk]:
    """Risks with the ratings that stand. One query."""
    rows: QuerySet[Risk] = Risk.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "process", "owner", *RATINGS)


def risk_rows(viewer: Viewer) -> QuerySet[Any]:
    """Risks as the register shows them: with how many treatments are open. One query."""
    # A subquery: joined and grouped, each row would carry all its columns into the grouping.
    still = Treatment.objects.filter(risk=OuterRef("pk"), state=TreatmentState.OPEN).order_by()
    counts = still.values("risk").annotate(count=Count("pk")).values("count")
    rows: QuerySet[Risk] = Risk.objects.visible_to(viewer)
    return rows.select_related("agency", "process", *RATINGS).annotate(
        open_treatments=Coalesce(Subquery(counts), 0)
    )


def with_parts(rows: QuerySet[Risk]) -> QuerySet[Risk]:
    """With all that the page of a risk shows. Six queries more."""
    return rows.prefetch_related(
        "partners", "controls", "treatments", "events", "ratings", "monitorings__rating"
    )


def controls(viewer: Viewer) -> QuerySet[Control]:
    rows: QuerySet[Control] = Control.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "risk")


def treatments(viewer: Viewer) -> QuerySet[Treatment]:
    rows: QuerySet[Treatment] = Treatment.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "owner", "risk__residual", "risk__inherent")


def events(viewer: Viewer) -> QuerySet[RiskEvent]:
    rows: QuerySet[RiskEvent] = RiskEvent.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "risk")


def monitorings(viewer: Viewer) -> QuerySet[Monitoring]:
    rows: QuerySet[Monitoring] = Monitoring.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "risk", "rating")


def assessments(viewer: Viewer) -> QuerySet[RiskAssessment]:
    rows: QuerySet[RiskAssessment] = RiskAssessment.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def above_appetite(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those whose standing rating lies above the appetite it was judged by."""
    return rows.filter(
        Q(actual__isnull=False, actual__value__gt=F("actual__appetite"))
        | Q(actual=None, residual__value__gt=F("residual__appetite"))
    ).exclude(kind=Kind.OPPORTUNITY)


def worst_levels(agency_ids: Collection[int], on: date) -> dict[int, dict[int | None, str]]:
    """Of each agency the highest level by process (None: of no process) on a day. Two queries.

    By the ratings that stood then, of risks that were identified and not closed.
    """
    rows = Risk.objects.filter(agency__in=agency_ids, identified_on__lte=on).exclude(
        closed_on__lte=on
    )
    places = {
        pk: (agency, process)
        for pk, agency, process in rows.exclude(kind=Kind.OPPORTUNITY).values_list(
            "pk", "agency", "process"
        )
    }
    latest: dict[int, str] = {}
    ratings = Rating.objects.filter(risk__in=list(places), rated_on__lte=on).exclude(stage="target")
    for risk, level in ratings.order_by("rated_on", "pk").values_list("risk", "level"):
        latest[risk] = level
    found: dict[int, dict[int | None, list[str]]] = {}
    for risk, level in latest.items():
        agency, process = places[risk]
        found.setdefault(agency, {}).setdefault(process, []).append(level)
    return {
        agency: {process: worst(levels) for process, levels in by_process.items()}
        for agency, by_process in found.items()
    }


def late_treatments(rows: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Risks with a treatment that should have been done before a day."""
    late = Treatment.objects.filter(risk=OuterRef("pk"), state=TreatmentState.OPEN, due__lt=on)
    return rows.filter(Exists(late))
