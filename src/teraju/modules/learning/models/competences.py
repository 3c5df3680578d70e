"""Posts, who holds them, what they need, and what their holders have shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.gaps import HIGHEST, Held
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import COMPETENCE_KINDS, choices

LEVEL = [MaxValueValidator(HIGHEST)]


class PositionQuerySet(ScopedQuerySet["Position"]):
    def open(self) -> PositionQuerySet:
        """Those that were not closed."""
        return self.filter(closed_on=None)


class Position(Record):
    """A post of an agency, what it is exposed to, and the post it reports to."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    name = models.CharField(_("post"), max_length=160)
    unit = models.CharField(_("part of the agency"), max_length=160, blank=True)
    superior = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subordinates",
        verbose_name=_("reports to"),
    )
    is_exposed = models.BooleanField(_("more than low bribery risk"), default=False)
    exposure_reason = models.CharField(_("reason of the judgement"), max_length=400)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = PositionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(closed_on=None),
                name="position_once_per_agency",
                violation_error_message=_("This post is in the register already."),
            ),
            models.CheckConstraint(
                condition=~Q(superior=F("id")),
                name="position_not_its_own_superior",
                violation_error_message=_("A post does not report to itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learning_position", args=[self.pk])


class HoldingQuerySet(ScopedQuerySet["Holding"]):
    def on(self, day: date) -> HoldingQuerySet:
        """Those in force on a day, of posts that were open then."""
        return self.filter(
            Q(until=None) | Q(until__gte=day),
            Q(position__closed_on=None) | Q(position__closed_on__gt=day),
            since__lte=day,
        )


class Holding(Record):
    """A person in a post, from a first to a last day."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="holdings")
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("last day"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="holding_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.UniqueConstraint(
                fields=["position", "person"],
                condition=Q(until=None),
                name="holding_once",
                violation_error_message=_("This person holds the post already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.position}"


class CompetenceQuerySet(ScopedQuerySet["Competence"]):
    def in_use(self) -> CompetenceQuerySet:
        return self.filter(retired_on=None)


class Competence(Record):
    """Something that people have to know, be able to do, or hold; of one agency or of all."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    name = models.CharField(_("competence"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=choices(COMPETENCE_KINDS))
    description = models.TextField(_("how it shows"), max_length=1000, blank=True)
    validity_months = models.PositiveSmallIntegerField(
        _("certificate valid for, months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(240)],
    )
    retired_on = models.DateField(_("out of use since"), null=True, blank=True)
    retiring_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = CompetenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                condition=Q(retired_on=None),
                name="competence_once",
                violation_error_message=_("This competence is in the catalogue already."),
            ),
            models.UniqueConstraint(
                fields=["government", "name"],
                condition=Q(retired_on=None, agency=None),
                name="competence_once_for_all",
                violation_error_message=_("This competence is in the catalogue already."),
            ),
            models.CheckConstraint(
                condition=Q(validity_months=None) | Q(kind="certificate"),
                name="competence_validity_of_certificates",
                violation_error_message=_("Only a certificate is valid for a number of months."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("learning_competence", args=[self.pk])


class RequirementQuerySet(ScopedQuerySet["Requirement"]):
    government_path = "position__government"
    agency_path = "position__agency"

    def standing(self) -> RequirementQuerySet:
        """Those that count now; an earlier level stays on record with its last day."""
        return self.filter(until=None)


class Requirement(Record):
    """The level of a competence that a post needs, from a day to a day."""

    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="requirements")
    competence = models.ForeignKey(
        Competence, on_delete=models.PROTECT, related_name="requirements"
    )
    level = models.PositiveSmallIntegerField(
        _("level needed"), validators=[MinValueValidator(1), *LEVEL]
    )
    since = models.DateField(_("since"))
    until = models.DateField(_("last day"), null=True, blank=True)

    objects: ClassVar = RequirementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["position", "competence"],
                condition=Q(until=None),
                name="requirement_once",
                violation_error_message=_("This post needs the competence already."),
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=HIGHEST),
                name="requirement_level_on_scale",
                violation_error_message=_("The scale goes from 0 to 4."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.competence}"


class AssessmentQuerySet(ScopedQuerySet["Assessment"]):
    def newest_first(self) -> AssessmentQuerySet:
        return self.order_by("-on", "-pk")


class Assessment(Record):
    """What level a person has shown in a competence, by whose judgement and on what ground."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    competence = models.ForeignKey(
        Competence,
        on_delete=models.PROTECT,
        related_name="assessments",
        verbose_name=_("competence"),
    )
    level = models.PositiveSmallIntegerField(_("level held"), validators=LEVEL)
    on = models.DateField(_("assessed on"))
    basis = models.CharField(_("what it rests on"), max_length=400)
    valid_until = models.DateField(_("proof valid until"), null=True, blank=True)
    training = models.ForeignKey(
        "learning.Training",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assessments",
    )
    assessed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False
    )
    assessed_office = models.CharField(_("assessed by"), max_length=160, editable=False)

    objects: ClassVar = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "person", "competence", "on"],
                name="assessment_once_a_day",
                violation_error_message=_("This was assessed on this day already."),
            ),
            models.CheckConstraint(
                condition=~Q(basis=""),
                name="assessment_has_basis",
                violation_error_message=_("Write what the level rests on."),
            ),
            models.CheckConstraint(
                condition=~Q(person=F("assessed_by")),
                name="assessment_by_somebody_else",
                violation_error_message=_("Nobody assesses themselves."),
            ),
            models.CheckConstraint(
                condition=Q(level__lte=HIGHEST),
                name="assessment_level_on_scale",
                violation_error_message=_("The scale goes from 0 to 4."),
            ),
        ]
        indexes = [models.Index(fields=["person", "competence", "on"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.competence}"

    def get_absolute_url(self) -> str:
        return reverse("learning_assessment", args=[self.pk])

    @property
    def held(self) -> Held:
        return Held(self.level, self.on, self.valid_until)
