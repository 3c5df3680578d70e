"""What anybody may read: diagnoses that their government published. No person, no log-in."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from teraju.kernel.grouping import grouped
from teraju.modules.iso18091.models import Diagnosis, Indicator


def published() -> QuerySet[Diagnosis]:
    """All that is public, the newest of each government first."""
    rows: QuerySet[Diagnosis] = Diagnosis.objects.published().select_related("government")
    return rows.order_by("government__name", "-year", "pk")


def of_government(slug: str) -> list[Diagnosis]:
    return list(published().filter(government__slug=slug))


def indicators_of(*diagnoses: Diagnosis) -> dict[int, Sequence[Indicator]]:
    """The 39 of each, in the order of the codes. One query."""
    rows = Indicator.objects.filter(diagnosis__in=[one.pk for one in diagnoses])
    found = grouped(
        rows.select_related("agency").order_by("position", "pk"), lambda row: row.diagnosis_id
    )
    return {one.pk: found.get(one.pk, []) for one in diagnoses}
