"""The only place that reads the clock for pages; only the demonstration's day bends it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

SESSION_KEY = "demonstration_day"


def demonstration_day(request: HttpRequest) -> date | None:
    """The day that the demonstration lives in, as this visitor has moved it; None elsewhere."""
    fixed: date | None = settings.TERAJU_TODAY
    if fixed is None:
        return None
    moved = request.session.get(SESSION_KEY)
    return date.fromisoformat(moved) if moved else fixed


def now_for(request: HttpRequest, zone: str) -> datetime:
    """The present moment at a place, or that time of day on the demonstration's day."""
    moment = timezone.now().astimezone(ZoneInfo(zone))
    day = demonstration_day(request)
    return moment if day is None else datetime.combine(day, time_of(moment), moment.tzinfo)


def time_of(moment: datetime) -> time:
    """The hour on the demonstration's day: the one it is now."""
    return moment.time()
