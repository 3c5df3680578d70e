"""Surveys of a service over a period, their own questions, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.improvement.api import Action
from teraju.modules.operations.api import Service
from teraju.modules.satisfaction.domain.index import EXACT, Scheme, schemes
from teraju.modules.satisfaction.domain.states import SurveyState
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer

from .choices import QUESTION_KINDS, SCHEMES, SURVEY_STATES, WEIGHTS, choices
from .common import AUDITORS, AgencyRecord, somebody

SCHEME = "permenpanrb-14-2017"


class SurveyQuerySet(ScopedQuerySet["Survey"]):
    guests = AUDITORS

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """The auditor of a body sees surveys that were opened, not those being planned."""
        seen = super().visible_to(viewer)
        hidden = [SurveyState.DRAFT, SurveyState.DROPPED]
        return seen.exclude(state__in=hidden) if viewer.is_guest else seen

    def published(self) -> SurveyQuerySet:
        return self.filter(state=SurveyState.PUBLISHED)


class Survey(AgencyRecord):
    """One survey of public satisfaction (SKM): of a service, or of an agency as a whole.

    What was published stands in the record as it was then; what runs is worked out of the sums.
    """

    title = models.CharField(_("title"), max_length=160)
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("service"),
    )
    # Under this the rounds of one service follow each other, whatever its edition.
    service_code = models.CharField(max_length=24, blank=True, editable=False)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    population = models.PositiveIntegerField(
        _("people served in such a period"), validators=[MinValueValidator(1)]
    )
    sample = models.PositiveIntegerField(_("least number of answers"), editable=False)
    scheme = models.CharField(
        _("scheme"), max_length=24, choices=choices(SCHEMES), default=SCHEME, editable=False
    )
    weight = models.CharField(
        _("weight of an element"), max_length=8, choices=choices(WEIGHTS), default=EXACT
    )
    # The codes of the elements as this government prints them, U1 to U9.
    print_order = models.JSONField(_("order in print"), default=list)
    code = models.CharField(_("code"), max_length=12, unique=True, editable=False)
    kiosk_key = models.CharField(max_length=24, editable=False)
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=choices(SURVEY_STATES),
        default=SurveyState.DRAFT,
        editable=False,
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    published_on = models.DateField(pgettext_lazy("survey", "published on"), null=True, blank=True)
    published_by = somebody()
    published_office = models.CharField(_("published by"), max_length=160, blank=True)
    index = models.DecimalField(_("index"), max_digits=5, decimal_places=2, null=True, blank=True)
    grade = models.CharField(_("band"), max_length=1, blank=True)
    respondents = models.PositiveIntegerField(_("answers counted"), null=True, blank=True)
    # The sums of the elements by code, as published.
    totals = models.JSONField(default=dict, blank=True)
    is_below_sample = models.BooleanField(_("below the least number"), default=False)
    note = models.CharField(_("remark"), max_length=400, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = SurveyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="survey_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state="published")
                | Q(published_on__isnull=False, index__isnull=False, respondents__gt=0),
                name="survey_published_has_index",
                violation_error_message=_("Nothing was counted that could be published."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "ends_on"]),
            models.Index(fields=["government", "state"]),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("satisfaction_survey", args=[self.pk])

    @property
    def rule(self) -> Scheme:
        return schemes()[self.scheme]

    @property
    def is_draft(self) -> bool:
        return self.state == SurveyState.DRAFT

    @property
    def is_open(self) -> bool:
        return self.state == SurveyState.OPEN

    @property
    def is_published(self) -> bool:
        return self.state == SurveyState.PUBLISHED

    def takes_answers_on(self, day: date) -> bool:
        return self.is_open and self.starts_on <= day <= self.ends_on


class ExtraQuestionQuerySet(ScopedQuerySet["ExtraQuestion"]):
    government_path = "survey__government"
    agency_path = "survey__agency"
    guests = AUDITORS


class ExtraQuestion(models.Model):
    """A question of the agency's own below the nine: it moves no index."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField(
        _("order"), validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    text = models.CharField(_("question"), max_length=160)
    kind = models.CharField(
        pgettext_lazy("question", "kind of answer"), max_length=8, choices=choices(QUESTION_KINDS)
    )
    options = models.JSONField(_("answers"), default=list, blank=True)

    objects: ClassVar = ExtraQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "text"],
                name="survey_question_once",
                violation_error_message=_("The survey asks this already."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def key(self) -> str:
        return str(self.pk)

    @property
    def answers(self) -> Sequence[str]:
        return list(self.options)


class SurveyActionQuerySet(ScopedQuerySet["SurveyAction"]):
    government_path = "survey__government"
    agency_path = "survey__agency"
    guests = AUDITORS


class SurveyAction(models.Model):
    """What was ordered for an element of a survey."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="actions")
    element = models.CharField(max_length=16)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")

    objects: ClassVar = SurveyActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "element"],
                name="survey_action_once",
                violation_error_message=_("An action for this element is ordered already."),
            )
        ]

    def __str__(self) -> str:
        return self.element
