"""Certificates: decided, valid, handed over and expiring on dates of their own."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Edition
from teraju.platform.organisation.models import Place

from .bodies import Accreditation
from .certifications import AgencyRecord, Certification, GuestQuerySet
from .choices import StandingKind


class CertificateQuerySet(GuestQuerySet["Certificate"]):
    def with_standing(self, day: date) -> Self:
        """Add `last_standing` and its day: what was last said about validity by a day."""
        said = (
            CertificateStanding.objects.filter(certificate=OuterRef("pk"), on__lte=day)
            .exclude(kind=StandingKind.REDUCED)
            .order_by("-on", "-pk")
        )
        return self.annotate(
            last_standing=Subquery(said.values("kind")[:1]),
            last_standing_on=Subquery(said.values("on")[:1]),
        )


class Certificate(AgencyRecord):
    """A certificate for one standard, one agency and named sites; never for a whole government."""

    certification = models.ForeignKey(
        Certification,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("certification"),
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("standard")
    )
    number = models.CharField(_("certificate number"), max_length=80, blank=True)
    scope = models.TextField(_("scope"), max_length=2000)
    sites = models.ManyToManyField(Place, related_name="+", verbose_name=_("sites"))
    decision_on = models.DateField(_("date of the decision"), null=True, blank=True)
    decided_by = models.CharField(_("decided by"), max_length=160, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    expiry_reason = models.CharField(_("reason of another expiry date"), max_length=300, blank=True)
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    handover_place = models.CharField(_("place of the handover"), max_length=160, blank=True)
    # The certificate may be invented for the demonstration while its handover is a known fact.
    handover_is_example = models.BooleanField(default=False, editable=False)
    accreditation = models.ForeignKey(
        Accreditation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accreditation at the decision"),
    )
    accredited_at_decision = models.BooleanField(
        _("accredited at the decision"), null=True, blank=True
    )

    objects: ClassVar = CertificateQuerySet.as_manager()

    # Filled by `with_standing`; plain instances have not been asked.
    last_standing: str | None
    last_standing_on: date | None

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["certification", "edition"],
                name="certificate_once_per_standard",
                violation_error_message=_("This certification has a certificate for it already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None)
                | Q(decision_on=None)
                | Q(valid_from__gte=F("decision_on")),
                name="certificate_valid_after_decision",
                violation_error_message=_("It cannot be valid before the decision."),
            ),
            models.CheckConstraint(
                condition=Q(handed_over_on=None)
                | Q(decision_on=None)
                | Q(handed_over_on__gte=F("decision_on")),
                name="certificate_handed_over_after_decision",
                violation_error_message=_("The handover lies before the decision."),
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None)
                | Q(valid_from=None)
                | Q(expires_on__gt=F("valid_from")),
                name="certificate_expires_after_valid",
                violation_error_message=_("It would expire before it is valid."),
            ),
        ]
        indexes = [models.Index(fields=["government", "expires_on"])]

    def __str__(self) -> str:
        return self.number or f"{self.edition}"

    def get_absolute_url(self) -> str:
        return reverse("audits_certificate", args=[self.pk])

    @property
    def is_date_known(self) -> bool:
        """Without the date of the decision nothing can be computed from it."""
        return self.decision_on is not None


class CertificateStanding(models.Model):
    """A suspension, its end, a smaller scope or the withdrawal, from a day on."""

    certificate = models.ForeignKey(Certificate, on_delete=models.PROTECT, related_name="standings")
    kind = models.CharField(_("standing"), max_length=12, choices=StandingKind.choices)
    on = models.DateField(_("from"))
    reason = models.TextField(_("reason"), max_length=2000)
    office = models.CharField(_("recorded by"), max_length=160)
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["certificate", "on"])]

    def __str__(self) -> str:
        return f"{StandingKind(self.kind).label}"
