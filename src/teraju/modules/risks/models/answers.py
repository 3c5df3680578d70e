"""What is done about risks: treatments, what happened all the same, and each quarter's look."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks.domain.quarters import Quarter
from teraju.modules.risks.domain.states import EventState, TreatmentState

from .choices import EVENT_STATES, TREATMENT_STATES
from .common import YEAR, AgencyRecord, AuditedQuerySet, coded
from .risks import Rating, Risk


class Treatment(AgencyRecord):
    """A line of the treatment plan (RTP): what is done, by whom, by when."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="treatments")
    action = models.CharField(_("what is done"), max_length=400)
    owner_office = models.CharField(_("who does it"), max_length=160)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in this office"),
    )
    due = models.DateField(_("done by"))
    measure = models.CharField(_("how it is seen that it works"), max_length=300, blank=True)
    progress = models.PositiveSmallIntegerField(
        _("progress (%)"), default=0, validators=[MaxValueValidator(100)]
    )
    state = models.CharField(
        _("status"),
        max_length=7,
        choices=coded(TREATMENT_STATES),
        default=TreatmentState.OPEN,
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.CharField(_("what came of it"), max_length=400, blank=True)
    dropped_because = models.CharField(_("dropped because"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["Treatment"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_on__isnull=False)
                | (~Q(state="done") & Q(done_on=None)),
                name="treatment_done_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_because=""),
                name="treatment_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(progress__lte=100), name="treatment_progress_is_a_share"
            ),
        ]
        indexes = [models.Index(fields=["government", "state", "due"])]

    def __str__(self) -> str:
        return self.action

    def get_absolute_url(self) -> str:
        return reverse("risks_treatment", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state == TreatmentState.OPEN


class RiskEvent(AgencyRecord):
    """A risk that happened. The risk stays; its true cause is analysed and its plan mended."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="events")
    happened_on = models.DateField(_("happened on"))
    description = models.TextField(pgettext_lazy("risk", "what happened"), max_length=1000)
    effect = models.CharField(_("what it brought"), max_length=400)
    immediate = models.CharField(_("what was done at once"), max_length=400, blank=True)
    recorded_on = models.DateField(_("recorded on"))
    state = models.CharField(
        _("status"), max_length=8, choices=coded(EVENT_STATES), default=EventState.RECORDED
    )
    true_cause = models.TextField(_("true cause"), max_length=1000, blank=True)
    changes = models.TextField(_("what changes in controls and plan"), max_length=1000, blank=True)
    analysed_on = models.DateField(_("analysed on"), null=True, blank=True)

    objects: ClassVar = AuditedQuerySet["RiskEvent"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="recorded", analysed_on=None)
                | (
                    Q(state="analysed", analysed_on__isnull=False)
                    & ~Q(true_cause="")
                    & ~Q(changes="")
                ),
                name="risk_event_analysed_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk.code}, {date_format(self.happened_on)}"

    def get_absolute_url(self) -> str:
        return reverse("risks_event", args=[self.pk])


class Monitoring(AgencyRecord):
    """How a risk and its plan stood at the end of a quarter."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="monitorings")
    year = models.PositiveSmallIntegerField(_("year"), validators=YEAR)
    quarter = models.PositiveSmallIntegerField(
        _("quarter"), validators=[MinValueValidator(1), MaxValueValidator(4)]
    )
    realisation = models.CharField(_("what was done of the plan"), max_length=400)
    note = models.CharField(_("note"), max_length=400, blank=True)
    rating = models.ForeignKey(
        Rating,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("actual level"),
    )
    monitored_on = models.DateField(_("monitored on"))
    monitored_office = models.CharField(_("monitored by"), max_length=160, blank=True)

    objects: ClassVar = AuditedQuerySet["Monitoring"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["risk", "year", "quarter"],
                name="risk_monitored_once_a_quarter",
                violation_error_message=_("This quarter is on record already."),
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="risk_monitoring_in_a_year"
            ),
        ]
        indexes = [models.Index(fields=["government", "year", "quarter"])]

    def __str__(self) -> str:
        return f"{self.risk.code} {self.year}-{self.quarter}"

    def get_absolute_url(self) -> str:
        return self.risk.get_absolute_url()

    @property
    def of_quarter(self) -> Quarter:
        return Quarter(self.year, self.quarter)
