"""What a worksheet of the integrity zone speaks for, as it stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State

from . import permissions
from .domain.states import SheetState
from .models import Sheet

SHEET = "integrity_zone.sheet"
# A self-assessment with a second look: it speaks for how integrity is lived and led.
TOPICS = frozenset({"anti-bribery-culture", "leadership"})
MONTHS = 12
DAY = timedelta(days=1)


def sheets(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """The sheets that were handed in by a day. One query.

    A sheet supports and proves nothing: the unit speaks of itself, and the thresholds are practice.
    """
    rows = (
        Sheet.objects.filter(agency__in=agency_ids, submitted_on__lte=on)
        .exclude(state=SheetState.DROPPED)
        .order_by("agency", "year", "pk")
    )
    for one in rows:
        assessed = one.assessed_on is not None and one.assessed_on <= on
        happened = one.assessed_on if assessed and one.assessed_on else one.submitted_on
        if happened is None:
            continue
        yield Proof(
            kind=SHEET,
            key=f"{SHEET}-{one.pk}",
            agency_id=one.agency_id,
            topics=TOPICS,
            title=format_lazy(_("Worksheet of the integrity zone {year}"), year=one.year),
            url=one.get_absolute_url(),
            happened_on=happened,
            recorded_on=happened,
            state=State.CONFORMING,
            supports=True,
            reason=_("Assessed by the internal assessor.")
            if assessed
            else _("Handed in; the internal assessor has not finished."),
            valid_until=add_months(happened, MONTHS) - DAY,
            source=(SHEET, str(one.pk)),
            is_example=one.is_example,
        )


KINDS = (
    EvidenceKind(
        kind=SHEET,
        label=_("Worksheets of the integrity zone"),
        topics=TOPICS,
        find=sheets,
        start_url=lambda agency_id: f"{reverse('integrity_zone_open')}?agency={agency_id}",
        start_right=permissions.KEEP,
    ),
)
