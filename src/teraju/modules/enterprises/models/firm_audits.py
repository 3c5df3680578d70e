"""Audits at the firms that are coached, and what they found."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.firm_audits import AuditState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .certificate_choices import AUDIT_KINDS, AUDIT_OUTCOMES, AUDIT_STATES, WEIGHTS
from .certificates import Application, ProductCertificate
from .coaching import Coaching
from .common import AgencyRecord, choices
from .registers import AUDITORS


class FirmAuditQuerySet(ScopedQuerySet["FirmAudit"]):
    guests = AUDITORS


class FirmAudit(AgencyRecord):
    """An audit at a small firm: by itself, by the body before a certificate, or a yearly one."""

    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, related_name="audits", verbose_name=_("product")
    )
    kind = models.CharField(_("kind of audit"), max_length=12, choices=choices(AUDIT_KINDS))
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="audits",
        verbose_name=_("application"),
    )
    certificate = models.ForeignKey(
        ProductCertificate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="surveillances",
        verbose_name=pgettext_lazy("product", "certificate"),
    )
    # Of a surveillance: the day by which the body has to look again.
    due_on = models.DateField(_("due by"), null=True, blank=True)
    planned_on = models.DateField(_("planned on"))
    # By office or part, never by name.
    auditors = models.CharField(_("who audits"), max_length=200, blank=True)
    scope = models.CharField(_("what is looked at"), max_length=300, blank=True)
    held_on = models.DateField(_("first day"), null=True, blank=True)
    held_until = models.DateField(_("last day"), null=True, blank=True)
    sampling = models.CharField(_("samples taken"), max_length=600, blank=True)
    state = models.CharField(
        _("status"), max_length=9, choices=choices(AUDIT_STATES), default=AuditState.PLANNED
    )
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    outcome = models.CharField(
        _("result"), max_length=10, choices=choices(AUDIT_OUTCOMES), blank=True
    )
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)
    # The owner looks at what the firm's own audit found.
    reviewed_on = models.DateField(_("management review on"), null=True, blank=True)
    review = models.CharField(_("what the review decided"), max_length=1000, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = FirmAuditQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="internal") & Q(application=None) & Q(certificate=None))
                | (Q(kind="body") & Q(application__isnull=False) & Q(certificate=None))
                | Q(
                    kind="surveillance",
                    application=None,
                    certificate__isnull=False,
                    due_on__isnull=False,
                ),
                name="firm_audit_belongs_to_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(held_until=None) | Q(held_until__gte=F("held_on")),
                name="firm_audit_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "concluded"])
                | Q(held_on__isnull=False, held_until__isnull=False),
                name="firm_audit_held_has_days",
            ),
            models.CheckConstraint(
                condition=~Q(state="concluded")
                | (Q(concluded_on__isnull=False) & ~Q(outcome="") & ~Q(conclusion="")),
                name="firm_audit_concluded_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="firm_audit_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "planned_on"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.coaching}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_audit", args=[self.pk])


class FirmFindingQuerySet(models.QuerySet["FirmFinding"]):
    def standing(self) -> FirmFindingQuerySet:
        return self.filter(withdrawn_on=None)

    def open(self) -> FirmFindingQuerySet:
        """What has to be put right and is not."""
        return self.standing().filter(settled_on=None).exclude(weight="observation")


class FirmFinding(Record):
    """What an audit at a firm found, and what was done about it."""

    audit = models.ForeignKey(FirmAudit, on_delete=models.PROTECT, related_name="findings")
    weight = models.CharField(
        pgettext_lazy("audit of a firm", "weight"), max_length=11, choices=choices(WEIGHTS)
    )
    text = models.CharField(_("what was found"), max_length=1000)
    correction = models.CharField(_("what was done about it"), max_length=1000, blank=True)
    settled_on = models.DateField(_("put right on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    objects: ClassVar = FirmFindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(settled_on=None) | ~Q(correction=""),
                name="firm_finding_settled_has_correction",
                violation_error_message=_("Say what was done about it."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def government(self) -> Government:
        return self.audit.government

    @property
    def agency(self) -> Agency:
        return self.audit.agency
