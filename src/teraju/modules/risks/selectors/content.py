"""A register of risks as plain values: what an assessment keeps and a report prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from teraju.modules.risks.domain.controls import effectiveness_of
from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.states import TreatmentState
from teraju.modules.risks.heat_map import Cell, Point
from teraju.modules.risks.models import Control, Rating, Risk, Treatment
from teraju.platform.organisation.models import Agency

from .risks import RATINGS
from .schemes import scheme_on


def content_of(rows: QuerySet[Risk]) -> list[dict[str, Any]]:
    """The risks in the words and numbers that are kept. Five queries."""
    controls: QuerySet[Control] = Control.objects.filter(ended_on=None).order_by("pk")
    kept: QuerySet[Treatment] = Treatment.objects.exclude(state=TreatmentState.DROPPED)
    found = rows.select_related("process", *RATINGS).prefetch_related(
        "partners",
        Prefetch("controls", controls),
        Prefetch("treatments", kept.order_by("due", "pk")),
    )
    return [_row(risk) for risk in found.order_by("code", "pk")]


def _row(risk: Risk) -> dict[str, Any]:
    return {
        **{
            name: getattr(risk, name)
            for name in ("code", "kind", "title", "cause", "consequence", "owner_office")
        },
        "id": risk.pk,
        "state": risk.state,
        "response": risk.response,
        "process": str(risk.process or ""),
        "post": risk.position_title,
        "partners": sorted(one.name for one in risk.partners.all()),
        "inherent": _rating(risk.inherent),
        "residual": _rating(risk.residual),
        "target": _rating(risk.target),
        "actual": _rating(risk.actual),
        "controls": [
            {"text": one.description, "effect": str(effectiveness_of(one.practice))}
            for one in risk.controls.all()
        ],
        "treatments": [
            {
                "text": one.action,
                "owner": one.owner_office,
                "due": one.due.isoformat(),
                "state": one.state,
            }
            for one in risk.treatments.all()
        ],
    }


def _rating(rating: Rating | None) -> dict[str, Any] | None:
    if rating is None:
        return None
    return {
        "likelihood": rating.likelihood,
        "impact": rating.impact,
        "value": rating.value,
        "level": rating.level,
    }


def scheme_of(agency: Agency, on: date) -> dict[str, Any]:
    """The matrix, bands and appetite of an agency on a day, with their editions."""
    chosen = scheme_on(agency, on)
    return {
        "matrix": chosen.matrix.code,
        "matrix_edition": chosen.matrix.edition,
        "bands": chosen.bands.code,
        "bands_edition": chosen.bands.edition,
        "appetite": chosen.appetite,
    }


def cell_of(rating: Rating | None) -> Cell | None:
    return (rating.likelihood, rating.impact) if rating else None


def point_of(risk: Risk) -> Point:
    """A risk as the map shows it."""
    return Point(
        code=risk.code,
        title=risk.title,
        inherent=cell_of(risk.inherent),
        standing=cell_of(risk.standing),
        target=cell_of(risk.target),
        url=risk.get_absolute_url(),
    )


def kept_points(rows: Sequence[dict[str, Any]], *, is_gain: bool = False) -> list[Point]:
    """The risks of a kept register as the map shows them, or its opportunities (`is_gain`)."""
    return [kept_point(row) for row in rows if (row["kind"] == Kind.OPPORTUNITY) is is_gain]


def kept_point(row: dict[str, Any]) -> Point:
    """A risk of a kept register as the map shows it."""

    def cell(name: str) -> Cell | None:
        found = row.get(name)
        return (found["likelihood"], found["impact"]) if found else None

    return Point(
        code=row["code"],
        title=row["title"],
        inherent=cell("inherent"),
        standing=cell("actual") or cell("residual") or cell("inherent"),
        target=cell("target"),
    )
