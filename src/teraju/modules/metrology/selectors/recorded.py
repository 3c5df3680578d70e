"""How far the records reach: what is not on record here is not nought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from teraju.modules.metrology.domain.reports import Counted, ReportPeriod
from teraju.modules.metrology.models import Instrument, Verification


@dataclass(frozen=True)
class Recorded:
    """Whether it is known what was verified in a period.

    `taken_over` marks of it stand in the register by an earlier record, without a sheet here.
    """

    is_known: bool
    taken_over: int


def recorded(agency_id: int, period: ReportPeriod, kinds: Sequence[Counted]) -> Recorded:
    """What of a period is on record, `kinds` being counted. Two queries where there are none."""
    if kinds:
        return Recorded(is_known=True, taken_over=0)
    found = _taken_over(agency_id, period)
    begin = first_day(agency_id)
    return Recorded(begin is not None and begin <= period.last and not found, found)


def first_day(agency_id: int) -> date | None:
    """The day of the first verification on record."""
    rows = Verification.objects.filter(agency=agency_id).order_by("on", "pk")
    found: date | None = rows.values_list("on", flat=True).first()
    return found


def _taken_over(agency_id: int, period: ReportPeriod) -> int:
    """Instruments whose mark is of the period, though no verification of that day is kept."""
    kept = Verification.objects.filter(instrument=OuterRef("pk"), on=OuterRef("verified_on"))
    days = (period.first, period.last)
    rows = Instrument.objects.filter(agency=agency_id, verified_on__range=days)
    return int(rows.exclude(Exists(kept)).count())
