"""A controlled document: what it is, whose it is, when it is looked at again."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.modules.documents.domain import kinds
from teraju.modules.documents.domain.kinds import Classification, Nature, Type
from teraju.modules.documents.domain.states import APPROVED_STATES, DocumentState
from teraju.modules.standards.api import Topic
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import LABELS, Role
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Agency, Government

from .choices import CLASSIFICATIONS, DOCUMENT_STATES, TYPES, choices
from .scopes import ClassifiedQuerySet

ISSUED = [state.value for state in APPROVED_STATES]
# The offices that may own a document and answer for its content.
OWNERS = (
    Role.AGENCY_HEAD,
    Role.QUALITY_COORDINATOR,
    Role.COMPLIANCE_FUNCTION,
    Role.PROCESS_OWNER,
    Role.INTERNAL_AUDITOR,
    Role.UPG_OFFICER,
    Role.CONCERN_HANDLER,
)


class DocumentQuerySet(ClassifiedQuerySet["Document"]):
    guests = frozenset({Role.BODY_AUDITOR})
    document_path = ""

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """The auditor of a body sees what has been issued, not what is being written."""
        seen = super().visible_to(viewer)
        if viewer.is_guest:
            issued = Document.objects.filter(revisions__state__in=ISSUED)
            return seen.filter(pk__in=issued.values("pk"))
        return seen

    def active(self) -> DocumentQuerySet:
        return self.filter(state=DocumentState.ACTIVE)


class Document(Record):
    """A document of an agency. Its text stands in its revisions."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    type = models.CharField(_("type"), max_length=16, choices=choices(TYPES))
    number = models.CharField(_("number"), max_length=120)
    title = models.CharField(_("title"), max_length=200)
    classification = models.CharField(
        _("classification"),
        max_length=8,
        choices=choices(CLASSIFICATIONS),
        default=Classification.INTERNAL,
    )
    owner_role = models.CharField(
        _("owner"), max_length=30, choices=[(role.value, LABELS[role]) for role in OWNERS]
    )
    review_months = models.PositiveSmallIntegerField(_("review every (months)"), default=0)
    next_review_on = models.DateField(_("next review"), null=True, blank=True)
    topics = models.ManyToManyField(
        Topic, blank=True, related_name="+", verbose_name=_("what it is about")
    )
    issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    external_number = models.CharField(_("number of the issuer"), max_length=120, blank=True)
    edition_date = models.DateField(_("date of the edition"), null=True, blank=True)
    kept_at = models.CharField(_("where it is kept"), max_length=200, blank=True)
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name=_("corrects the record"),
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=choices(DOCUMENT_STATES),
        default=DocumentState.ACTIVE,
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason of withdrawal"), max_length=400, blank=True)

    objects: ClassVar = DocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                name="document_number_once",
                violation_error_message=_("Another document of this agency has this number."),
            ),
            models.CheckConstraint(
                condition=Q(state="active", withdrawn_on=None)
                | (Q(state="withdrawn", withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")),
                name="document_withdrawn_with_reason",
                violation_error_message=_("Say why the document is withdrawn."),
            ),
            models.CheckConstraint(
                condition=~Q(type="external") | ~Q(issuer=""),
                name="document_external_has_issuer",
                violation_error_message=_("Say who issued this document."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "type", "number"]),
            models.Index(fields=["government", "next_review_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])

    @property
    def level(self) -> int:
        return kinds.level_of(Type(self.type))

    @property
    def nature(self) -> Nature:
        return kinds.nature_of(Type(self.type))

    @property
    def is_record(self) -> bool:
        return self.nature is Nature.RETAIN

    @property
    def is_active(self) -> bool:
        return self.state == DocumentState.ACTIVE

    def is_review_overdue(self, today: date) -> bool:
        """Its day of review has passed and nobody looked at it."""
        return self.is_active and self.next_review_on is not None and self.next_review_on < today


class PeriodicReviewQuerySet(ClassifiedQuerySet["PeriodicReview"]):
    agency_path = "document__agency"


class PeriodicReview(Record):
    """Somebody looked at a document and found that it may stay as it is."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField(_("reviewed on"))
    reviewed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    reviewed_office = models.CharField(_("reviewed by"), max_length=160)
    reason = models.TextField(_("why it may stay as it is"), max_length=2000)
    next_review_on = models.DateField(_("next review"))

    objects: ClassVar = PeriodicReviewQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["document", "reviewed_on"])]

    def __str__(self) -> str:
        return f"{self.document} {self.reviewed_on:%Y-%m-%d}"
