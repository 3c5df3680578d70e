"""Which matrix, bands and appetite an agency uses on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from teraju.modules.risks import rhythm
from teraju.modules.risks.domain.matrix import (
    DEFAULT_BANDS,
    DEFAULT_MATRIX,
    Bands,
    Matrix,
    bands,
    matrix,
)
from teraju.modules.risks.models import RiskScheme
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency


@dataclass(frozen=True)
class Chosen:
    """The matrix, the bands and the appetite in force; `scheme` None: nobody chose, the default."""

    matrix: Matrix
    bands: Bands
    appetite: int
    scheme: RiskScheme | None = None


def schemes(viewer: Viewer) -> QuerySet[RiskScheme]:
    rows: QuerySet[RiskScheme] = RiskScheme.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def scheme_on(agency: Agency, day: date) -> Chosen:
    """The choice of the agency, else of its government, else the default. One query."""
    found = (
        RiskScheme.objects.filter(
            Q(agency=agency) | Q(agency=None),
            government=agency.government_id,
            valid_from__lte=day,
        )
        .order_by("valid_from", "pk")
        .select_related("agency")
    )
    own = wide = None
    for one in found:
        if one.agency_id:
            own = one
        else:
            wide = one
    scheme = own or wide
    if scheme is None:
        return Chosen(matrix(DEFAULT_MATRIX), bands(DEFAULT_BANDS), rhythm.rule("appetite", day))
    return Chosen(matrix(scheme.matrix), bands(scheme.bands), scheme.appetite, scheme)
