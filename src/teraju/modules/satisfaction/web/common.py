"""What the pages of this module share."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.audit.api import TimelineEntry, renamed, timeline

TABLE, PICTURES = "web/sections/table.html", "satisfaction/pictures.html"

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Number": _("Number"),
    "Sheet": _("Sheet"),
    "Answers": _("Answers"),
    "Mark": pgettext_lazy("answer", "Mark"),
    "Standing": _("Status"),
    "Question": _("Question"),
    "Comments": _("Comments"),
    "Actions": _("Actions"),
    "File": _("File"),
    "Content": _("Content"),
    "Nonconformity": pgettext_lazy("satisfaction", "Nonconformity"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)
