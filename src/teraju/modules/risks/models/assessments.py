"""The assessment of all risks of a kind, as the head approved it; and checks of exposed people."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.levels import Kind
from teraju.modules.risks.domain.states import FROZEN, OPEN, Status
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import CHECKS, FOUND, OCCASIONS, STATUSES
from .common import YEAR, AgencyRecord, AuditedQuerySet, coded

ASSESSED = {
    Kind.QUALITY: _("risks and opportunities"),
    Kind.BRIBERY: _("bribery risks"),
}


class RiskAssessment(AgencyRecord):
    """All risks of an agency, of quality or of bribery, as they stood when it was handed in.

    `content` is the register on that day; matrix, bands and appetite are those of that day.
    """

    kind = models.CharField(_("kind"), max_length=11, choices=coded(ASSESSED))
    number = models.PositiveSmallIntegerField(_("number"))
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    occasion = models.CharField(_("occasion"), max_length=6, choices=coded(OCCASIONS))
    occasion_note = models.CharField(_("what changed"), max_length=400, blank=True)
    assessed_on = models.DateField(_("day of the assessment"))
    taken_part = models.CharField(_("who took part"), max_length=400)
    criteria = models.TextField(_("criteria of likelihood and impact"), max_length=2000)
    conclusion = models.TextField(_("conclusion"), max_length=2000, blank=True)
    content = models.JSONField(_("risks"), default=list, blank=True)
    scheme = models.JSONField(_("matrix and bands"), default=dict, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=coded(STATUSES), default=Status.DRAFT
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    writer_office = models.CharField(_("written by"), max_length=160, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    returned_because = models.CharField(_("given back because"), max_length=400, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approver_office = models.CharField(_("approved by"), max_length=160, blank=True)
    valid_until = models.DateField(_("renewed by"), null=True, blank=True)
    superseded_on = models.DateField(_("superseded on"), null=True, blank=True)

    objects: ClassVar = AuditedQuerySet["RiskAssessment"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=Q(status__in=sorted(OPEN)),
                name="risk_assessment_one_draft",
                violation_error_message=_("There is an open draft already: go on with that one."),
            ),
            models.UniqueConstraint(
                fields=["agency", "kind"],
                condition=Q(status=Status.APPROVED),
                name="risk_assessment_one_in_force",
                violation_error_message=_("Another one is in force already."),
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "number"], name="risk_assessment_number_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=sorted(FROZEN), approved_on__isnull=False, valid_until__isnull=False
                )
                | (~Q(status__in=sorted(FROZEN)) & Q(approved_on=None)),
                name="risk_assessment_approved_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(occasion="change") | ~Q(occasion_note=""),
                name="risk_assessment_change_is_named",
                violation_error_message=_("Say what changed."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Assessment of {kind} {year}")).format(
            kind=ASSESSED[Kind(self.kind)], year=self.year
        )

    def get_absolute_url(self) -> str:
        return reverse("risks_assessment", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.status == Status.SUBMITTED

    @property
    def is_approved(self) -> bool:
        return self.status == Status.APPROVED

    @property
    def is_frozen(self) -> bool:
        return self.status in FROZEN


class EmploymentCheck(AgencyRecord):
    """What was checked of a person before or while they hold an exposed post."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person"),
    )
    # A post belongs to a module above this one, see exposure.py.
    position_id = models.PositiveBigIntegerField(null=True, blank=True)
    position_title = models.CharField(_("post"), max_length=200)
    occasion = models.CharField(_("occasion"), max_length=9, choices=coded(CHECKS))
    checked = models.TextField(_("what was checked"), max_length=1000)
    checked_on = models.DateField(_("checked on"))
    valid_until = models.DateField(_("counts until"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=coded(FOUND))
    outcome_note = models.CharField(_("conditions or reason"), max_length=400, blank=True)
    checked_office = models.CharField(_("checked by"), max_length=160, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=400, blank=True)

    objects: ClassVar = ScopedQuerySet["EmploymentCheck"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("checked_on")),
                name="employment_check_days_in_order",
                violation_error_message=_("The last day lies before the check."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="clear") | ~Q(outcome_note=""),
                name="employment_check_says_what_is_wrong",
                violation_error_message=_("Say under which conditions, or what speaks against it."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "person", "valid_until"])]

    def __str__(self) -> str:
        return f"{self.position_title}, {self.checked_on:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("risks_check", args=[self.pk])
