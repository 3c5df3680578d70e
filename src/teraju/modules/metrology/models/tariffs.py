"""What verification cost in the region before the law ended it, by the region's own regulation."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import ScopedQuerySet

from .common import UnitRecord
from .orders import AUDITORS


class TariffLineQuerySet(ScopedQuerySet["TariffLine"]):
    guests = AUDITORS

    def standing(self) -> TariffLineQuerySet:
        return self.filter(withdrawn_on=None)


class TariffLine(UnitRecord):
    """A line of the region's tariff: rupiah for one piece of a kind, with the regulation.

    Tera and tera ulang each have a price at the office and one in place.
    """

    kind = models.CharField(_("kind"), max_length=40)
    accuracy_class = models.CharField(_("accuracy class"), max_length=8, blank=True)
    parameter = models.CharField(_("bounded by"), max_length=20, blank=True)
    above = models.DecimalField(
        pgettext_lazy("bound", "above"), max_digits=16, decimal_places=6, null=True, blank=True
    )
    up_to = models.DecimalField(_("up to"), max_digits=16, decimal_places=6, null=True, blank=True)
    office_price = models.PositiveIntegerField(_("tera, at the office or market"))
    in_place_price = models.PositiveIntegerField(_("tera, in place"))
    office_price_again = models.PositiveIntegerField(_("tera ulang, at the office or market"))
    in_place_price_again = models.PositiveIntegerField(_("tera ulang, in place"))
    valid_from = models.DateField(_("in force from"))
    valid_to = models.DateField(_("in force until"))
    basis = models.CharField(_("regulation"), max_length=200)
    office = models.CharField(_("recorded by"), max_length=160)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    objects: ClassVar = TariffLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="metrology_tariff_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(parameter="", above=None, up_to=None)
                | (~Q(parameter="") & ~Q(above=None, up_to=None)),
                name="metrology_tariff_bound_has_parameter",
                violation_error_message=_("Say what is bounded, and by how much."),
            ),
            models.CheckConstraint(
                condition=Q(above=None) | Q(up_to=None) | Q(up_to__gt=F("above")),
                name="metrology_tariff_bounds_in_order",
                violation_error_message=_("The upper bound lies above the lower one."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "kind"])]

    def __str__(self) -> str:
        return f"{self.basis}, {date_format(self.valid_from)}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_tariff", args=[self.pk])
