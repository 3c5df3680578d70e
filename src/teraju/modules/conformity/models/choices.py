"""The closed lists of this module, with the words that people read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AssessmentStatus(models.TextChoices):
    OPEN = "open", pgettext_lazy("assessment", "open")
    CONCLUDED = "concluded", _("concluded")
    WITHDRAWN = "withdrawn", pgettext_lazy("assessment", "withdrawn")


class ResultChoice(models.TextChoices):
    CONFORMING = "conforming", _("conforming")
    MINOR = "minor", _("minor gap")
    MAJOR = "major", _("major gap")
    NOT_APPLICABLE = "not_applicable", _("not applicable")


class ProgressChoice(models.TextChoices):
    NOT_BEGUN = "not_begun", _("not begun")
    UNDER_WAY = "under_way", _("under way")
    IN_PLACE = "in_place", _("in place")


class EvidenceForm(models.TextChoices):
    """How a piece of evidence that somebody adds is kept."""

    RECORD = "record", _("record in Teraju")
    FILE = "file", _("file")
    NOTE = "note", _("note")
