"""What the shell keeps for a while only."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from teraju.platform.exchange.models import ImportRun
from teraju.platform.tasks.api import JobContext, job, scheduled

from .models import SentForm

DAYS_KEPT = 30


@job("web.tidy", title=_("Put old form keys, imports and sessions away"), listed=False)
def tidy(context: JobContext) -> None:
    """Delete the keys of forms and the imports of long ago, and the sessions that have ended."""
    before = timezone.now() - timedelta(days=DAYS_KEPT)
    SentForm.objects.filter(sent_at__lt=before).delete()
    ImportRun.objects.filter(kept_since__lt=before).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()


scheduled("web.tidy", hour=2, minute=40)
