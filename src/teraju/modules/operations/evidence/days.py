"""Days at the place of a government, as conditions of a query."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from teraju.platform.organisation.models import TimeZone

DAY = timedelta(days=1)


def by_the_end_of(field: str, on: date, path: str = "government") -> Q:
    """Rows whose moment `field` had come by the end of a day, where their government lies."""
    condition = Q()
    for zone in TimeZone.values:
        end = datetime.combine(on + DAY, time(), ZoneInfo(zone))
        condition |= Q(**{f"{path}__timezone": zone, f"{field}__lt": end})
    return condition


def from_the_start_of(field: str, on: date, path: str = "government") -> Q:
    """Rows whose moment `field` lies on or after a day, where their government lies."""
    condition = Q()
    for zone in TimeZone.values:
        begin = datetime.combine(on, time(), ZoneInfo(zone))
        condition |= Q(**{f"{path}__timezone": zone, f"{field}__gte": begin})
    return condition


def at_place(moment: datetime, zone: str) -> date:
    """The date of a moment at the place of a government."""
    return moment.astimezone(ZoneInfo(zone)).date()


def months_before(on: date, months: int) -> date:
    """The day after the same day so many months before; both counted, a whole span."""
    return _moved(on, -months) + DAY


def months_after(on: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    return _moved(on, months)


def _moved(on: date, months: int) -> date:
    place = on.year * 12 + on.month - 1 + months
    first = date(place // 12, place % 12 + 1, 1)
    following = date((place + 1) // 12, (place + 1) % 12 + 1, 1)
    return first.replace(day=min(on.day, (following - first).days))
