"""Training plans, trainings and who takes part."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.effects import Attendance, Effect
from teraju.modules.learning.domain.states import PlanState, TrainingState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import ATTENDANCES, EFFECTS, PLAN_STATES, SOURCES, TRAINING_STATES, choices
from .competences import Competence

SCORE = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]


class PlanQuerySet(ScopedQuerySet["TrainingPlan"]):
    guests = frozenset({Role.BODY_AUDITOR})

    def alive(self) -> PlanQuerySet:
        return self.exclude(state=PlanState.DROPPED)


class TrainingPlan(Record):
    """What an agency wants to learn in a year, approved by its head."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2199)]
    )
    note = models.TextField(_("what the needs rest on"), max_length=2000, blank=True)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(PLAN_STATES), default=PlanState.DRAFT
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    written_office = models.CharField(_("written by"), max_length=160, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_office = models.CharField(_("approved by"), max_length=160, blank=True)
    returned_reason = models.CharField(_("given back because"), max_length=400, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_note = models.TextField(_("what was reached"), max_length=2000, blank=True)

    objects: ClassVar = PlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=~Q(state="dropped"),
                name="training_plan_once_a_year",
                violation_error_message=_("The agency has a plan for this year already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "closed"]) | Q(approved_on__isnull=False),
                name="training_plan_approved_has_day",
                violation_error_message=_("An approved plan has a day of approval."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Training plan %(year)s") % {"year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("learning_plan", args=[self.pk])


class PlanLine(Record):
    """A line of a plan: what is to be learned, by whom, when, from whom and at what cost."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(TrainingPlan, on_delete=models.PROTECT, related_name="lines")
    topic = models.CharField(_("topic"), max_length=200)
    competence = models.ForeignKey(
        Competence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("closes gaps in"),
    )
    audience = models.CharField(_("for whom"), max_length=200)
    planned_on = models.DateField(_("planned for"))
    provider = models.CharField(_("provider"), max_length=160, blank=True)
    cost = models.DecimalField(
        _("cost"),
        max_digits=15,
        decimal_places=2,
        default=Decimal(0),
        validators=[MinValueValidator(Decimal(0))],
    )
    source = models.CharField(_("why"), max_length=14, choices=choices(SOURCES))

    objects: ClassVar = ScopedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cost__gte=0),
                name="plan_line_cost_not_negative",
                violation_error_message=_("A cost is not negative."),
            )
        ]

    def __str__(self) -> str:
        return self.topic


class TrainingQuerySet(ScopedQuerySet["Training"]):
    guests = frozenset({Role.BODY_AUDITOR})

    def coming(self) -> TrainingQuerySet:
        """Planned, not held yet and not given up."""
        return self.filter(state__in=[TrainingState.PLANNED, TrainingState.POSTPONED])

    def took_place(self) -> TrainingQuerySet:
        return self.filter(
            state__in=[TrainingState.HELD, TrainingState.EVALUATED, TrainingState.CLOSED]
        )


class Training(Record):
    """A training from its plan to what came of it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    title = models.CharField(_("title"), max_length=200)
    content = models.TextField(_("what is taught"), max_length=4000, blank=True)
    competences = models.ManyToManyField(
        Competence, blank=True, related_name="trainings", verbose_name=_("competences it serves")
    )
    is_awareness = models.BooleanField(_("awareness"), default=False)
    is_anti_bribery = models.BooleanField(_("anti-bribery"), default=False)
    for_partners = models.BooleanField(_("for partners"), default=False)
    planned_from = models.DateField(_("planned from"))
    planned_until = models.DateField(_("planned until"))
    held_from = models.DateField(_("first day"), null=True, blank=True)
    held_until = models.DateField(_("last day"), null=True, blank=True)
    held_recorded_on = models.DateField(null=True, blank=True, editable=False)
    provider = models.CharField(_("provider"), max_length=160, blank=True)
    trainer_office = models.CharField(_("trainer"), max_length=160, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    is_online = models.BooleanField(_("online"), default=False)
    hours = models.DecimalField(
        _("hours of teaching"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.5"))],
    )
    state = models.CharField(
        _("status"), max_length=10, choices=choices(TRAINING_STATES), default=TrainingState.PLANNED
    )
    line = models.ForeignKey(
        PlanLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="trainings",
        verbose_name=_("line of the plan"),
    )
    repeat_of = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated_by",
        verbose_name=_("repeats"),
    )
    evaluate_by = models.DateField(_("effect to be judged by"), null=True, blank=True)
    evaluated_on = models.DateField(_("effect judged on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = TrainingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_until__gte=F("planned_from")),
                name="training_planned_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(held_from=None, held_until=None) | Q(held_until__gte=F("held_from")),
                name="training_held_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["held", "evaluated", "closed"])
                | Q(held_from__isnull=False, evaluate_by__isnull=False),
                name="training_held_has_days",
                violation_error_message=_("A training that took place has its days."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["cancelled", "postponed"]) | ~Q(reason=""),
                name="training_given_up_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "held_until"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning_training", args=[self.pk])

    @property
    def took_place(self) -> bool:
        return self.state in (TrainingState.HELD, TrainingState.EVALUATED, TrainingState.CLOSED)


class ParticipantQuerySet(ScopedQuerySet["Participant"]):
    government_path = "training__government"
    agency_path = "training__agency"

    def present(self) -> ParticipantQuerySet:
        return self.filter(attendance=Attendance.PRESENT)


class Participant(Record):
    """Somebody of the house or of a partner who takes part in a training."""

    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    partner_name = models.CharField(_("name"), max_length=120, blank=True)
    partner_organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    attendance = models.CharField(
        _("attendance"), max_length=8, choices=choices(ATTENDANCES), default=Attendance.INVITED
    )
    attendance_note = models.CharField(_("note"), max_length=200, blank=True)
    score_before = models.DecimalField(
        _("test before"), max_digits=5, decimal_places=2, null=True, blank=True, validators=SCORE
    )
    score_after = models.DecimalField(
        _("test after"), max_digits=5, decimal_places=2, null=True, blank=True, validators=SCORE
    )
    effect = models.CharField(
        pgettext_lazy("training", "effect"),
        max_length=10,
        choices=choices(EFFECTS),
        blank=True,
        default="",
    )
    effect_reason = models.CharField(_("what it rests on"), max_length=400, blank=True)
    evaluated_on = models.DateField(_("judged on"), null=True, blank=True)
    evaluated_office = models.CharField(_("judged by"), max_length=160, blank=True)

    objects: ClassVar = ParticipantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["training", "person"],
                condition=Q(person__isnull=False),
                name="participant_once",
                violation_error_message=_("This person takes part already."),
            ),
            models.UniqueConstraint(
                fields=["training", "partner_name", "partner_organisation"],
                condition=Q(person=None),
                name="partner_once",
                violation_error_message=_("This partner takes part already."),
            ),
            models.CheckConstraint(
                condition=(Q(person__isnull=False) & Q(partner_name="", partner_organisation=""))
                | (Q(person=None) & ~Q(partner_name="") & ~Q(partner_organisation="")),
                name="participant_of_house_or_partner",
                violation_error_message=_("Name the partner and the organisation."),
            ),
            models.CheckConstraint(
                condition=Q(effect="") | (~Q(effect_reason="") & Q(evaluated_on__isnull=False)),
                name="participant_effect_has_reason",
                violation_error_message=_("Write what the judgement rests on."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return self.training.get_absolute_url()

    @property
    def label(self) -> str:
        """The office of a person of the house; a partner by name and organisation."""
        if self.person is not None:
            return str(self.person)
        return f"{self.partner_name} ({self.partner_organisation})"

    @property
    def government_id(self) -> int:
        return self.training.government_id

    @property
    def agency(self) -> Agency:
        return self.training.agency

    @property
    def came(self) -> bool:
        return self.attendance == Attendance.PRESENT

    @property
    def judged(self) -> Effect | None:
        return Effect(self.effect) if self.effect else None
