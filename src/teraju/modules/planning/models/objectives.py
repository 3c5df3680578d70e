"""Objectives of an agency: what is aimed at, what was measured, what is done where it is red."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.kernel.decimals import rounded
from teraju.modules.planning.domain import lights
from teraju.modules.planning.domain.lights import Bounds, Figures
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.rhythm import Frequency, Stretch, TargetTerm, code_of
from teraju.modules.standards.api import Edition

from .choices_objectives import (
    DirectionChoice,
    FrequencyChoice,
    KindChoice,
    LightChoice,
    ObjectiveStateChoice,
)
from .common import AgencyRecord, AuditedQuerySet
from .processes import Process

SHOWN_PLACES = 2
NUMBER: dict[str, Any] = {"max_digits": 20, "decimal_places": 4}


class Objective(AgencyRecord):
    """What an agency wants to reach, how that is measured, and how it is to be reached."""

    code = models.CharField(_("code"), max_length=20)
    title = models.CharField(_("objective"), max_length=200)
    why = models.TextField(_("which commitment of the policy it serves"), max_length=1000)
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="objectives",
        verbose_name=_("process"),
    )
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    indicator = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40)
    kind = models.CharField(_("kind of indicator"), max_length=10, choices=KindChoice.choices)
    formula = models.CharField(_("formula"), max_length=400)
    numerator_name = models.CharField(_("numerator"), max_length=160, blank=True)
    denominator_name = models.CharField(_("denominator"), max_length=160, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=DirectionChoice.choices)
    baseline = models.DecimalField(_("baseline"), null=True, blank=True, **NUMBER)
    baseline_note = models.CharField(_("where the baseline is from"), max_length=200, blank=True)
    frequency = models.CharField(_("measured"), max_length=12, choices=FrequencyChoice.choices)
    owner_office = models.CharField(_("owner"), max_length=160)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in this office"),
    )
    plan_what = models.TextField(_("what will be done"), max_length=2000, blank=True)
    plan_resources = models.TextField(_("resources needed"), max_length=1000, blank=True)
    plan_who = models.CharField(_("who does it"), max_length=200, blank=True)
    plan_until = models.DateField(_("finished by"), null=True, blank=True)
    plan_evaluation = models.TextField(_("how the result is judged"), max_length=1000, blank=True)
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=ObjectiveStateChoice.choices,
        default=ObjectiveState.DRAFT,
    )
    writers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+", blank=True)
    writer_office = models.CharField(_("written by"), max_length=160, blank=True)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    returned_because = models.CharField(_("given back because"), max_length=400, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approver_office = models.CharField(_("approved by"), max_length=160, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(_("ended because"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["Objective"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="objective_code_once",
                violation_error_message=_("An objective with this code exists already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                name="objective_approved_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["closed", "withdrawn"], ended_on__isnull=False)
                | (~Q(state__in=["closed", "withdrawn"]) & Q(ended_on=None)),
                name="objective_ended_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["ratio", "share", "average"])
                | (~Q(numerator_name="") & ~Q(denominator_name="")),
                name="objective_quotient_has_names",
                violation_error_message=_(
                    "A ratio, share or average needs the names of numerator and denominator."
                ),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("planning_objective", args=[self.pk])

    @property
    def is_computed(self) -> bool:
        """Whether its values come of a numerator and a denominator."""
        return lights.is_computed(lights.IndicatorKind(self.kind))

    @property
    def rhythm(self) -> Frequency:
        return Frequency(self.frequency)


class ObjectiveTarget(AgencyRecord):
    """What is aimed at in some days; a change is a new row that counts from the day of the change.

    `counts_from` and `replaced_on` say for which measuring periods (by their last day) it counts.
    """

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="targets")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    target = models.DecimalField(_("target"), **NUMBER)
    upper = models.DecimalField(_("upper end of the range"), null=True, blank=True, **NUMBER)
    tolerance = models.DecimalField(_("tolerance"), default=Decimal(0), **NUMBER)
    counts_from = models.DateField(_("counts from"))
    recorded_on = models.DateField(_("recorded on"))
    recorded_office = models.CharField(_("recorded by"), max_length=160, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["ObjectiveTarget"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "first_day"],
                condition=Q(replaced_on=None),
                name="objective_target_once",
                violation_error_message=_("A target from this day on stands already."),
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="objective_target_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(tolerance__gte=0), name="objective_tolerance_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""),
                name="objective_target_change_has_reason",
                violation_error_message=_("Say why the target is changed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day:%d/%m/%Y} - {self.last_day:%d/%m/%Y}"

    @property
    def term(self) -> TargetTerm:
        days = Stretch(self.first_day, self.last_day)
        return TargetTerm(self.pk, days, self.counts_from, self.replaced_on)

    def bounds(self, direction: str) -> Bounds:
        way = lights.Direction(direction)
        return Bounds(way, self.target, self.tolerance, self.upper)


class ObjectiveValue(AgencyRecord):
    """What was measured in a period, and the light it got; never overwritten, only followed."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="values")
    target = models.ForeignKey(ObjectiveTarget, on_delete=models.PROTECT, related_name="values")
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    numerator = models.DecimalField(_("numerator"), null=True, blank=True, **NUMBER)
    denominator = models.DecimalField(_("denominator"), null=True, blank=True, **NUMBER)
    value = models.DecimalField(_("value"), null=True, blank=True, **NUMBER)
    light = models.CharField(_("light"), max_length=6, choices=LightChoice.choices)
    source = models.CharField(_("source of the figure"), max_length=200)
    note = models.CharField(_("note"), max_length=400, blank=True)
    recorded_on = models.DateField(_("recorded on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_office = models.CharField(_("recorded by"), max_length=160, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)
    reason = models.CharField(_("reason of the correction"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["ObjectiveValue"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "first_day"],
                condition=Q(replaced_on=None),
                name="objective_value_once",
                violation_error_message=_(
                    "The value of this period stands already: correct it with a reason."
                ),
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, numerator=None, denominator=None)
                | Q(value=None, numerator__isnull=False, denominator__gt=0),
                name="objective_value_is_one_kind",
            ),
            models.CheckConstraint(
                condition=Q(replaces=None) | ~Q(reason=""),
                name="objective_correction_has_reason",
                violation_error_message=_("Say why the value is corrected."),
            ),
        ]
        indexes = [models.Index(fields=["government", "last_day"])]

    def __str__(self) -> str:
        return f"{self.objective.code} {self.period_code}"

    def get_absolute_url(self) -> str:
        return reverse("planning_value", args=[self.pk])

    @property
    def period_code(self) -> str:
        return code_of(self.objective.rhythm, self.first_day)

    @property
    def exact(self) -> Fraction:
        """The exact value, in the unit of the indicator."""
        figures = Figures(self.numerator, self.denominator, self.value)
        return lights.value_of(lights.IndicatorKind(self.objective.kind), figures)

    @property
    def shown(self) -> Decimal:
        """The value as people read it, rounded once to two decimals."""
        return rounded(self.exact, SHOWN_PLACES)
