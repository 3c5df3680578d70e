"""What follows from an agreement: the tasks of its plan, its outputs, its evaluations."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation.domain import terms
from teraju.modules.cooperation.domain.states import TaskState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .agreements import Agreement
from .choices import TASK_STATES, Result, choices


class PlanTaskQuerySet(ScopedQuerySet["PlanTask"]):
    agency_path = "agreement__agency"


class PlanTask(Record):
    """A task of an agreement's plan: what, whose, by when, paid from what."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="tasks")
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    title = models.CharField(_("task"), max_length=240)
    owner_agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency that does it"),
    )
    owner_office = models.CharField(_("office that does it"), max_length=160, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    budget_source = models.CharField(_("budget source"), max_length=160, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=choices(TASK_STATES), default=TaskState.OPEN
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    reason = models.CharField(_("reason for dropping"), max_length=400, blank=True)

    objects: ClassVar = PlanTaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on=None)),
                name="plan_task_done_has_date",
                violation_error_message=_("A task that is done, and only that, has a day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="plan_task_dropped_has_reason",
                violation_error_message=_("Say why the task is dropped."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "due"])]

    def __str__(self) -> str:
        return self.title

    @property
    def agency(self) -> Agency | None:
        """Whose it is: the agency that does it, else the one in charge of the agreement."""
        return self.owner_agency or self.agreement.agency

    def is_overdue(self, today: date) -> bool:
        return terms.is_overdue(TaskState(self.state), self.due, today)


class Output(models.Model):
    """A record of another module that came of an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=60)
    target_id = models.PositiveBigIntegerField()
    note = models.CharField(_("note"), max_length=240, blank=True)
    linked_on = models.DateField(_("linked on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "kind", "target_id"],
                name="output_once_per_agreement",
                violation_error_message=_("This is linked already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}"


class Evaluation(models.Model):
    """What a year of an agreement came to."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="evaluations")
    year = models.PositiveSmallIntegerField(_("year"))
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    recorded_on = models.DateField(_("recorded on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "year"],
                name="evaluation_once_per_year",
                violation_error_message=_("This year is evaluated already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)
