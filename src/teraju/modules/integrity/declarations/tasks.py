"""The nightly job: rounds follow who works at their agency, and call to mind."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from teraju.platform.tasks.api import JobContext, job, scheduled

from .models import Round
from .services.rounds import remind_due, sync_round


@job("declarations.rounds", title=_("Ask whoever came to declare, remind of it"), listed=False)
def follow_rounds(context: JobContext) -> None:
    """Duties of running rounds follow the roles that people hold; again does no harm."""
    rows = Round.objects.running().filter(agency__closed_on=None)
    found = list(rows.select_related("agency", "government").order_by("pk"))
    for done, one in enumerate(found, start=1):
        now = context.now_at(one.government.timezone)
        sync_round(one, now.date(), now)
        remind_due(replace(context.actor, now=now), one)
        context.progress(done, len(found))


scheduled("declarations.rounds", hour=1, minute=40)
