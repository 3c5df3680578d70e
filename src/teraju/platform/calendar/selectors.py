"""Reading decrees, and the calendar of one government with its decrees applied."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from teraju.platform.accounts.scope import Viewer

from .domain import WorkingCalendar, national_calendar
from .models import CalendarDecree, Effect


def decrees(viewer: Viewer) -> QuerySet[CalendarDecree]:
    rows: QuerySet[CalendarDecree] = CalendarDecree.objects.visible_to(viewer)
    return rows.select_related("government")


def calendar_of(government_id: int) -> WorkingCalendar:
    """The working days of a government: the national ones as its decrees in force changed them."""
    rows = CalendarDecree.objects.filter(government=government_id, withdrawn_on=None)
    days: dict[str, list[date]] = {Effect.DAY_OFF: [], Effect.WORKING_DAY: []}
    for day, effect in rows.values_list("day", "effect"):
        days[effect].append(day)
    return national_calendar().with_overrides(
        add=days[Effect.DAY_OFF],
        remove=days[Effect.WORKING_DAY],
    )
