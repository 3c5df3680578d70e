"""What is done where an objective is red, and what a quarter's values come to."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.domain.objective_states import ReviewState
from teraju.modules.planning.domain.plans import ActionState, PlanState
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices_objectives import ActionStateChoice, PlanStateChoice, ReviewStateChoice
from .common import AgencyRecord
from .objectives import Objective, ObjectiveValue


class ObjectivePlan(AgencyRecord):
    """Why a value was red and what is done about it; its actions say by whom and when."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="plans")
    value = models.ForeignKey(ObjectiveValue, on_delete=models.PROTECT, related_name="plans")
    cause = models.TextField(_("cause"), max_length=2000)
    state = models.CharField(
        _("status"), max_length=10, choices=PlanStateChoice.choices, default=PlanState.RUNNING
    )
    made_on = models.DateField(_("made on"))
    made_office = models.CharField(_("made by"), max_length=160, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    reason = models.CharField(_("reason for dropping"), max_length=400, blank=True)

    objects: ClassVar = ScopedQuerySet["ObjectivePlan"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective"],
                condition=Q(state="running"),
                name="objective_plan_one_running",
                violation_error_message=_(
                    "A plan for this objective is running already: add an action to it."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="running", finished_on=None)
                | (~Q(state="running") & Q(finished_on__isnull=False)),
                name="objective_plan_over_has_day",
            ),
        ]

    def __str__(self) -> str:
        return str(
            _("Plan of {day} for {objective}").format(
                day=date_format(self.made_on), objective=self.objective
            )
        )

    def get_absolute_url(self) -> str:
        return reverse("planning_plan", args=[self.pk])


class ObjectiveAction(AgencyRecord):
    """An action of a plan: what, who, by when, and what came of it."""

    plan = models.ForeignKey(ObjectivePlan, on_delete=models.PROTECT, related_name="actions")
    action = models.CharField(_("action"), max_length=400)
    owner_office = models.CharField(_("owner"), max_length=160)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in this office"),
    )
    due = models.DateField(_("due"))
    state = models.CharField(
        _("status"), max_length=10, choices=ActionStateChoice.choices, default=ActionState.OPEN
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=400, blank=True)
    reason = models.CharField(_("reason for dropping"), max_length=400, blank=True)

    objects: ClassVar = ScopedQuerySet["ObjectiveAction"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on=None)),
                name="objective_action_done_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="objective_action_dropped_has_reason",
                violation_error_message=_("Say why the action is dropped."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "due"])]

    def __str__(self) -> str:
        return self.action

    def get_absolute_url(self) -> str:
        return self.plan.get_absolute_url()


class ObjectiveReview(AgencyRecord):
    """What the values of a quarter say, and what is decided; the head takes note of it."""

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    evaluation = models.TextField(_("evaluation"), max_length=4000)
    decisions = models.TextField(_("decisions"), max_length=4000)
    state = models.CharField(
        _("status"), max_length=12, choices=ReviewStateChoice.choices, default=ReviewState.WRITTEN
    )
    written_on = models.DateField(_("written on"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    written_office = models.CharField(_("written by"), max_length=160, blank=True)
    acknowledged_on = models.DateField(_("acknowledged on"), null=True, blank=True)
    acknowledged_office = models.CharField(_("acknowledged by"), max_length=160, blank=True)
    remark = models.CharField(_("remark of the head"), max_length=400, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ScopedQuerySet["ObjectiveReview"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "first_day"],
                condition=~Q(state="withdrawn"),
                name="objective_review_once",
                violation_error_message=_("This quarter is reviewed already."),
            ),
            models.CheckConstraint(
                condition=Q(state="acknowledged", acknowledged_on__isnull=False)
                | (~Q(state="acknowledged") & Q(acknowledged_on=None)),
                name="objective_review_acknowledged_has_day",
            ),
        ]

    def __str__(self) -> str:
        quarter = (self.first_day.month - 1) // 3 + 1
        return str(
            _("Review of quarter {quarter} of {year}").format(
                quarter=quarter, year=self.first_day.year
            )
        )

    def get_absolute_url(self) -> str:
        return reverse("planning_review", args=[self.pk])
