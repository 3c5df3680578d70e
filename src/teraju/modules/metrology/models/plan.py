"""The yearly plan, the unit's dated figures, orderly markets, reminders and signed reports."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.planning import LineState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.papers.api import Paper

from .choices import choices
from .common import UnitRecord, somebody
from .orders import AUDITORS, Session
from .plan_choices import CONDITIONS, PLAN_STATES, REMINDER_WAYS
from .registers import Instrument, Owner, Place

YEARS = [MinValueValidator(2000), MaxValueValidator(2199)]


class YearPlanQuerySet(ScopedQuerySet["YearPlan"]):
    guests = AUDITORS


class YearPlan(UnitRecord):
    """The plan of a year's market sessions of one unit; its lines become sessions one by one."""

    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    proposed_on = models.DateField(_("proposed on"))
    # What the proposal rested on: testers, standards, stamps, the edition of the rules.
    grounds = models.JSONField(default=dict, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects: ClassVar = YearPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                name="metrology_plan_once",
                violation_error_message=_("This year has a plan already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("metrology_plan", args=[self.pk])


class PlannedSessionQuerySet(ScopedQuerySet["PlanLine"]):
    government_path = "plan__government"
    agency_path = "plan__agency"
    guests = AUDITORS

    def live(self) -> PlannedSessionQuerySet:
        return self.exclude(state=LineState.DROPPED)


class PlanLine(Record):
    """A session that is proposed, or was planned from here; why so stands beside it."""

    plan = models.ForeignKey(YearPlan, on_delete=models.PROTECT, related_name="lines")
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="+", verbose_name=_("market or hall")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    expected = models.PositiveIntegerField(_("instruments expected"), default=0)
    expected_equipment = models.PositiveIntegerField(_("weights expected"), default=0)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(PLAN_STATES), default=LineState.PROPOSED
    )
    # Codes of `domain/planning.Ground` with their numbers; empty where a person made the line.
    reasons = models.JSONField(default=list, blank=True)
    # A person touched it: a new proposal leaves it as it is.
    is_kept = models.BooleanField(default=False)
    note = models.CharField(_("why it was changed"), max_length=300, blank=True)
    session = models.OneToOneField(
        Session, on_delete=models.PROTECT, null=True, blank=True, related_name="plan_line"
    )

    objects: ClassVar = PlannedSessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="metrology_plan_days_in_order",
                violation_error_message=_("It ends on the day it begins, or later."),
            ),
            models.UniqueConstraint(
                fields=["plan", "place", "starts_on"],
                condition=~Q(state="dropped"),
                name="metrology_plan_line_once",
                violation_error_message=_("A session of this market begins on this day already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="planned") | Q(session__isnull=False),
                name="metrology_planned_line_has_session",
            ),
        ]
        indexes = [models.Index(fields=["plan", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.place}, {date_format(self.starts_on)}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_plan_line", args=[self.pk])

    @property
    def government_id(self) -> int:
        return int(self.plan.government_id)

    @property
    def agency(self) -> object:
        return self.plan.agency


class PotentialQuerySet(ScopedQuerySet["Potential"]):
    guests = AUDITORS

    def standing(self) -> PotentialQuerySet:
        return self.filter(withdrawn_on=None)


class Potential(UnitRecord):
    """How many instruments there are to be verified in the region, by a source and a day.

    A number whose source does not state its counting unit is kept apart: nothing is divided by it.
    """

    on = models.DateField(_("as of"))
    instruments = models.PositiveIntegerField(
        _("instruments"), validators=[MinValueValidator(1), MaxValueValidator(9_999_999)]
    )
    # Empty where the source does not state them: nobody has counted none.
    weights = models.PositiveIntegerField(
        _("weights"), null=True, blank=True, validators=[MaxValueValidator(9_999_999)]
    )
    lacks_unit = models.BooleanField(
        _("the source does not state the counting unit"), default=False
    )
    source = models.CharField(_("source"), max_length=300)
    entered_office = models.CharField(_("entered by"), max_length=160)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    objects: ClassVar = PotentialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "on", "lacks_unit"],
                condition=Q(withdrawn_on=None),
                name="metrology_potential_once",
                violation_error_message=_("A figure of this day stands already."),
            )
        ]

    def __str__(self) -> str:
        return date_format(self.on)

    def get_absolute_url(self) -> str:
        return reverse("metrology_potential", args=[self.pk])


