"""The yearly plan of supervision (PKPT), its lines and how it was amended."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.supervision.states import PlanState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import CHANGES, KINDS, PLAN_STATES, RISKS, choices


class SupervisionPlanQuerySet(ScopedQuerySet["SupervisionPlan"]):
    """For the people of the Inspektorat and for those who look over the whole government."""


class SupervisionPlan(Record):
    """What the Inspektorat supervises in a year."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    year = models.PositiveSmallIntegerField(_("year"))
    basis = models.TextField(
        _("basis and priorities"),
        max_length=4000,
        blank=True,
        help_text=_("Policy of supervision, risk ranking, wishes of the regional head."),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=choices(PLAN_STATES), default=PlanState.DRAFT
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    written_office = models.CharField(_("written by"), max_length=160, editable=False, blank=True)
    set_on = models.DateField(_("set on"), null=True, blank=True)
    set_office = models.CharField(_("set by"), max_length=160, blank=True)
    closed_on = models.DateField(pgettext_lazy("plan", "closed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = SupervisionPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=~Q(state="cancelled"),
                name="supervision_plan_once_a_year",
                violation_error_message=_("The plan of this year stands already."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["set", "closed"]) | Q(set_on__isnull=False),
                name="supervision_plan_set_has_day",
                violation_error_message=_("A plan that is set has a day."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "year"])]

    def __str__(self) -> str:
        return f"PKPT {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("operations_plan", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == PlanState.DRAFT


class PlanLineQuerySet(ScopedQuerySet["PlanLine"]):
    """For the people of the Inspektorat and for those who look over the whole government."""


class PlanLine(Record):
    """One supervision that the plan foresees."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(SupervisionPlan, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveSmallIntegerField(pgettext_lazy("plan line", "No."))
    audited = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("audited agency"),
    )
    theme = models.CharField(_("theme"), max_length=240, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=choices(KINDS))
    risk = models.CharField(_("risk"), max_length=8, choices=choices(RISKS), blank=True)
    risk_reason = models.CharField(_("reason for the choice"), max_length=400, blank=True)
    starts_on = models.DateField(_("planned from"))
    ends_on = models.DateField(_("planned until"))
    person_days = models.PositiveSmallIntegerField(_("person-days"))
    team_size = models.PositiveSmallIntegerField(_("team size"))
    output = models.CharField(_("output"), max_length=160, default="LHP")
    # Carried out before the assignments are recorded here.
    report_number = models.CharField(_("report taken over (number)"), max_length=120, blank=True)
    report_on = models.DateField(_("report taken over (day)"), null=True, blank=True)
    is_dropped = models.BooleanField(default=False, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )

    objects: ClassVar = PlanLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_line_number_once",
                violation_error_message=_("This number stands in the plan already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="plan_line_ends_after_start",
                violation_error_message=_("The last day must lie after the first."),
            ),
            models.CheckConstraint(
                condition=Q(audited__isnull=False) | ~Q(theme=""),
                name="plan_line_has_object",
                violation_error_message=_("Name the audited agency or a theme."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("operations_plan_line", args=[self.pk])

    @property
    def subject(self) -> str:
        """What is supervised, in words: the agency, the theme, or both."""
        return ": ".join(
            part for part in (self.audited.short_name if self.audited else "", self.theme) if part
        )


class PlanAmendment(models.Model):
    """A change to a plan that was set: what, why and by whom."""

    plan = models.ForeignKey(SupervisionPlan, on_delete=models.PROTECT, related_name="amendments")
    line = models.ForeignKey(PlanLine, on_delete=models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField(_("number"))
    change = models.CharField(_("change"), max_length=8, choices=choices(CHANGES))
    what = models.TextField(_("what was changed"), max_length=4000, blank=True)
    reason = models.TextField(_("reason"), max_length=2000)
    on = models.DateField(_("decided on"))
    office = models.CharField(_("decided by"), max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                name="plan_amendment_number_once",
                violation_error_message=_("Somebody amended the plan meanwhile. Send it again."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="plan_amendment_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"
