"""Criteria of a programme, who applied, and their scores."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.coaching_kinds import ApplicantState
from teraju.modules.enterprises.domain.coaching_selection import HIGHEST
from teraju.modules.enterprises.domain.kinds import Road
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import ROADS
from .coaching import Coaching, Programme
from .coaching_choices import APPLICANT_STATES
from .common import AgencyRecord, choices
from .registers import Product


class CriterionQuerySet(ScopedQuerySet["Criterion"]):
    government_path = "programme__government"
    agency_path = "programme__agency"


class Criterion(models.Model):
    """What applicants of a programme are compared by, and how much it counts."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="criteria")
    name = models.CharField(_("criterion"), max_length=120)
    help = models.CharField(_("what to look at"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), validators=[MinValueValidator(1), MaxValueValidator(100)]
    )

    objects: ClassVar = CriterionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "name"],
                name="criterion_once",
                violation_error_message=_("The programme has a criterion of this name."),
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=100),
                name="criterion_weight_in_range",
                violation_error_message=_("A weight is a whole number from 1 to 100."),
            ),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class Applicant(AgencyRecord):
    """A product for which an enterprise asks for a place in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="applicants")
    product = models.ForeignKey(
        Product, on_delete=models.PROTECT, related_name="+", verbose_name=_("product")
    )
    road = models.CharField(_("road"), max_length=9, choices=choices(ROADS), default=Road.SPPT_SNI)
    applied_on = models.DateField(_("applied on"))
    note = models.TextField(_("why it wants to join"), max_length=2000, blank=True)
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(APPLICANT_STATES),
        default=ApplicantState.RECEIVED,
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    checked_on = models.DateField(_("papers checked on"), null=True, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    coaching = models.OneToOneField(
        Coaching, on_delete=models.PROTECT, null=True, blank=True, related_name="applicant"
    )

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "product"],
                name="applicant_once",
                violation_error_message=_("This product has applied already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["rejected", "refused", "withdrawn"]) | ~Q(reason=""),
                name="applicant_turned_away_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(state="selected", coaching__isnull=False)
                | (~Q(state="selected") & Q(coaching=None)),
                name="applicant_selected_is_coached",
                violation_error_message=_("Who is selected is coached, nobody else."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return f"{self.product.enterprise}: {self.product}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_applicant", args=[self.pk])


class Score(models.Model):
    """The points of an applicant by one criterion, from 0 to 100."""

    applicant = models.ForeignKey(Applicant, on_delete=models.PROTECT, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="scores")
    points = models.PositiveSmallIntegerField(
        _("points"), validators=[MinValueValidator(0), MaxValueValidator(HIGHEST)]
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["applicant", "criterion"], name="score_once"),
            models.CheckConstraint(
                condition=Q(points__gte=0, points__lte=HIGHEST),
                name="score_in_range",
                violation_error_message=_("Points run from 0 to 100."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.points)
