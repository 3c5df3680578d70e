"""Applications to certification bodies, and what products were granted."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import DateField, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.certificates import ApplicationState, Said, Standing, worth
from teraju.platform.accounts.scope import ScopedQuerySet

from .certificate_choices import APPLICATION_STATES, SAID, SCHEMES
from .choices import ROADS
from .coaching import Coaching
from .common import AgencyRecord, choices
from .registers import AUDITORS, Enterprise, Product


class ApplicationQuerySet(ScopedQuerySet["Application"]):
    guests = AUDITORS

    def under_way(self) -> ApplicationQuerySet:
        return self.filter(state__in=[ApplicationState.PREPARED, ApplicationState.SUBMITTED])


class Application(AgencyRecord):
    """What a firm asks of a certification body for a product, with the papers that go along."""

    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, related_name="applications", verbose_name=_("product")
    )
    # Of a certificate that comes to its end.
    renews = models.ForeignKey(
        "ProductCertificate",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renewals",
        verbose_name=_("renews"),
    )
    body = models.CharField(_("certification body (LSPro)"), max_length=160)
    # Keys of rules/certificates.yaml.
    papers = models.JSONField(_("papers at hand"), default=list, blank=True)
    note = models.CharField(_("note"), max_length=600, blank=True)
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(APPLICATION_STATES),
        default=ApplicationState.PREPARED,
    )
    number = models.CharField(_("number of the application"), max_length=80, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = ApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coaching"],
                condition=Q(state__in=["prepared", "submitted"]),
                name="application_once_at_a_time",
                violation_error_message=_("An application for this product is under way."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "granted"]) | Q(submitted_on__isnull=False),
                name="application_submitted_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["refused", "withdrawn"]) | ~Q(reason=""),
                name="application_ended_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return f"{self.coaching} ({self.body})"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_application", args=[self.pk])


class ProductCertificateQuerySet(ScopedQuerySet["ProductCertificate"]):
    guests = AUDITORS

    def with_standing(self, day: date) -> Self:
        """Add what was last said of a certificate by a day, and that day as `as_of`.

        Nothing said reads as "in force again": NULL would slip through every exclusion.
        """
        said = CertificateSaying.objects.filter(certificate=OuterRef("pk"), on__lte=day)
        last = said.order_by("-on", "-pk").values("kind")[:1]
        return self.annotate(
            last_said=Coalesce(Subquery(last), Value(Said.RESTORED)),
            as_of=Value(day, output_field=DateField()),
        )

    def in_force(self, day: date) -> Self:
        """Those that count on a day, neither suspended nor withdrawn."""
        lasting = self.with_standing(day).filter(
            Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day
        )
        return lasting.exclude(last_said__in=[Said.SUSPENDED, Said.WITHDRAWN])

    def ending(self, first: date, last: date) -> Self:
        """Those in force on the first of these days that end by the last."""
        return self.in_force(first).filter(valid_until__lte=last)


class ProductCertificate(AgencyRecord):
    """What a product was granted: a certificate of conformity, Batikmark, or Bina UMK."""

    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, related_name="certificates", verbose_name=_("product")
    )
    application = models.OneToOneField(
        Application,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="certificate",
        verbose_name=_("application"),
    )
    renews = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="renewed_by",
        verbose_name=_("renews"),
    )
    road = models.CharField(_("road"), max_length=9, choices=choices(ROADS))
    number = models.CharField(_("certificate number"), max_length=80)
    body = models.CharField(_("issued by"), max_length=160)
    scheme = models.CharField(_("scheme type"), max_length=1, choices=choices(SCHEMES), blank=True)
    # As it is printed on the paper: "SNI 8302:2016".
    standard = models.CharField(_("standard"), max_length=120, blank=True)
    scope = models.CharField(_("scope"), max_length=1000, blank=True)
    valid_from = models.DateField(_("valid from"))
    # Without: no end is known.
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    until_reason = models.CharField(_("why another last day"), max_length=300, blank=True)
    # Approval to use the mark (SPPT SNI), which comes after the certificate.
    mark_number = models.CharField(_("SPPT SNI number"), max_length=80, blank=True)
    marked_on = models.DateField(_("mark approved on"), null=True, blank=True)

    objects: ClassVar = ProductCertificateQuerySet.as_manager()

    # Filled by `with_standing`.
    last_said: str | None
    as_of: date

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "road", "body", "number"],
                # One NIB stands for several products.
                condition=~Q(road="bina_umk"),
                name="product_certificate_once",
                violation_error_message=_("This certificate is in the register already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="product_certificate_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(road="bina_umk") | Q(valid_until__isnull=False),
                name="product_certificate_ends",
            ),
            models.CheckConstraint(
                condition=Q(marked_on=None, mark_number="")
                | (Q(marked_on__gte=F("valid_from"), road="sppt_sni") & ~Q(mark_number="")),
                name="product_certificate_mark_is_whole",
                violation_error_message=_("The mark is approved after the certificate."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "valid_until"])]

    def __str__(self) -> str:
        return f"{self.number}: {self.coaching}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_certificate", args=[self.pk])

    @property
    def product(self) -> Product:
        return self.coaching.product

    @property
    def enterprise(self) -> Enterprise:
        return self.coaching.product.enterprise

    @property
    def standing(self) -> Standing:
        """What it is worth on the day of `with_standing`."""
        return worth(
            self.as_of,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            last=self.last_said,
        )


class CertificateSaying(models.Model):
    """A suspension, its end, or the withdrawal, from a day on."""

    certificate = models.ForeignKey(
        ProductCertificate, on_delete=models.PROTECT, related_name="sayings"
    )
    kind = models.CharField(_("what was said"), max_length=9, choices=choices(SAID))
    on = models.DateField(_("since"))
    reason = models.CharField(_("reason"), max_length=600)

    class Meta:
        indexes = [models.Index(fields=["certificate", "on"])]

    def __str__(self) -> str:
        return self.get_kind_display()
