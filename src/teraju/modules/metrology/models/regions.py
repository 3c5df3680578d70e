"""The region as a whole: that it was declared a Daerah Tertib Ukur (DTU)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import ScopedQuerySet

from .common import UnitRecord
from .orders import AUDITORS


class OrderlyRegionQuerySet(ScopedQuerySet["OrderlyRegion"]):
    guests = AUDITORS

    def holding_on(self, day: date) -> OrderlyRegionQuerySet:
        ended = Q(withdrawn_on__isnull=False, withdrawn_on__lte=day)
        return self.filter(on__lte=day).exclude(ended)


class OrderlyRegion(UnitRecord):
    """A decision by which the unit's region was declared an orderly one, with what shows it."""

    number = models.CharField(_("number of the decision"), max_length=120)
    on = models.DateField(_("day of the decision"))
    declared_by = models.CharField(_("declared by"), max_length=200)
    covers = models.CharField(_("what it covers"), max_length=400, blank=True)
    shown_by = models.CharField(_("what shows it"), max_length=400)
    office = models.CharField(_("recorded by"), max_length=160)
    # Since this day it holds no longer, or it was never right: then it is its own first day.
    withdrawn_on = models.DateField(_("holds no longer since"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    objects: ClassVar = OrderlyRegionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                condition=Q(withdrawn_on=None),
                name="metrology_orderly_region_once",
                violation_error_message=_("This decision is on record already."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("on")),
                name="metrology_orderly_region_days_in_order",
                violation_error_message=_("It cannot end before the day of the decision."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("metrology_orderly_region", args=[self.pk])
