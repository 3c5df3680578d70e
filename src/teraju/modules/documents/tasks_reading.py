"""The nightly jobs of reading and disposal."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.tasks.api import JobContext, job, scheduled

from .models import DisposalItem, Document
from .services.disposal import remove_contents
from .services.reading import sync_readers

BATCH = 50


@job("documents.readers", title=_("Ask whoever came to read, let off whoever left"), listed=False)
def bring_readers_in_line(context: JobContext) -> None:
    """Duties of what is in force follow the roles that people hold; again does no harm."""
    rows = Document.objects.active().exclude(readers=None).filter(agency__closed_on=None)
    found = list(rows.order_by("pk").values_list("pk", "government__timezone").distinct())
    for start in range(0, len(found), BATCH):
        part = found[start : start + BATCH]
        for zone in sorted({zone for _pk, zone in part}):
            now = context.now_at(zone)
            ids = [pk for pk, of in part if of == zone]
            sync_readers(list(Document.objects.filter(pk__in=ids)), now.date(), now)
        context.progress(min(start + BATCH, len(found)), len(found))


@job("documents.disposals", title=_("Remove what was disposed of"), listed=False)
def remove_what_was_disposed_of(context: JobContext) -> None:
    """What could not be removed at once, because it had been stored just before."""
    rows = DisposalItem.objects.filter(disposal__state="decided", removed_on=None)
    found = list(rows.order_by("pk").values_list("pk", "disposal__government__timezone"))
    for done, (pk, zone) in enumerate(found, start=1):
        remove_contents([pk], context.now_at(zone).date())
        context.progress(done, len(found))


scheduled("documents.readers", hour=1, minute=10)
scheduled("documents.disposals", hour=1, minute=20)
