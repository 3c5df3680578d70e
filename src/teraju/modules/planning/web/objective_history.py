"""What happened to objectives, plans, reviews and changes, every fact by its name."""

from __future__ import annotations

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.platform.audit.api import TimelineEntry, renamed, timeline

# What the trail tells that is no field of the record's own table.
LABELS = {
    "Period": _("Period"),
    "Value": _("Value"),
    "Light": _("Result"),
    "Reason": _("Reason"),
    "First day": _("First day"),
    "Last day": _("Last day"),
    "Target": _("Target"),
    "Upper": _("Upper end of the range"),
    "Tolerance": _("Tolerance"),
    "Cause": _("Cause"),
    "Action": _("Action"),
    "Due": _("Due"),
    "Result": _("Result"),
    "Remark": _("Remark"),
    "Linked": _("Linked record"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    return renamed(timeline(target), LABELS)
