"""The nightly snapshots, so that the trend has a point for every day."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from teraju.platform.tasks.api import JobContext, job, scheduled

from .models import Assessment
from .services import refresh_snapshots

BATCH = 100


@job("conformity.snapshots", title=_("Keep how agencies stand today"), listed=False)
def keep_snapshots(context: JobContext) -> None:
    """One row for each assessed agency and standard, by the day of its place; again does no harm.

    An agency that is closed has no further days.
    """
    rows = Assessment.objects.exclude(status="withdrawn").filter(agency__closed_on=None)
    pairs = rows.order_by("agency").values_list("agency", "government__timezone").distinct()
    zones: dict[str, list[int]] = {}
    for agency, zone in pairs:
        zones.setdefault(zone, []).append(agency)
    total, done = sum(len(found) for found in zones.values()), 0
    for zone, agencies in sorted(zones.items()):
        day = context.now_at(zone).date()
        for start in range(0, len(agencies), BATCH):
            part = agencies[start : start + BATCH]
            refresh_snapshots(part, day)
            done += len(part)
            context.progress(done, total)


scheduled("conformity.snapshots", hour=1)
