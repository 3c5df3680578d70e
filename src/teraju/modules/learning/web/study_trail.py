"""What the trail tells of study visits and practices, in the words of their pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.learning.models import Adoption, Practice, StudyVisit
from teraju.modules.learning.models.study_choices import MILESTONES
from teraju.platform.audit.api import TimelineEntry, renamed, timeline

from .common import TRAIL_LABELS

# Facts of the lines of a visit, which are no fields of its own table.
STUDY_LABELS = {
    **TRAIL_LABELS,
    "Starts": _("From"),
    "Ends": pgettext_lazy("time of day", "Until"),
    "Received by": _("Who receives them"),
    "Kind": _("What they reached"),
    "Standard": _("Standard"),
    "Guest agency": _("Which agency of theirs"),
    "On": pgettext_lazy("study visit", "On which day"),
    "Until": _("Valid until"),
    "Source": _("Where that stands"),
    "Taken home": _("What the guests took home"),
    "Number": pgettext_lazy("official number", "Number"),
}
PRACTICE_LABELS = {
    **TRAIL_LABELS,
    "Number": _("Version"),
    "Published on": pgettext_lazy("practice", "Published on"),
    "Change": _("What changed"),
    "Content": _("Fingerprint (SHA-256)"),
    "Source": _("First published by"),
    "Characters": _("Length of the text"),
}

ADOPTION_LABELS = {
    **TRAIL_LABELS,
    "Source": pgettext_lazy("practice", "Source"),
    "Content": _("Fingerprint (SHA-256)"),
    "Version": _("Version"),
    "Note": _("What was decided"),
}


def study_history(visit: StudyVisit) -> list[TimelineEntry]:
    """What happened to a visit; codes of what guests reached as their words."""
    reached = {str(kind): words for kind, words in MILESTONES.items()}
    return renamed(timeline(visit), STUDY_LABELS, {"Kind": reached})


def practice_history(practice: Practice) -> list[TimelineEntry]:
    return renamed(timeline(practice), PRACTICE_LABELS)


def adoption_history(adoption: Adoption) -> list[TimelineEntry]:
    """What happened to the document that a practice was adopted into; who sees one sees both."""
    return renamed(timeline(adoption.document), ADOPTION_LABELS)
