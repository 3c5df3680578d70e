"""Instructions of a government's leaders to the heads of its agencies."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .domain import instructions as rules
from .domain.instructions import State

STATES = {
    State.OPEN: pgettext_lazy("instruction", "waits for an answer"),
    State.ANSWERED: pgettext_lazy("instruction", "answered"),
    State.ACCEPTED: pgettext_lazy("instruction", "accepted"),
    State.WITHDRAWN: pgettext_lazy("instruction", "withdrawn"),
}


class InstructionQuerySet(ScopedQuerySet["Instruction"]):
    def late(self, today: date) -> InstructionQuerySet:
        return self.filter(state=State.OPEN, due_on__lt=today)


class Instruction(Record):
    """What a leader asks of the head of one agency, by a day, until it is answered."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    title = models.CharField(_("what is to be done"), max_length=200)
    text = models.TextField(_("instruction"), max_length=4000, blank=True)
    due_on = models.DateField(_("answer by"))
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    issued_office = models.CharField(_("given by"), max_length=160)
    issued_on = models.DateField(_("given on"))
    state = models.CharField(
        _("state"),
        max_length=10,
        choices=[(state.value, label) for state, label in STATES.items()],
        default=State.OPEN,
    )
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)
    return_note = models.TextField(_("what is still missing"), max_length=4000, blank=True)
    returned_on = models.DateField(_("given back on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = InstructionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")),
                name="instruction_due_after_given",
                violation_error_message=_("The day to answer by lies before the instruction."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["answered", "accepted"])
                | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="instruction_answered_has_answer",
                violation_error_message=_("An answer needs its words and its day."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "answered"], closed_on=None)
                | Q(state__in=["accepted", "withdrawn"], closed_on__isnull=False),
                name="instruction_closed_has_date",
                violation_error_message=_("What is closed, and only that, has a last day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | ~Q(closing_reason=""),
                name="instruction_withdrawn_has_reason",
                violation_error_message=_("Say why it is withdrawn."),
            ),
        ]
        indexes = [
            models.Index(fields=["government", "state", "due_on"]),
            models.Index(fields=["agency", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("instruction", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def is_returned(self) -> bool:
        """Open again, because the answer did not suffice."""
        return self.is_open and self.returned_on is not None

    def is_late(self, today: date) -> bool:
        return rules.is_late(State(self.state), self.due_on, today)
