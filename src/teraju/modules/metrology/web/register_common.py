"""What the pages of the registers share."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.platform.audit.api import TimelineEntry, renamed, timeline

SHOWN = 25
# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {"Reason": _("Reason")}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    return renamed(timeline(target, bare=bare), TRAIL_LABELS)
