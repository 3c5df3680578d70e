"""Indices of earlier reports, each with the scheme that it was printed by."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.satisfaction.domain.index import Scheme, schemes
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import SCHEMES, choices
from .common import AUDITORS, AgencyRecord


class PastIndexQuerySet(ScopedQuerySet["PastIndex"]):
    guests = AUDITORS

    def standing(self) -> PastIndexQuerySet:
        return self.filter(withdrawn_on=None)


class PastIndex(AgencyRecord):
    """An index as an earlier report printed it, with its elements where they were printed.

    What was printed is kept as it was; where its elements give another value, that is told.
    """

    service_code = models.CharField(_("code of the service"), max_length=24, blank=True)
    service_name = models.CharField(_("service"), max_length=200, blank=True)
    period = models.CharField(pgettext_lazy("index", "period"), max_length=60)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    scheme = models.CharField(_("scheme"), max_length=24, choices=choices(SCHEMES))
    printed = models.DecimalField(
        _("index as printed"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(25), MaxValueValidator(100)],
    )
    respondents = models.PositiveIntegerField(_("respondents"), null=True, blank=True)
    # Means of 1 to 4 by the printed number of the element, as text.
    means = models.JSONField(_("elements as printed"), default=dict, blank=True)
    # The weight by which the elements give the index; empty: none does, or none were printed.
    weight = models.CharField(_("weight of an element"), max_length=8, blank=True)
    computed = models.DecimalField(
        _("index from the elements"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    agrees = models.BooleanField(_("agrees with its elements"), null=True, blank=True)
    source = models.CharField(_("where it was printed"), max_length=240)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = PastIndexQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "service_code", "period"],
                name="past_index_once",
                violation_error_message=_("This period of the service is entered already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="past_index_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "service_code", "ends_on"])]

    def __str__(self) -> str:
        return f"{self.service_name or self.agency.short_name} · {self.period}"

    def get_absolute_url(self) -> str:
        return reverse("satisfaction_past", args=[self.pk])

    @property
    def rule(self) -> Scheme:
        return schemes()[self.scheme]

    @property
    def grade(self) -> str:
        return self.rule.grade(self.printed)

    @property
    def elements(self) -> dict[str, Fraction]:
        return {code: Fraction(Decimal(text)) for code, text in self.means.items()}
