"""What a management review looks at: how the worksheets of the period came out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import InputLine, Period, ReviewInput, Subject

from .domain.states import SheetState
from .models import Sheet
from .wording import points


def assessed(viewer: Viewer, agency_id: int, period: Period) -> Sequence[InputLine]:
    """The sheets of the agency that were assessed within the period. One query."""
    done = Q(state__in=[SheetState.ASSESSED, SheetState.CLOSED])
    rows = Sheet.objects.filter(
        done, agency=agency_id, assessed_on__range=(period.since, period.until)
    )
    text = _("Integrity zone {year}: {score} of 100, {differing} answers changed by the assessor.")
    return [
        InputLine(
            format_lazy(text, year=one.year, score=points(one.score), differing=one.differing),
            points(one.score),
            one.get_absolute_url(),
            concerns=not one.predicate,
        )
        for one in rows.order_by("year", "pk")
    ]


INPUTS = (
    ReviewInput(
        "integrity_zone.sheets",
        Subject.BRIBERY_RISKS,
        _("Worksheets of the integrity zone"),
        assessed,
    ),
)
