"""Enterprises, what they make, and their figures by year."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import SECTORS
from .common import KBLI, NIB, TELEPHONE, AgencyRecord, choices
from .register_choices import CRITERIA, SIZES

AUDITORS = frozenset({Role.BODY_AUDITOR})
COACHES = frozenset({Role.BODY_AUDITOR, Role.BSN_COACH})


class EnterpriseQuerySet(ScopedQuerySet["Enterprise"]):
    guests = AUDITORS

    def current(self) -> EnterpriseQuerySet:
        return self.filter(ended_on=None)


class Enterprise(AgencyRecord):
    """A firm of the region, looked after by an agency; its owner needs no account."""

    name = models.CharField(_("name"), max_length=160)
    sector = models.CharField(_("sector"), max_length=9, choices=choices(SECTORS))
    # Personal: never in the trail but in its shreddable part, never on a public page.
    owner_name = models.CharField(_("owner"), max_length=120)
    phone = models.CharField(_("telephone"), max_length=20, blank=True, validators=[TELEPHONE])
    email = models.EmailField(_("e-mail"), blank=True)
    business_number = models.CharField(_("NIB"), max_length=13, blank=True, validators=[NIB])
    activity_code = models.CharField(_("KBLI"), max_length=5, blank=True, validators=[KBLI])
    address = models.CharField(_("address"), max_length=300, blank=True)
    district = models.CharField(_("district (kecamatan)"), max_length=80, blank=True)
    village = models.CharField(_("village"), max_length=80, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    began_in = models.PositiveSmallIntegerField(
        _("in business since"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1800), MaxValueValidator(2200)],
    )
    note = models.TextField(_("note"), max_length=2000, blank=True)
    ended_on = models.DateField(_("out of business since"), null=True, blank=True)
    # Follows from the figures by year (domain/size.py); kept here so that lists can ask for it.
    size_class = models.CharField(
        _("size class"), max_length=6, choices=choices(SIZES), blank=True, editable=False
    )
    size_criterion = models.CharField(
        _("criterion"), max_length=7, choices=choices(CRITERIA), blank=True, editable=False
    )
    size_year = models.PositiveSmallIntegerField(
        _("by the figures of"), null=True, blank=True, editable=False
    )
    size_edition = models.CharField(_("rule"), max_length=40, blank=True, editable=False)

    objects: ClassVar = EnterpriseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "business_number"],
                condition=~Q(business_number=""),
                name="enterprise_nib_once",
                violation_error_message=_("An enterprise with this NIB is in the register."),
            ),
            # A file to bring in knows a firm by agency and name.
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(ended_on=None),
                name="enterprise_name_once",
                violation_error_message=_("An enterprise of this name is in the register."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="enterprise_whole_coordinates",
                violation_error_message=_("Give both coordinates, or none."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "name"]),
            models.Index(fields=["agency", "phone"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises_enterprise", args=[self.pk])


class ProductQuerySet(ScopedQuerySet["Product"]):
    government_path = "enterprise__government"
    agency_path = "enterprise__agency"
    guests = AUDITORS

    def current(self) -> ProductQuerySet:
        return self.filter(ended_on=None, enterprise__ended_on=None)


class Product(models.Model):
    """What an enterprise makes or offers; certificates are on products, not on firms."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="products")
    name = models.CharField(_("product"), max_length=160)
    # A commodity of rules/sni.yaml; empty: none of them, or not yet said.
    commodity = models.CharField(_("kind of product"), max_length=40, blank=True)
    description = models.TextField(_("description"), max_length=2000, blank=True)
    ended_on = models.DateField(_("no longer made since"), null=True, blank=True)

    objects: ClassVar = ProductQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "name"],
                name="product_once",
                violation_error_message=_("The enterprise has a product of this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises_product", args=[self.pk])

    @property
    def government_id(self) -> int:
        return self.enterprise.government_id

    @property
    def government(self) -> Government:
        return self.enterprise.government

    @property
    def agency(self) -> Agency:
        return self.enterprise.agency


class YearFiguresQuerySet(ScopedQuerySet["YearFigures"]):
    government_path = "enterprise__government"
    agency_path = "enterprise__agency"
    guests = AUDITORS


class YearFigures(models.Model):
    """What an enterprise had in a year: its size class follows, and what coaching changed."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    # Rupiah. Capital without land and building.
    capital = models.DecimalField(
        _("capital"), max_digits=15, decimal_places=0, null=True, blank=True
    )
    sales = models.DecimalField(
        _("sales of the year"), max_digits=15, decimal_places=0, null=True, blank=True
    )
    jobs = models.PositiveIntegerField(_("people at work"), null=True, blank=True)
    markets = models.CharField(_("where it sells"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200)

    objects: ClassVar = YearFiguresQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "year"],
                name="enterprise_year_once",
                violation_error_message=_("This year is entered already."),
            ),
            models.CheckConstraint(
                condition=(Q(capital=None) | Q(capital__gte=0)) & (Q(sales=None) | Q(sales__gte=0)),
                name="enterprise_figures_not_negative",
                violation_error_message=_("An amount is not negative."),
            ),
        ]
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return self.enterprise.get_absolute_url()

    @property
    def agency(self) -> Agency:
        return self.enterprise.agency
