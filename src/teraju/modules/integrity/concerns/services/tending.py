"""What is due by the clock; doing it again does no harm."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from teraju.modules.integrity.concerns import access
from teraju.modules.integrity.concerns.attempts import WINDOW_SECONDS
from teraju.modules.integrity.concerns.models import Attempts, Spent

from . import keeping, recovery
from .desk_reminders import remind

# At any other hour a letter would tell in which hour somebody wrote.
HOUR_OF_LETTERS = 6


def tend(*, now: datetime, today: date, letters: bool = False) -> None:
    """Take away what ended, keep or shred what has its day, and write to who has work at the desk.

    Letters go out in their hour alone, or when they are asked for.
    """
    access.sweep(now)
    Spent.objects.filter(expires_at__lte=now).delete()
    Attempts.objects.filter(window__lt=int(now.timestamp()) // WINDOW_SECONDS).delete()
    recovery.void_old(now=now, today=today)
    keeping.keep_house(today=today)
    if letters or timezone.localtime(now).hour == HOUR_OF_LETTERS:
        remind(today=today, now=now)
