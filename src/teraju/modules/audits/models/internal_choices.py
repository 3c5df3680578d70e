"""The closed lists of internal audits, with the words that people read."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class YearStatus(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("audit programme", "draft")
    SENT = "sent", pgettext_lazy("audit programme", "waiting for approval")
    APPROVED = "approved", pgettext_lazy("audit programme", "approved")
    CLOSED = "closed", pgettext_lazy("audit programme", "closed")
    DROPPED = "dropped", pgettext_lazy("audit programme", "dropped")


class InternalKind(models.TextChoices):
    PLANNED = "planned", _("By the programme")
    EXTRA = "extra", _("Outside the programme")
    FOLLOW_UP = "follow_up", _("Follow-up audit")


class InternalStatus(models.TextChoices):
    PLANNED = "planned", pgettext_lazy("internal audit", "planned")
    PREPARED = "prepared", pgettext_lazy("internal audit", "prepared")
    RUNNING = "running", pgettext_lazy("internal audit", "running")
    CLOSING_HELD = "closing_held", pgettext_lazy("internal audit", "closing meeting held")
    REPORTED = "reported", pgettext_lazy("internal audit", "reported")
    CLOSED = "closed", pgettext_lazy("internal audit", "closed")
    CANCELLED = "cancelled", pgettext_lazy("internal audit", "cancelled")


class Part(models.TextChoices):
    LEAD = "lead", _("Lead auditor")
    AUDITOR = "auditor", _("Auditor")
    EXPERT = "expert", _("Technical expert")
    OBSERVER = "observer", _("Observer")


class RowResult(models.TextChoices):
    CONFORMING = "conforming", pgettext_lazy("checklist", "conforming")
    NOT_CONFORMING = "not_conforming", pgettext_lazy("checklist", "not conforming")
    NOT_LOOKED_AT = "not_looked_at", pgettext_lazy("checklist", "not looked at")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("checklist", "not applicable")
