"""What the body found, what the agency answered and what the body said to that."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Edition
from teraju.platform.files.api import Attachment

from .certifications import AgencyRecord, BodyAudit, Certification, GuestQuerySet
from .choices import FindingState, Grade, VerdictKind


class FindingQuerySet(GuestQuerySet["BodyFinding"]):
    pass


class BodyFinding(AgencyRecord):
    """A finding of the body. The agency answers it; only the body accepts the answer."""

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="findings",
        verbose_name=_("certification"),
    )
    audit = models.ForeignKey(
        BodyAudit, on_delete=models.PROTECT, related_name="findings", verbose_name=_("audit")
    )
    number = models.CharField(_("number"), max_length=60)
    grade = models.CharField(_("grade"), max_length=16, choices=Grade.choices)
    statement = models.CharField(_("finding"), max_length=300)
    evidence = models.TextField(_("evidence"), max_length=4000, blank=True)
    state = models.CharField(
        _("state"), max_length=24, choices=FindingState.choices, default=FindingState.OPEN
    )
    answer_due_on = models.DateField(_("answer asked for by"), null=True, blank=True)
    plan = models.TextField(_("plan of correction"), max_length=4000, blank=True)
    plan_submitted_on = models.DateField(_("plan submitted on"), null=True, blank=True)
    correction = models.TextField(_("what was corrected"), max_length=4000, blank=True)
    correction_submitted_on = models.DateField(_("correction submitted on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    plan_accepted_on = models.DateField(_("plan accepted on"), null=True, blank=True)
    verified_on = models.DateField(_("correction verified on"), null=True, blank=True)

    objects: ClassVar = FindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "number"],
                name="finding_number_once_per_certification",
                violation_error_message=_("This certification has a finding with this number."),
            ),
            models.CheckConstraint(
                condition=Q(plan_accepted_on=None)
                | Q(plan_submitted_on__isnull=False, plan_accepted_on__gte=F("plan_submitted_on")),
                name="plan_accepted_after_submission",
                violation_error_message=_("The plan was accepted before it was submitted."),
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None)
                | Q(correction_submitted_on=None)
                | Q(verified_on__gte=F("correction_submitted_on")),
                name="correction_verified_after_submission",
                violation_error_message=_("The correction was verified before it was submitted."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return f"{self.number} {self.statement}"

    def get_absolute_url(self) -> str:
        return reverse("audits_finding", args=[self.pk])


class FindingClause(models.Model):
    """A clause that a finding is tied to; one finding may concern clauses of several standards."""

    finding = models.ForeignKey(BodyFinding, on_delete=models.PROTECT, related_name="clauses")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    clause = models.CharField(_("clause"), max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["finding", "edition", "clause"], name="clause_once_per_finding"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition.standard} {self.clause}"


class Verdict(models.Model):
    """What the body said to an answer: by its auditor in person, or copied from its letter."""

    finding = models.ForeignKey(BodyFinding, on_delete=models.PROTECT, related_name="verdicts")
    kind = models.CharField(_("verdict"), max_length=20, choices=VerdictKind.choices)
    on = models.DateField(_("date"))
    note = models.TextField(_("note"), max_length=2000, blank=True)
    office = models.CharField(_("recorded by"), max_length=160)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField()
    in_person = models.BooleanField()
    letter_number = models.CharField(_("number of the letter"), max_length=80, blank=True)
    letter_on = models.DateField(_("date of the letter"), null=True, blank=True)
    letter = models.ForeignKey(
        Attachment, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(in_person=True)
                | (~Q(letter_number="") & Q(letter_on__isnull=False, letter__isnull=False)),
                name="verdict_in_person_or_by_letter",
                violation_error_message=_("Give number, date and file of the body's letter."),
            ),
        ]

    def __str__(self) -> str:
        return f"{VerdictKind(self.kind).label}"
