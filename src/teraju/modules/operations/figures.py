"""What was promised and what was kept, counted exactly, by service and month.

Kept: released at or before the moment promised. Late: released after it. Running: not released
yet, in the time promised or past it. Times are open minutes (`domain/times.py`) from the moment the
order was complete to its release, as measured at the release. Percentiles are observed values
(nearest rank). The editions of one service count together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet

from teraju.kernel.decimals import rounded
from teraju.platform.accounts.scope import Viewer

from . import selectors
from .domain.times import nearest_rank
from .models import Service

MONTHS = 12


@dataclass(frozen=True)
class MonthFigures:
    """One month of a service: how many were released in time and late, and how long it took."""

    first: date
    kept: int
    late: int
    median: int | None
    ninetieth: int | None

    @property
    def released(self) -> int:
        return self.kept + self.late


@dataclass(frozen=True)
class ServiceFigures:
    """The last twelve months of a service, and what runs now."""

    months: Sequence[MonthFigures]
    kept: int
    late: int
    running: int
    overdue: int
    median: int | None
    ninetieth: int | None

    @property
    def kept_percent(self) -> Decimal | None:
        """Kept of all released, in percent to one decimal (half up); None without any."""
        released = self.kept + self.late
        return rounded(Fraction(self.kept * 100, released), 1) if released else None


def service_figures(viewer: Viewer, service: Service) -> ServiceFigures:
    """The figures of all editions of a service up to the viewer's moment. Two queries."""
    rows = selectors.outputs(viewer).filter(
        service__agency=service.agency_id, service__code=service.code
    )
    begin = _months_back(viewer.today, MONTHS - 1)
    zone = ZoneInfo(service.government.timezone)
    released = rows.filter(
        released_at__gte=datetime.combine(begin, time(), zone), released_at__lte=viewer.now
    ).order_by()
    found: dict[date, list[tuple[int, bool]]] = defaultdict(list)
    for moment, promised, minutes in released.values_list(
        "released_at", "promised_at", "working_minutes"
    ):
        if moment and minutes is not None:
            month = moment.astimezone(zone).date().replace(day=1)
            found[month].append((minutes, moment <= promised))
    months = [_month(first, found[first]) for first in _months(begin, viewer.today)]
    everything = [minutes for values in found.values() for minutes, _kept in values]
    now = _running(rows, viewer.now)
    return ServiceFigures(
        months=months,
        kept=sum(one.kept for one in months),
        late=sum(one.late for one in months),
        running=now["running"],
        overdue=now["overdue"],
        median=nearest_rank(everything, 50),
        ninetieth=nearest_rank(everything, 90),
    )


def kept_and_late(rows: QuerySet[Any]) -> dict[str, int]:
    """Released in time and late among these outputs. One query."""
    found: dict[str, int] = rows.aggregate(
        kept=Count("pk", filter=Q(released_at__lte=F("promised_at"))),
        late=Count("pk", filter=Q(released_at__gt=F("promised_at"))),
    )
    return found


def _running(rows: QuerySet[Any], now: datetime) -> dict[str, int]:
    running: dict[str, int] = rows.running().aggregate(  # type: ignore[attr-defined]
        running=Count("pk"), overdue=Count("pk", filter=Q(promised_at__lt=now))
    )
    return running


def _month(first: date, values: Sequence[tuple[int, bool]]) -> MonthFigures:
    minutes = [one for one, _kept in values]
    kept = sum(is_kept for _minutes, is_kept in values)
    return MonthFigures(
        first, kept, len(values) - kept, nearest_rank(minutes, 50), nearest_rank(minutes, 90)
    )


def _months_back(day: date, count: int) -> date:
    """The first of the month that lies so many months before a day's."""
    place = day.year * 12 + day.month - 1 - count
    return date(place // 12, place % 12 + 1, 1)


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month
    return [_months_back(last, back) for back in range(count, -1, -1)]
