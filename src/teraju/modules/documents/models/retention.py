"""The retention schedule (JRA), which document follows which line of it, and disposals."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.documents.domain.retention import DisposalState, Fate
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.api import Paper

from .choices import choices
from .documents import Document
from .revisions import Revision
from .scopes import ClassifiedQuerySet

LONGEST_YEARS = 100
FATES = {
    Fate.DESTROY: pgettext_lazy("retention", "destroy"),
    Fate.KEEP: pgettext_lazy("retention", "keep for good"),
    Fate.REASSESS: pgettext_lazy("retention", "assess again"),
}
DISPOSAL_STATES = {
    DisposalState.PROPOSED: pgettext_lazy("disposal", "proposed"),
    DisposalState.DECIDED: pgettext_lazy("disposal", "decided"),
    DisposalState.REFUSED: pgettext_lazy("disposal", "refused"),
    DisposalState.TAKEN_BACK: pgettext_lazy("disposal", "taken back"),
}


class RetentionRuleQuerySet(ScopedQuerySet["RetentionRule"]):
    agency_path = None


class RetentionRule(Record):
    """A line of the government's retention schedule."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(_("code"), max_length=40)
    title = models.CharField(_("title"), max_length=200)
    active_years = models.PositiveSmallIntegerField(
        _("active years"), validators=[MaxValueValidator(LONGEST_YEARS)]
    )
    inactive_years = models.PositiveSmallIntegerField(
        _("inactive years"), validators=[MaxValueValidator(LONGEST_YEARS)]
    )
    fate = models.CharField(_("what becomes of it"), max_length=8, choices=choices(FATES))
    source = models.CharField(_("source"), max_length=200, blank=True)
    confirmed = models.BooleanField(_("confirmed"), default=False)
    closed_on = models.DateField(_("not used after"), null=True, blank=True)

    objects: ClassVar = RetentionRuleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "code"],
                name="retention_code_once",
                violation_error_message=_("A line with this code exists already."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(source=""),
                name="retention_confirmed_with_source",
                violation_error_message=_("Say in which schedule the line was read."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("documents_retention_rule", args=[self.pk])

    @property
    def agency(self) -> None:
        """A schedule belongs to the government as a whole."""
        return


class RetentionQuerySet(ClassifiedQuerySet["Retention"]):
    agency_path = "document__agency"


class Retention(Record):
    """Which line a document follows, and whether it must be kept whatever the line says."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="retention")
    rule = models.ForeignKey(
        RetentionRule,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("line of the schedule"),
    )
    hold_reason = models.CharField(
        _("must be kept because"),
        max_length=300,
        blank=True,
        help_text=_("For example a running case or audit. While it stands nothing is disposed of."),
    )

    objects: ClassVar = RetentionQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.document}: {self.rule.code}"

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `document__agency` at hand."""
        return self.document.agency


class DisposalQuerySet(ScopedQuerySet["Disposal"]):
    pass


class Disposal(Record):
    """A list of what is to be disposed of: proposed by one person, decided by another."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=choices(DISPOSAL_STATES),
        default=DisposalState.PROPOSED,
    )
    reason = models.TextField(_("reason"), max_length=1000)
    proposed_on = models.DateField(_("proposed on"))
    proposed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    proposed_office = models.CharField(_("proposed by"), max_length=160)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    decided_office = models.CharField(_("decided by"), max_length=160, blank=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    paper = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = DisposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_on=None)
                | (~Q(state="proposed") & Q(decided_on__isnull=False)),
                name="disposal_decided_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | Q(decided_by=None)
                | ~Q(decided_by=models.F("proposed_by")),
                name="disposal_by_two_people",
                violation_error_message=_("Who proposed it does not decide it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name}, {self.proposed_on:%d-%m-%Y}"

    def get_absolute_url(self) -> str:
        return reverse("documents_disposal", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == DisposalState.PROPOSED


class DisposalItem(models.Model):
    """One revision on a list: what it was, by which line, and when its content went."""

    disposal = models.ForeignKey(Disposal, on_delete=models.PROTECT, related_name="items")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="disposals")
    rule_code = models.CharField(_("line of the schedule"), max_length=40)
    due_since = models.DateField(_("due since"))
    fate = models.CharField(max_length=8, choices=choices(FATES))
    # What the content was: its digest and size stay when it is gone.
    name = models.CharField(_("name"), max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(_("size"), default=0)
    # Stored contents that still have to go; emptied by the job that removes them.
    waiting = models.JSONField(default=list, blank=True, editable=False)
    removed_on = models.DateField(_("content removed on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["disposal", "revision"], name="disposal_item_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision}"
