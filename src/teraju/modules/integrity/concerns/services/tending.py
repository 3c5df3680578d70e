"""What is due by the clock; doing it again does no harm."""

from __future__ import annotations

from datetime import date, datetime

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.attempts import WINDOW_SECONDS
from teraju.modules.integrity.concerns.models import Attempts, Spent


def tend(*, now: datetime, today: date) -> None:
    """Take away visits that ended, forms that were used up, and what counted old tries."""
    access.sweep(now)
    Spent.objects.filter(expires_at__lte=now).delete()
    Attempts.objects.filter(window__lt=int(now.timestamp()) // WINDOW_SECONDS).delete()
