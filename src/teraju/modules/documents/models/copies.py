"""Controlled copies: which revision was handed to whom, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.copies import CopyState, Medium
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

from .choices import choices
from .documents import Document
from .revisions import Revision
from .scopes import ClassifiedQuerySet

COPY_STATES = {
    CopyState.OUT: _("handed out"),
    CopyState.REPLACED: _("exchanged for a newer revision"),
    CopyState.RECALLED: _("brought back"),
    CopyState.DESTROYED: _("destroyed"),
    CopyState.LOST: pgettext_lazy("controlled copy", "lost"),
}
MEDIA = {Medium.PAPER: pgettext_lazy("medium", "paper"), Medium.ELECTRONIC: _("electronic")}


class CopyQuerySet(ClassifiedQuerySet["Copy"]):
    agency_path = "document__agency"

    def out(self) -> CopyQuerySet:
        return self.filter(state=CopyState.OUT)


class Copy(Record):
    """One numbered copy of one revision in somebody's hands."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="copies", verbose_name=_("document")
    )
    revision = models.ForeignKey(
        Revision, on_delete=models.PROTECT, related_name="copies", verbose_name=_("revision")
    )
    number = models.PositiveSmallIntegerField(_("number of the copy"))
    holder = models.CharField(
        _("holder"), max_length=160, help_text=_("The office or the place, for example Front desk.")
    )
    medium = models.CharField(_("medium"), max_length=10, choices=choices(MEDIA))
    issued_on = models.DateField(_("handed out on"))
    issued_office = models.CharField(_("handed out by"), max_length=160)
    state = models.CharField(
        _("state"), max_length=10, choices=choices(COPY_STATES), default=CopyState.OUT
    )
    ended_on = models.DateField(_("since"), null=True, blank=True)
    ended_office = models.CharField(_("noted by"), max_length=160, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)

    objects: ClassVar = CopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                condition=Q(state="out"),
                name="copy_number_out_once",
                violation_error_message=_("The copy with this number is handed out already."),
            ),
            models.CheckConstraint(
                condition=Q(state="out", ended_on=None)
                | (~Q(state="out") & Q(ended_on__isnull=False)),
                name="copy_ended_has_day",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("issued_on")),
                name="copy_ends_after_issue",
                violation_error_message=_("The day lies before the copy was handed out."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return f"{self.document.number} / {self.number:02}"

    def get_absolute_url(self) -> str:
        return reverse("documents_copy", args=[self.pk])

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `document__agency` at hand."""
        return self.document.agency

    @property
    def is_out(self) -> bool:
        return self.state == CopyState.OUT
