"""The audit programme of a year and what it plans to audit, by risk."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.api import Process
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .certifications import AgencyRecord
from .internal_choices import YearStatus

ONCE = _("There is an audit programme of this year already.")


class AuditProgrammeQuerySet(ScopedQuerySet["AuditProgramme"]):
    """Programmes; the body's auditor asks for them too."""

    guests = frozenset({Role.BODY_AUDITOR})


class AuditProgramme(Record):
    """What a government, or one agency of it, audits in a year, approved by its head."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2199)]
    )
    objectives = models.TextField(_("objectives"), max_length=2000)
    risks = models.TextField(_("risks of the programme"), max_length=2000, blank=True)
    resources = models.TextField(_("resources"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=YearStatus.choices, default=YearStatus.DRAFT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    written_office = models.CharField(_("written by"), max_length=160, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    returned_reason = models.TextField(_("given back because"), max_length=1000, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_office = models.CharField(_("approved by"), max_length=160, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_note = models.TextField(_("what was reached"), max_length=2000, blank=True)

    objects: ClassVar = AuditProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=~Q(state="dropped") & Q(agency__isnull=False),
                name="audit_programme_once_a_year",
                violation_error_message=ONCE,
            ),
            models.UniqueConstraint(
                fields=["government", "year"],
                condition=~Q(state="dropped") & Q(agency__isnull=True),
                name="audit_programme_of_all_once_a_year",
                violation_error_message=ONCE,
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "closed"]) | Q(approved_on__isnull=False),
                name="audit_programme_approved_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["government", "year"])]

    def __str__(self) -> str:
        return str(_("Audit programme %(year)s") % {"year": self.year})

    def get_absolute_url(self) -> str:
        return reverse("audits_programme", args=[self.pk])


class ProgrammeLineQuerySet(ScopedQuerySet["ProgrammeLine"]):
    guests = frozenset({Role.BODY_AUDITOR})


class ProgrammeLine(AgencyRecord):
    """An audit that the programme plans: which unit, which standards, when, and why by risk.

    `known` keeps what was known of the unit when the line was written, `points` what it weighed.
    """

    programme = models.ForeignKey(AuditProgramme, on_delete=models.PROTECT, related_name="lines")
    processes = models.ManyToManyField(
        Process, related_name="+", blank=True, verbose_name=_("processes")
    )
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    planned_on = models.DateField(_("planned for"))
    days = models.DecimalField(
        _("auditor days"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    reason = models.TextField(_("why, by risk"), max_length=1000)
    points = models.PositiveSmallIntegerField(default=0, editable=False)
    known = models.JSONField(default=dict, blank=True, editable=False)

    objects: ClassVar = ProgrammeLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="programme_line_has_reason",
                violation_error_message=_("Say why this is audited this year."),
            ),
        ]
        indexes = [models.Index(fields=["programme", "planned_on"])]

    def __str__(self) -> str:
        return self.agency.short_name