class WayChangeQuerySet(ScopedQuerySet["WayChange"]):
    guests = AUDITORS

    def standing(self) -> WayChangeQuerySet:
        return self.filter(withdrawn_on=None)


class WayChange(UnitRecord):
    """The day from which the unit works the same-day way; who set it, and what changed."""

    on = models.DateField(_("day of the change"))
    what = models.CharField(_("what changed"), max_length=400)
    set_by = somebody(verbose_name=_("set by"))
    set_office = models.CharField(_("set by (office)"), max_length=160)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)

    objects: ClassVar = WayChangeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(withdrawn_on=None),
                name="metrology_one_change_of_way",
                violation_error_message=_("A day of change stands already: withdraw it first."),
            )
        ]

    def __str__(self) -> str:
        return date_format(self.on)

    def get_absolute_url(self) -> str:
        return reverse("metrology_way_change", args=[self.pk])


class MarketStatementQuerySet(ScopedQuerySet["MarketStatement"]):
    guests = AUDITORS


class MarketStatement(UnitRecord):
    """What the unit states of a market's condition; the latest of a condition holds."""

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="statements", verbose_name=_("market")
    )
    condition = models.CharField(
        pgettext_lazy("orderly market", "condition"), max_length=10, choices=choices(CONDITIONS)
    )
    holds = models.BooleanField(_("it holds"))
    on = models.DateField(_("as of"))
    shown_by = models.CharField(_("what shows it"), max_length=400)
    office = models.CharField(_("stated by"), max_length=160)

    objects: ClassVar = MarketStatementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["place", "condition", "on"])]

    def __str__(self) -> str:
        return f"{self.place} {self.get_condition_display()}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_orderly_market", args=[self.place_id])


class ReminderQuerySet(ScopedQuerySet["Reminder"]):
    guests = frozenset()


class Reminder(UnitRecord):
    """An owner was told of a term of an instrument: once, whichever way."""

    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="reminders", verbose_name=_("instrument")
    )
    term = models.DateField(_("runs out on"))
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        related_name="reminders",
        verbose_name=pgettext_lazy("instrument", "owner"),
    )
    way = models.CharField(_("way"), max_length=8, choices=choices(REMINDER_WAYS))
    on = models.DateField(_("day"))
    sent_by = somebody(verbose_name=_("sent by"))
    sent_office = models.CharField(_("sent by (office)"), max_length=160, blank=True)

    objects: ClassVar = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument", "term"],
                name="metrology_reminded_once",
                violation_error_message=_("The owner was reminded of this already."),
            )
        ]
        indexes = [models.Index(fields=["agency", "on"])]

    def __str__(self) -> str:
        return f"{self.instrument}, {date_format(self.term)}"


class ReminderStopQuerySet(ScopedQuerySet["ReminderStop"]):
    guests = frozenset()


class ReminderStop(UnitRecord):
    """An owner wishes no reminders, until they wish them again."""

    owner = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="reminder_stops")
    on = models.DateField(_("since"))
    # Empty: the owner said so by the link in the message.
    office = models.CharField(_("recorded by"), max_length=160, blank=True)
    ended_on = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar = ReminderStopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["owner"],
                condition=Q(ended_on=None),
                name="metrology_one_stop_of_reminders",
                violation_error_message=_("This owner gets no reminders already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.owner_id} {date_format(self.on)}"


class PeriodReportQuerySet(ScopedQuerySet["PeriodReport"]):
    guests = AUDITORS


class PeriodReport(UnitRecord):
    """A signed report of a month or a year, with its figures as they stood when it was signed."""

    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    # 0: the whole year.
    month = models.PositiveSmallIntegerField(
        _("month"), default=0, validators=[MaxValueValidator(12)]
    )
    figures = models.JSONField(default=dict)
    signed_on = models.DateField(_("signed on"))
    signed_by = somebody(verbose_name=_("signed by"))
    signed_office = models.CharField(_("signed by (office)"), max_length=160)
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # A later report of the same period took its place.
    replaced_on = models.DateField(_("replaced on"), null=True, blank=True)
    replaced_reason = models.CharField(_("why it was replaced"), max_length=300, blank=True)

    objects: ClassVar = PeriodReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "month"],
                condition=Q(replaced_on=None),
                name="metrology_report_once",
            )
        ]

    def __str__(self) -> str:
        first = date(self.year, self.month or 1, 1)
        return date_format(first, "YEAR_MONTH_FORMAT") if self.month else str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("metrology_period_report", args=[self.pk])
