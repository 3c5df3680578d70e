"""The jobs that look after jobs."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import services
from .context import JobContext
from .registry import job, scheduled

DAYS_KEPT = 90


@job("tasks.tidy", title=_("Put old jobs away"), listed=False)
def tidy(context: JobContext) -> None:
    """Delete what ended long ago."""
    services.tidy(before=timezone.now() - timedelta(days=DAYS_KEPT))


scheduled("tasks.tidy", hour=2, minute=30)
