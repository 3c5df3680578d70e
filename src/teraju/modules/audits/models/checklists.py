"""The checklist of an internal audit and what was found."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition, Topic

from .certifications import AgencyRecord
from .choices import Grade
from .findings import BodyFinding
from .internal_audits import AfterClosing, AfterReport, InternalAudit
from .internal_choices import RowResult


class AuditFindingQuerySet(AfterClosing["AuditFinding"]):
    def standing(self) -> AuditFindingQuerySet:
        """Those that were not taken back."""
        return self.filter(withdrawn_on=None)


class AuditFinding(AgencyRecord):
    """A finding: what was asked, what was seen, what lies between, and how heavy it is.

    `nonconformity_id` is the record of improvement that follows a major or minor.
    """

    audit = models.ForeignKey(
        InternalAudit, on_delete=models.PROTECT, related_name="findings", verbose_name=_("audit")
    )
    number = models.CharField(_("number"), max_length=20)
    grade = models.CharField(_("grade"), max_length=16, choices=Grade.choices)
    statement = models.CharField(_("finding"), max_length=300)
    criterion = models.TextField(pgettext_lazy("finding", "criterion"), max_length=2000)
    evidence = models.TextField(_("evidence"), max_length=4000)
    gap = models.TextField(_("gap"), max_length=2000, blank=True)
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("process"),
    )
    auditee = models.CharField(_("auditee"), max_length=160, blank=True)
    found_on = models.DateField(_("found on"))
    found_office = models.CharField(_("found by"), max_length=160, editable=False)
    nonconformity_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    answer = models.TextField(_("what followed"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = AuditFindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["audit", "number"], name="audit_finding_number_once"),
            models.CheckConstraint(
                condition=~Q(grade__in=["major", "minor"]) | ~Q(gap=""),
                name="audit_finding_has_gap",
                violation_error_message=_("Say what lies between what is asked and what was seen."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_because=""),
                name="audit_finding_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["government", "grade"])]

    def __str__(self) -> str:
        return f"{self.number} {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("audits_internal_finding", args=[self.pk])


class AuditFindingClause(models.Model):
    """A clause that a finding is tied to; one finding may concern clauses of several standards."""

    finding = models.ForeignKey(AuditFinding, on_delete=models.PROTECT, related_name="clauses")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(_("clause"), max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "edition", "clause"], name="clause_once_per_audit_finding"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition.standard} {self.clause}"


class ChecklistRowQuerySet(AfterReport["ChecklistRow"]):
    pass


class ChecklistRow(AgencyRecord):
    """A question of the checklist and its answer.

    It asks for a topic, or whether an earlier finding is still mended, or what somebody typed.
    """

    audit = models.ForeignKey(InternalAudit, on_delete=models.PROTECT, related_name="rows")
    order = models.PositiveIntegerField(default=0)
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    earlier = models.ForeignKey(
        AuditFinding, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    earlier_of_body = models.ForeignKey(
        BodyFinding, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    question = models.CharField(_("question"), max_length=400, blank=True)
    result = models.CharField(_("result"), max_length=16, choices=RowResult.choices, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    evidence = models.TextField(_("evidence"), max_length=2000, blank=True)
    finding = models.ForeignKey(
        AuditFinding,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rows",
        verbose_name=_("finding"),
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)
    answered_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar = ChecklistRowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["audit", "topic"],
                condition=Q(topic__isnull=False),
                name="checklist_topic_once",
            ),
            models.UniqueConstraint(
                fields=["audit", "earlier"],
                condition=Q(earlier__isnull=False),
                name="checklist_earlier_once",
            ),
            models.UniqueConstraint(
                fields=["audit", "earlier_of_body"],
                condition=Q(earlier_of_body__isnull=False),
                name="checklist_earlier_of_body_once",
            ),
            models.CheckConstraint(
                condition=Q(topic__isnull=False)
                | Q(earlier__isnull=False)
                | Q(earlier_of_body__isnull=False)
                | ~Q(question=""),
                name="checklist_row_asks",
                violation_error_message=_("Write the question."),
            ),
        ]
        indexes = [models.Index(fields=["audit", "order"])]

    def __str__(self) -> str:
        return self.question or str(self.topic or self.earlier or self.earlier_of_body)
