"""Findings, what was recommended to whom, and what the addressee made of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.operations.domain.supervision import following
from teraju.modules.operations.domain.supervision.states import RecommendationState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

from .assignments import Assignment
from .choices import FINDING_KINDS, OUTCOMES, RECOMMENDATION_STATES, choices

# What the addressee never gets to see: nothing of it was released.
UNRELEASED = (RecommendationState.DRAFT, RecommendationState.WITHDRAWN)


class SupervisionFindingQuerySet(ScopedQuerySet["SupervisionFinding"]):
    """For the people of the Inspektorat and for those who look over the whole government."""


class SupervisionFinding(Record):
    """What was found: how it is, how it should be, why, and with what effect."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=16, choices=choices(FINDING_KINDS))
    title = models.CharField(pgettext_lazy("finding", "title"), max_length=240)
    condition = models.TextField(pgettext_lazy("finding", "condition"), max_length=4000)
    criterion = models.TextField(pgettext_lazy("finding", "criterion"), max_length=4000)
    cause = models.TextField(pgettext_lazy("finding", "cause"), max_length=4000)
    effect = models.TextField(pgettext_lazy("finding", "effect"), max_length=4000)
    amount = models.DecimalField(
        _("amount in rupiah"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    is_dropped = models.BooleanField(default=False, editable=False)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = SupervisionFindingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "number"],
                name="supervision_finding_number_once",
                violation_error_message=_("Somebody added a finding meanwhile. Send it again."),
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gt=0),
                name="supervision_finding_amount_positive",
                violation_error_message=_("An amount is more than nothing."),
            ),
            models.CheckConstraint(
                condition=Q(is_dropped=False) | ~Q(reason=""),
                name="supervision_finding_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("operations_finding", args=[self.pk])


class RecommendationQuerySet(ScopedQuerySet["Recommendation"]):
    """For the Inspektorat that gave it; once released, for the people of its addressee too."""

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        hats = [hat for hat in viewer.hats if not hat.is_guest]
        condition = Q()
        for hat in hats:
            here = Q(government=hat.government_id)
            if hat.is_wide:
                condition |= here
                continue
            path = hat.agency_path
            addressed = Q(agency__path__startswith=path) & ~Q(state__in=UNRELEASED)
            condition |= here & (Q(inspectorate__path__startswith=path) | addressed)
        return self.filter(condition) if condition else self.none()


class Recommendation(Record):
    """What an agency should do after a report, by when, and how it stands.

    `agency` is the addressee: its people see this and nothing else of the assignment. Without an
    assignment it was taken over from an older list; the report is then named in words.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("addressee")
    )
    inspectorate = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("given by")
    )
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    finding = models.ForeignKey(
        SupervisionFinding,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations",
    )
    number = models.PositiveSmallIntegerField(_("number"))
    text = models.TextField(_("recommendation"), max_length=4000)
    office = models.CharField(_("office that acts"), max_length=160, blank=True)
    report_number = models.CharField(_("number of the report"), max_length=120, blank=True)
    report_title = models.CharField(_("report"), max_length=240, blank=True)
    finding_title = models.CharField(_("finding"), max_length=240, blank=True)
    released_on = models.DateField(_("report released on"), null=True, blank=True)
    due = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(
        _("state"),
        max_length=14,
        choices=choices(RECOMMENDATION_STATES),
        default=RecommendationState.DRAFT,
    )
    settled_on = models.DateField(_("settled on"), null=True, blank=True)
    reason = models.TextField(_("reason"), max_length=2000, blank=True)

    objects: ClassVar = RecommendationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "number"],
                name="recommendation_number_once",
                violation_error_message=_("Somebody added one meanwhile. Send it again."),
            ),
            models.UniqueConstraint(
                fields=["inspectorate", "report_number", "number"],
                condition=Q(assignment__isnull=True),
                name="recommendation_taken_over_once",
                violation_error_message=_("This recommendation stands already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"])
                | (Q(released_on__isnull=False) & Q(due__isnull=False)),
                name="recommendation_released_has_days",
                violation_error_message=_("What is released has a day by which it is due."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["impossible", "withdrawn"]) | ~Q(reason=""),
                name="recommendation_given_up_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "due"])]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 100 else f"{self.text[:99]}…"

    def get_absolute_url(self) -> str:
        return reverse("operations_recommendation", args=[self.pk])

    def is_overdue(self, today: date) -> bool:
        return following.is_overdue(self.state, self.due, today)


class FollowUpQuerySet(ScopedQuerySet["FollowUp"]):
    pass


class FollowUp(Record):
    """What the addressee did about a recommendation, and what came of its verification."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="follow_ups"
    )
    text = models.TextField(_("what was done"), max_length=4000)
    done_on = models.DateField(_("done on"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_office = models.CharField(_("entered by"), max_length=160)
    entered_on = models.DateField(_("entered on"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=choices(OUTCOMES), blank=True)
    note = models.TextField(_("note"), max_length=4000, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_office = models.CharField(_("verified by"), max_length=160, blank=True)
    verified_on = models.DateField(_("verified on"), null=True, blank=True)

    objects: ClassVar = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="") | Q(verified_on__isnull=False),
                name="follow_up_verified_has_day",
                violation_error_message=_("A verification has a day."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="returned") | ~Q(note=""),
                name="follow_up_returned_has_note",
                violation_error_message=_("Say what is still missing."),
            ),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | ~Q(verified_by=models.F("entered_by")),
                name="follow_up_verified_by_another",
                violation_error_message=_("Nobody verifies what they entered themselves."),
            ),
        ]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 100 else f"{self.text[:99]}…"
