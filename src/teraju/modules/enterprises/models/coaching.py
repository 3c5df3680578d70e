"""Coaching programmes, and the products that are coached."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.kinds import CoachingState, ProgrammeState, Road
from teraju.modules.enterprises.domain.stages import Stage
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import COACHING_STATES, PROGRAMME_STATES, ROADS, SECTORS, STAGES
from .common import AgencyRecord, choices, somebody
from .registers import AUDITORS, Product


class CoachingProgrammeQuerySet(ScopedQuerySet["Programme"]):
    guests = AUDITORS


class Programme(AgencyRecord):
    """What a government does in a year for the enterprises of a sector."""

    title = models.CharField(_("title"), max_length=160)
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    sector = models.CharField(_("sector"), max_length=9, choices=choices(SECTORS))
    places = models.PositiveSmallIntegerField(_("places"), validators=[MinValueValidator(1)])
    applies_from = models.DateField(_("applications from"), null=True, blank=True)
    applies_until = models.DateField(_("applications until"), null=True, blank=True)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    state = models.CharField(
        _("status"), max_length=7, choices=choices(PROGRAMME_STATES), default=ProgrammeState.DRAFT
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = CoachingProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "title"],
                name="programme_once",
                violation_error_message=_("The agency has a programme of this name in this year."),
            ),
            models.CheckConstraint(
                condition=Q(applies_from=None)
                | Q(applies_until=None)
                | Q(applies_until__gte=F("applies_from")),
                name="programme_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "year"])]

    def __str__(self) -> str:
        """Its title with its year, where the title does not say that already."""
        return self.title if str(self.year) in self.title else f"{self.title} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_programme", args=[self.pk])


class CoachingQuerySet(ScopedQuerySet["Coaching"]):
    guests = AUDITORS

    def under_way(self) -> CoachingQuerySet:
        return self.filter(state=CoachingState.ACTIVE)


class Coaching(AgencyRecord):
    """One product of an enterprise on its road to a mark, in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="coachings")
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="coachings")
    road = models.CharField(_("road"), max_length=9, choices=choices(ROADS), default=Road.SPPT_SNI)
    # A standard of rules/sni.yaml; empty: not chosen yet, or there is none yet.
    standard = models.CharField(_("SNI"), max_length=40, blank=True)
    coach = somebody(verbose_name=_("coach"))
    began_on = models.DateField(_("began on"))
    stage = models.CharField(
        _("stage"), max_length=10, choices=choices(STAGES), default=Stage.SELECTED
    )
    state = models.CharField(
        _("status"), max_length=7, choices=choices(COACHING_STATES), default=CoachingState.ACTIVE
    )
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = CoachingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["product", "road"],
                condition=Q(state="active"),
                name="coaching_once_at_a_time",
                violation_error_message=_("This product is on this road already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="stopped") | ~Q(reason=""),
                name="coaching_stopped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "stage"])]

    def __str__(self) -> str:
        return f"{self.product.enterprise}: {self.product}"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_coaching", args=[self.pk])

    @property
    def enterprise(self) -> object:
        return self.product.enterprise


class StageEntry(models.Model):
    """The day on which a coached product reached a stage; the newest is where it stands."""

    coaching = models.ForeignKey(Coaching, on_delete=models.PROTECT, related_name="entries")
    stage = models.CharField(_("stage"), max_length=10, choices=choices(STAGES))
    entered_on = models.DateField(_("since"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["coaching", "stage"], name="coaching_stage_once")
        ]
        ordering = ["entered_on", "pk"]

    def __str__(self) -> str:
        return self.get_stage_display()
