"""What the pages of visits and of the owner's part share."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.audit.api import TimelineEntry, renamed, timeline

# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Who goes": _("Who goes"),
    "Answers yes": pgettext_lazy("checklist of a visit", "In place"),
    "Answers partly": pgettext_lazy("checklist of a visit", "In part"),
    "Answers no": pgettext_lazy("checklist of a visit", "Not yet"),
    "Answers none": pgettext_lazy("checklist of a visit", "Does not apply"),
    "Steps": _("Next steps"),
    "Next step": _("Next step"),
    "Minutes": _("Minutes"),
    "Photo": pgettext_lazy("fact of the trail", "Photo"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)
