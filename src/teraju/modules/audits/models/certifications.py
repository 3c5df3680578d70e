"""The way of one agency to its certificates: the certification, its audits, its visits."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.audits.policy import OPEN_STATES
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import M, ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government, Place

from .bodies import CertificationBody
from .choices import AuditKind, CertificationKind, CertificationStatus, Conclusion, VisitCode


class GuestQuerySet(ScopedQuerySet[M]):
    """What the body's auditor is let in to see: at the agency and in the days of the invitation."""

    guests = frozenset({Role.BODY_AUDITOR})


class AgencyRecord(Record):
    """A record of one agency."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


class CertificationQuerySet(GuestQuerySet["Certification"]):
    pass


class Certification(AgencyRecord):
    """One agency's certification by one body, for one standard or several audited together."""

    body = models.ForeignKey(
        CertificationBody,
        on_delete=models.PROTECT,
        related_name="certifications",
        null=True,
        blank=True,
        verbose_name=_("certification body"),
    )
    number = models.CharField(_("number"), max_length=60)
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=CertificationKind.choices)
    previous = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="following",
        verbose_name=_("earlier certification"),
    )
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    sites = models.ManyToManyField(Place, related_name="+", verbose_name=_("sites"))
    scope = models.TextField(_("scope"), max_length=2000)
    personnel_count = models.PositiveIntegerField(
        _("number of personnel"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100_000)],
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=CertificationStatus.choices,
        default=CertificationStatus.PLANNED,
    )
    wished_on = models.DateField(_("wished date of the certificate"), null=True, blank=True)
    applied_on = models.DateField(_("date of application"), null=True, blank=True)
    decision_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=160, blank=True)
    decision_note = models.TextField(_("grounds of the decision"), max_length=2000, blank=True)
    withdrawn_on = models.DateField(_("date of withdrawal"), null=True, blank=True)
    withdrawn_reason = models.TextField(_("reason of withdrawal"), max_length=2000, blank=True)
    is_recorded_later = models.BooleanField(
        default=False,
        editable=False,
        help_text="Entered from a certificate that existed before.",
    )

    objects: ClassVar = CertificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"], name="certification_number_once"
            ),
            models.CheckConstraint(
                condition=Q(body__isnull=False) | Q(is_recorded_later=True),
                name="certification_has_a_body",
                violation_error_message=_("Choose the certification body."),
            ),
            models.CheckConstraint(
                condition=Q(decision_on=None)
                | Q(applied_on=None)
                | Q(decision_on__gte=F("applied_on")),
                name="certification_decided_after_application",
                violation_error_message=_("The decision lies before the application."),
            ),
        ]
        indexes = [models.Index(fields=["government", "status"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("audits_certification", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """On its way to a decision still."""
        return self.status in OPEN_STATES


class BodyAuditQuerySet(GuestQuerySet["BodyAudit"]):
    pass


class BodyAudit(AgencyRecord):
    """One audit by the body: planned for a day, held from a first day to a last."""

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="audits",
        verbose_name=_("certification"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AuditKind.choices)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    started_on = models.DateField(_("first day"), null=True, blank=True)
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    conclusion = models.CharField(
        _("conclusion"), max_length=12, choices=Conclusion.choices, blank=True
    )
    lead_office = models.CharField(_("lead auditor (office)"), max_length=160, blank=True)
    summary = models.TextField(_("summary"), max_length=4000, blank=True)

    objects: ClassVar = BodyAuditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "kind"],
                condition=Q(kind__in=["stage_2", "recertification"]),
                name="body_audit_once_per_stage",
                violation_error_message=_("This audit is recorded already."),
            ),
            models.UniqueConstraint(
                fields=["certification", "kind"],
                condition=Q(ended_on=None),
                name="body_audit_planned_once",
                violation_error_message=_("An audit of this kind is planned already."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None)
                | Q(started_on__isnull=False, ended_on__gte=F("started_on")),
                name="body_audit_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]
        indexes = [models.Index(fields=["certification", "started_on"])]

    def __str__(self) -> str:
        return f"{AuditKind(self.kind).label}"


class VisitQuerySet(GuestQuerySet["Visit"]):
    pass


class Visit(AgencyRecord):
    """A date by which the body has to come again, set when it decided."""

    certification = models.ForeignKey(
        Certification, on_delete=models.PROTECT, related_name="visits"
    )
    code = models.CharField(_("visit"), max_length=20, choices=VisitCode.choices)
    due_by = models.DateField(_("at the latest"))
    audit = models.OneToOneField(
        BodyAudit, on_delete=models.PROTECT, null=True, blank=True, related_name="visit"
    )
    following = models.OneToOneField(
        Certification,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renews",
        help_text="The recertification that answers this date.",
    )

    objects: ClassVar = VisitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "code"], name="visit_once_per_certification"
            ),
        ]
        indexes = [models.Index(fields=["government", "due_by"])]

    def __str__(self) -> str:
        return f"{VisitCode(self.code).label}"
