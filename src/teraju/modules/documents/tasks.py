"""The nightly job that brings approved revisions into force on their day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.selectors import anonymous
from teraju.platform.tasks.api import JobContext, job, scheduled

from .models import Revision
from .services.effect import bring_into_force


@job("documents.effect", title=_("Bring approved documents into force"), listed=False)
def bring_due_into_force(context: JobContext) -> None:
    """Each on its own, by the day of its place. Pages tell the truth by date before it runs."""
    rows = Revision.objects.filter(state="approved").order_by("effective_on", "pk")
    due = list(rows.values_list("pk", "government__timezone"))
    for done, (pk, zone) in enumerate(due, start=1):
        bring_into_force(actor=anonymous(context.now_at(zone)), revision_id=pk)
        context.progress(done, len(due))


scheduled("documents.effect", hour=0, minute=10)
