"""The rounds of a year: what everybody of an agency declares, who has to, and who did."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.declarations.domain import duties
from teraju.modules.integrity.declarations.domain.kinds import RoundKind, RoundState
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import ROUND_KINDS, ROUND_STATES, choices
from .common import DeclarationsRecord, PersonalQuerySet, whose


class RoundQuerySet(ScopedQuerySet["Round"]):
    """That a round runs and how many declared everybody of the place knows."""

    guests = frozenset({Role.BODY_AUDITOR})

    def running(self) -> RoundQuerySet:
        return self.filter(state=RoundState.OPEN)


class Round(DeclarationsRecord):
    """One round of an agency in a year; of a pact it carries the text that is signed."""

    kind = models.CharField(_("declaration"), max_length=10, choices=choices(ROUND_KINDS))
    year = models.PositiveSmallIntegerField(_("year"))
    text = models.TextField(_("text that is confirmed"), max_length=6000)
    opened_on = models.DateField(_("opened on"))
    due_on = models.DateField(_("last day"))
    state = models.CharField(
        _("status"), max_length=10, choices=choices(ROUND_STATES), default=RoundState.OPEN
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_note = models.CharField(_("note on the closing"), max_length=400, blank=True)
    reminded_on = models.DateField(_("last reminder"), null=True, blank=True)

    objects: ClassVar = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "year"],
                condition=~Q(state="cancelled"),
                name="declaration_round_once",
                violation_error_message=_("This round is open already for the year."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opened_on")),
                name="declaration_round_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_on=None)
                | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="declaration_round_closed_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{ROUND_KINDS[RoundKind(self.kind)]} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("declarations_round", args=[self.pk])


class DutyEnd(models.TextChoices):
    """Why a duty ended without a declaration."""

    LEFT = "left", _("does not work at the agency any more")
    CANCELLED = "cancelled", _("the round was cancelled")


class DutyQuerySet(PersonalQuerySet["Duty"]):
    readers = frozenset({Role.AGENCY_HEAD, Role.COMPLIANCE_FUNCTION})

    def waiting(self) -> DutyQuerySet:
        """Neither declared nor ended, of a round that runs."""
        return self.filter(declared_on=None, ended_on=None, round__state=RoundState.OPEN)


class Duty(DeclarationsRecord):
    """One person has to declare in a round by a day. Kept when it ends, with the reason."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="duties")
    person = whose()
    office = models.CharField(_("office"), max_length=160)
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("until"))
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    declared_on = models.DateField(_("declared on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_why = models.CharField(_("why"), max_length=10, blank=True, choices=DutyEnd.choices)

    objects: ClassVar = DutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="declaration_duty_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_why="")
                | (Q(ended_on__isnull=False) & ~Q(ended_why="")),
                name="declaration_duty_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="declaration_duty_in_order"
            ),
        ]
        indexes = [models.Index(fields=["person", "declared_on", "ended_on"])]

    def __str__(self) -> str:
        return f"{self.office}: {self.round}"

    def get_absolute_url(self) -> str:
        return reverse("declarations_give", args=[self.pk])

    @property
    def as_rule(self) -> duties.Duty:
        """As the rule counts it."""
        return duties.Duty(
            self.person_id, self.asked_on, self.due_on, self.declared_on, self.ended_on
        )
