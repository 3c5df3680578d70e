"""The risks of an agency in a quarter, and what is on record of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.models import Monitoring, Risk
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency

from .risks import risks


@dataclass(frozen=True)
class Sheet:
    """The sheet of a quarter: all risks that stood in it, and the rows that are filled in."""

    agency: Agency
    quarter: Quarter
    risks: Sequence[Risk]
    standing: Mapping[int, Monitoring]


def sheet_of(viewer: Viewer, agency: Agency, quarter: Quarter) -> Sheet:
    """Risks that were identified by the end of a quarter and not closed in it. Three queries."""
    rows = risks(viewer).filter(
        Q(closed_on=None), agency=agency, identified_on__lte=quarter.last_day
    )
    found = list(rows.prefetch_related("treatments").order_by("kind", "code", "pk"))
    kept = Monitoring.objects.filter(
        risk__in=[one.pk for one in found], year=quarter.year, quarter=quarter.number
    )
    return Sheet(
        agency, quarter, found, {one.risk_id: one for one in kept.select_related("rating")}
    )
