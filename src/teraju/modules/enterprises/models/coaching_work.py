"""What is agreed, found missing, planned and paid in a coaching; and why one stopped."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.coaching_kinds import AnalysisState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency

from .choices import ROADS
from .coaching import Coaching
from .coaching_choices import (
    ANALYSIS_STATES,
    COST_KINDS,
    GAP_ANSWERS,
    PARTIES,
    PAYERS,
    STOP_KINDS,
)
from .common import choices
from .registers import AUDITORS


class PartQuerySet(ScopedQuerySet[Any]):
    """Parts of a coaching are seen by who sees the coaching."""

    government_path = "coaching__government"
    agency_path = "coaching__agency"


class PartRecord(Record):
    """A record that belongs to a coaching and lies where that lies."""

    class Meta:
        abstract = True

    @property
    def government_id(self) -> int:
        return self.coaching.government_id  # type: ignore[attr-defined, no-any-return]

    @property
    def agency(self) -> Agency:
        return self.coaching.agency  # type: ignore[attr-defined, no-any-return]


class Undertaking(PartRecord):
    """The agreement of a coaching: who promises what, signed on a day."""

    coaching = models.OneToOneField(Coaching, on_delete=models.PROTECT, related_name="undertaking")
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    note = models.TextField(_("remark"), max_length=2000, blank=True)

    objects: ClassVar = PartQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.coaching)

    def get_absolute_url(self) -> str:
        return self.coaching.get_absolute_url()


class Promised(models.Model):
    """One promise of one party."""

    undertaking = models.ForeignKey(Undertaking, on_delete=models.PROTECT, related_name="promises")
    party = models.CharField(_("who promises"), max_length=10, choices=choices(PARTIES))
    what = models.CharField(_("what is promised"), max_length=300)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.what


class AnalysisQuerySet(PartQuerySet):
    guests = AUDITORS


class GapAnalysis(PartRecord):
    """What was found on a day of what the road asks, by the questions of an edition."""

    coaching = models.ForeignKey(Coaching, on_delete=models.PROTECT, related_name="analyses")
    # Kept: the road and the questions may change later, what was asked does not.
    road = models.CharField(_("road"), max_length=9, choices=choices(ROADS))
    edition = models.CharField(max_length=40, editable=False)
    on = models.DateField(_("looked at on"))
    state = models.CharField(
        _("status"), max_length=8, choices=choices(ANALYSIS_STATES), default=AnalysisState.OPEN
    )
    note = models.TextField(_("in short"), max_length=2000, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)

    objects: ClassVar = AnalysisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coaching"],
                condition=Q(state="open"),
                name="gap_analysis_one_open",
                violation_error_message=_("Finish the analysis that is being filled in first."),
            )
        ]

    def __str__(self) -> str:
        return gettext("Gap analysis: %(coaching)s") % {"coaching": self.coaching}

    def get_absolute_url(self) -> str:
        return reverse("enterprises_gap", args=[self.pk])


class GapAnswer(models.Model):
    """The answer to a question of an analysis."""

    analysis = models.ForeignKey(GapAnalysis, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=20)
    answer = models.CharField(
        pgettext_lazy("gap", "answer"), max_length=6, choices=choices(GAP_ANSWERS)
    )
    note = models.CharField(_("what was seen"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["analysis", "question"], name="gap_answer_once")
        ]

    def __str__(self) -> str:
        return self.question


class Task(PartRecord):
    """A line of the plan: what is to be done, by whom, until when."""

    coaching = models.ForeignKey(Coaching, on_delete=models.PROTECT, related_name="tasks")
    what = models.CharField(_("what is to be done"), max_length=300)
    who = models.CharField(_("who does it"), max_length=120)
    until = models.DateField(_("until"))
    # The question of the gap analysis that it answers; empty: from elsewhere.
    question = models.CharField(max_length=20, blank=True, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    outcome = models.CharField(_("what came of it"), max_length=300, blank=True)
    dropped_on = models.DateField(_("given up on"), null=True, blank=True)

    objects: ClassVar = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(dropped_on=None) | (Q(done_on=None) & ~Q(outcome="")),
                name="task_given_up_has_reason",
                violation_error_message=_("Say why."),
            )
        ]
        indexes = [models.Index(fields=["coaching", "until"])]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return self.coaching.get_absolute_url()

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None


class Cost(PartRecord):
    """What was paid in a year for a coaching, and by whom."""

    coaching = models.ForeignKey(Coaching, on_delete=models.PROTECT, related_name="costs")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(1990), MaxValueValidator(2200)]
    )
    kind = models.CharField(_("what for"), max_length=12, choices=choices(COST_KINDS))
    payer = models.CharField(_("who pays"), max_length=10, choices=choices(PAYERS))
    amount = models.DecimalField(
        _("amount"), max_digits=15, decimal_places=0, validators=[MinValueValidator(1)]
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects: ClassVar = PartQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="coaching_cost_positive",
                violation_error_message=_("An amount is more than nothing."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"

    def get_absolute_url(self) -> str:
        return self.coaching.get_absolute_url()


class Stop(models.Model):
    """That a coaching stopped, why, and whether it was taken up again."""

    coaching = models.ForeignKey(Coaching, on_delete=models.PROTECT, related_name="stops")
    kind = models.CharField(_("why"), max_length=11, choices=choices(STOP_KINDS))
    words = models.CharField(_("in words"), max_length=300)
    on = models.DateField(_("stopped on"))
    taken_up_on = models.DateField(_("taken up again on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["coaching"],
                condition=Q(taken_up_on=None),
                name="coaching_stopped_once",
            ),
            models.CheckConstraint(
                condition=Q(taken_up_on=None) | Q(taken_up_on__gte=F("on")),
                name="coaching_taken_up_after",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
