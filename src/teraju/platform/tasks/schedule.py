"""Starting the jobs of the day when their time has come."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone, translation

from .models import ScheduledRun
from .registry import schedule
from .services import start_scheduled


def start_due() -> int:
    """Start what is due today and was not started yet; returns how many. Mostly queries once.

    The clock is the real one: the demonstration's jobs run each day, with its fixed day as theirs.
    """
    now = timezone.now().astimezone(ZoneInfo(settings.TIME_ZONE))
    due = {kind for kind, at in schedule().items() if at <= now.time()}
    if not due:
        return 0
    started = ScheduledRun.objects.filter(day=now.date(), kind__in=due)
    missing = due - set(started.values_list("kind", flat=True))
    with translation.override(settings.LANGUAGE_CODE):
        return sum(start_scheduled(kind, now.date()) is not None for kind in sorted(missing))
