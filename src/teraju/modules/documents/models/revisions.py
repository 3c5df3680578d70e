"""A revision of a document: its text or file, who wrote, reviewed and approved it, its term."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.documents.domain.states import APPROVED_STATES, OPEN_STATES, RevisionState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.files.api import StoredFile
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.api import Paper

from .choices import REVISION_STATES, choices
from .documents import Document
from .scopes import ClassifiedQuerySet

_OPEN = [state.value for state in OPEN_STATES]
_APPROVED = [state.value for state in APPROVED_STATES]


class RevisionQuerySet(ClassifiedQuerySet["Revision"]):
    guests = frozenset({Role.BODY_AUDITOR})
    agency_path = "document__agency"

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """The auditor of a body sees what has been issued, not what is being written."""
        seen = super().visible_to(viewer)
        return seen.filter(state__in=_APPROVED) if viewer.is_guest else seen

    def open(self) -> RevisionQuerySet:
        """Somebody works on it, or it waits for a review or an approval."""
        return self.filter(state__in=_OPEN)

    def approved(self) -> RevisionQuerySet:
        """Approved at some time, whatever became of it."""
        return self.filter(state__in=_APPROVED)

    def begun(self) -> RevisionQuerySet:
        """Approved and not called off before its day: what has or will have a term."""
        return self.approved().exclude(withdrawn_on__lt=F("effective_on"))

    def in_term_on(self, day: date) -> RevisionQuerySet:
        """Approved, begun and not ended on a day. Of several of a document the highest counts:
        the nightly job that ends the others may not have run yet.
        """
        return (
            self.approved()
            .filter(effective_on__lte=day)
            .filter(Q(superseded_on=None) | Q(superseded_on__gt=day))
            .filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))
        )

    def current_on(self, day: date) -> RevisionQuerySet:
        """The one revision of each document that is in force on a day, told by dates alone."""
        newer = (
            Revision.objects.filter(document=models.OuterRef("document"))
            .in_term_on(day)
            .filter(number__gt=models.OuterRef("number"))
        )
        return self.in_term_on(day).filter(~models.Exists(newer))


class Revision(Record):
    """One edition of a document's content."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField(_("revision"))
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=choices(REVISION_STATES),
        default=RevisionState.DRAFT,
    )
    text = models.TextField(_("text"), blank=True)
    file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file"),
    )
    reason = models.CharField(_("what changed and why"), max_length=1000)
    author = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    author_office = models.CharField(_("written by"), max_length=160)
    # The roles of all who wrote on it, at that time: who may stand in for a reviewer or approver
    # that put a hand to the text follows from them.
    author_roles = models.JSONField(default=list, blank=True, editable=False)
    # Everybody who put a hand to the text: none of them may review or approve it.
    writers = models.ManyToManyField(User, blank=True, related_name="+", editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    reviewer = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewer_office = models.CharField(_("reviewed by"), max_length=160, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True)
    approver = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approver_office = models.CharField(_("approved by"), max_length=160, blank=True)
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    # The day of the approval at the government's place.
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    returned_at = models.DateTimeField(_("given back at"), null=True, blank=True)
    returned_office = models.CharField(_("given back by"), max_length=160, blank=True)
    returned_reason = models.TextField(_("what has to change"), max_length=2000, blank=True)
    effective_on = models.DateField(_("in force from"), null=True, blank=True)
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    ended_reason = models.CharField(_("reason"), max_length=400, blank=True)
    paper = models.ForeignKey(
        Paper,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("signed paper"),
    )

    objects: ClassVar = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="revision_number_once",
                violation_error_message=_("This document has a revision with this number already."),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state="effective"),
                name="revision_one_in_force",
                violation_error_message=_(
                    "Another revision of this document is in force: only one can be."
                ),
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(state__in=_OPEN),
                name="revision_one_open",
                violation_error_message=_(
                    "Somebody works on a revision of this document already: "
                    "finish or cancel that one first."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=_APPROVED)
                | Q(approved_on__isnull=False, effective_on__isnull=False),
                name="revision_approved_has_dates",
                violation_error_message=_("What is approved has a day of approval and of effect."),
            ),
            models.CheckConstraint(
                condition=Q(effective_on=None)
                | Q(approved_on=None)
                | Q(effective_on__gte=F("approved_on")),
                name="revision_effective_after_approval",
                violation_error_message=_("It cannot be in force before the day of its approval."),
            ),
            models.CheckConstraint(
                condition=Q(text="") | Q(file=None),
                name="revision_text_or_file",
                violation_error_message=_("A revision holds a text or a file, not both."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "effective_on"])]

    def __str__(self) -> str:
        return f"{self.document} ({self.label})"

    def get_absolute_url(self) -> str:
        return reverse("document_revision", args=[self.document_id, self.pk])

    @property
    def label(self) -> str:
        """Its number as it stands on the paper: two digits."""
        return f"{self.number:02}"

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `document__agency` at hand."""
        return self.document.agency

    @property
    def is_open(self) -> bool:
        return self.state in _OPEN

    @property
    def is_approved(self) -> bool:
        """Approved at some time: its content never changes again."""
        return self.state in _APPROVED

    @property
    def is_called_off(self) -> bool:
        """Approved, and withdrawn before its day: it never was in force."""
        if self.withdrawn_on is None or self.effective_on is None:
            return False
        return self.withdrawn_on < self.effective_on

    @property
    def term(self) -> tuple[date | None, date | None]:
        """From which day it is in force and until when; of what never was, neither."""
        if self.is_called_off:
            return None, None
        return self.effective_on, self.superseded_on or self.withdrawn_on

    @property
    def has_content(self) -> bool:
        return self.file_id is not None or bool(self.text.strip())
