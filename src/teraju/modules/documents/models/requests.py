"""What somebody wants changed in a document, and what became of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.states import RequestState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

from .choices import REQUEST_STATES, choices
from .documents import Document
from .revisions import Revision
from .scopes import ClassifiedQuerySet


class ChangeRequestQuerySet(ClassifiedQuerySet["ChangeRequest"]):
    agency_path = "document__agency"

    def open(self) -> ChangeRequestQuerySet:
        return self.filter(state=RequestState.OPEN)


class ChangeRequest(Record):
    """A wish to change a document, from anybody of the agency."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="requests", verbose_name=_("document")
    )
    wish = models.TextField(_("what should change"), max_length=4000)
    reason = models.TextField(pgettext_lazy("change request", "why"), max_length=2000)
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=choices(REQUEST_STATES),
        default=RequestState.OPEN,
    )
    asked_on = models.DateField(_("asked on"))
    asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    asked_office = models.CharField(_("asked by"), max_length=160)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    revision = models.ForeignKey(
        Revision,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("revision"),
    )

    objects: ClassVar = ChangeRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", answered_on=None)
                | (~Q(state="open") & Q(answered_on__isnull=False)),
                name="change_request_answered_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="declined") | ~Q(answer=""),
                name="change_request_declined_has_reason",
                violation_error_message=_("Say why it is declined."),
            ),
            models.CheckConstraint(
                condition=~Q(state="accepted") | Q(revision__isnull=False),
                name="change_request_accepted_has_revision",
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "asked_on"])]

    def __str__(self) -> str:
        return f"{self.document.number}: {self.wish[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("document_request", args=[self.pk])

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `document__agency` at hand."""
        return self.document.agency

    @property
    def is_open(self) -> bool:
        return self.state == RequestState.OPEN
