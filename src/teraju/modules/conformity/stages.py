"""The gap assessment as a stage of the way to a certificate."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from teraju.platform.links import stages
from teraju.platform.links.stages import Reached

from .models import Assessment


def assessments_concluded(agency_ids: Collection[int], on: date) -> Iterable[Reached]:
    """The assessments that were concluded by a day."""
    rows = Assessment.objects.filter(
        agency__in=agency_ids, status="concluded", concluded_on__lte=on
    )
    for row in rows.order_by("concluded_on", "pk"):
        if row.concluded_on:
            yield Reached(
                row.agency_id,
                stages.GAP.code,
                row.concluded_on,
                row.get_absolute_url(),
                is_example=row.is_example,
            )


def register() -> None:
    stages.register_stage(stages.GAP, assessments_concluded)
