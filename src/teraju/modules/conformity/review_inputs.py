"""What readiness lays before a review: how many requirements stand how."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import Viewer
from teraju.platform.links.review_inputs import (
    InputLine,
    Period,
    ReviewInput,
    Subject,
    register_review_input,
)

from .selectors import latest_counts
from .selectors.reach import readable_agencies


def readiness(viewer: Viewer, agency_id: int, period: Period) -> list[InputLine]:
    """Requirements of each standard by state at the end of the period. A fixed count of queries."""
    if not readable_agencies(viewer).filter(pk=agency_id).exists():
        return []
    day = min(viewer.today, period.until)
    counts = latest_counts([agency_id], day).get(agency_id, {})
    names = {row.pk: str(row) for row in Edition.objects.filter(pk__in=counts).order_by("pk")}
    return [
        InputLine(
            _(
                "%(standard)s: %(met)d requirements conform, %(warn)d need attention, "
                "%(open)d are not proved"
            )
            % {
                "standard": names[edition],
                "met": one.conforming,
                "warn": one.attention,
                "open": one.missing,
            },
            str(one.open),
            reverse("readiness_agency", args=[agency_id]),
            concerns=one.open > 0,
        )
        for edition, one in counts.items()
    ]


def register() -> None:
    """Tell reviews what this module knows."""
    register_review_input(
        ReviewInput(
            "conformity.readiness", Subject.MONITORING, gettext_lazy("Readiness"), readiness
        )
    )
