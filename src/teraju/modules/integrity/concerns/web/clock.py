"""The only place that reads the clock: the moment for doors, the day for records."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The moment. Doors and counters run by it, in the demonstration too."""
    return timezone.now()


def today() -> date:
    """The day of a record; the demonstration lives on a day of its own."""
    fixed: date | None = settings.TERAJU_TODAY
    return fixed or timezone.localdate()
