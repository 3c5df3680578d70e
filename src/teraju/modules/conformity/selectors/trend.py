"""How counts of requirements went over time, read from the snapshots."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max, Sum
from django.db.models.functions import TruncMonth

from teraju.modules.conformity.domain.readiness import Counts
from teraju.modules.conformity.models import ReadinessSnapshot
from teraju.modules.conformity.models.snapshots import SnapshotQuerySet
from teraju.platform.accounts.scope import Viewer

from .records import STATES


def trend_of(viewer: Viewer, agency_id: int, until: date) -> list[tuple[date, Counts]]:
    """The counts of an agency over all of its standards, day by day, oldest first. One query."""
    rows = ReadinessSnapshot.objects.visible_to(viewer).filter(agency=agency_id, day__lte=until)
    days = rows.order_by("day").values("day").annotate(**{f"all_{s}": Sum(s) for s in STATES})
    return [(one["day"], Counts(*(one[f"all_{state}"] for state in STATES))) for one in days]


def open_on(viewer: Viewer, days: Sequence[date]) -> list[int]:
    """How many requirements of the viewer's agencies stood open on each of these days.

    Days are given oldest first; each counts what was kept last by then. Days before anything was
    kept are left out: nothing known is not nothing open. What no assessment counts for on the last
    day is in none of them. Two queries.
    """
    mine: SnapshotQuerySet = ReadinessSnapshot.objects.visible_to(viewer).assessed_on(days[-1])
    mine = mine.filter(agency__closed_on=None, day__lte=days[-1]).order_by()
    months = mine.annotate(month=TruncMonth("day")).values("agency", "edition", "month")
    lasts = {
        (one["agency"], one["edition"], one["last"]) for one in months.annotate(last=Max("day"))
    }
    rows = mine.filter(day__in={day for _agency, _edition, day in lasts})
    kept: dict[tuple[int, int], list[tuple[date, int]]] = {}
    columns = ("agency", "edition", "day", "attention", "missing")
    for agency, edition, day, attention, missing in rows.order_by("day").values_list(*columns):
        kept.setdefault((agency, edition), []).append((day, attention + missing))
    if not kept:
        return []
    first = min(found[0][0] for found in kept.values())
    return [sum(_last(one, day) for one in kept.values()) for day in days if day >= first]


def _last(kept: Sequence[tuple[date, int]], day: date) -> int:
    return next((number for on, number in reversed(kept) if on <= day), 0)
