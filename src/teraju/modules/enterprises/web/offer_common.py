"""What the pages of papers, places of tourism, checks and the showcase share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.platform.audit.api import TimelineEntry, renamed, timeline
from teraju.platform.exchange.registers import Column

from .common import agency_filter

# What the trail tells that is no field of the record's own table.
TRAIL_LABELS = {
    "Reason": _("Reason"),
    "Enterprise": _("Enterprise"),
    "Version number": pgettext_lazy("papers", "Version"),
    "By version": pgettext_lazy("papers", "By version"),
    "Answered": pgettext_lazy("papers", "Answered questions"),
    "Questions": pgettext_lazy("papers", "Questions"),
    "Place": pgettext_lazy("tourism", "Place"),
    "Ready": pgettext_lazy("readiness", "Ready"),
    "Product": _("Product"),
    "Photo": _("Photo"),
    "File": _("File"),
    "Content": _("Content"),
    "Added": pgettext_lazy("tourism", "Added"),
    "Changed": pgettext_lazy("tourism", "Changed"),
}


def history_of(target: Model) -> list[TimelineEntry]:
    """What happened to a record, every fact by its name."""
    return renamed(timeline(target), TRAIL_LABELS)


def in_language(words: Mapping[str, str]) -> str:
    """What dated data says, in the reader's language."""
    return words["en" if (get_language() or "").startswith("en") else "id"]


AGENCY = agency_filter()

AGENCY_COLUMN: Column[Any] = Column(
    key="agency_shown",
    label=_("Agency"),
    value=lambda one: one.agency.short_name,
    sort="agency__name",
    place="file",
)
