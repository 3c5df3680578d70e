"""A diagnosis of a year, its 39 indicators, and the answers to their sub-indicators."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.iso18091.domain.colours import Colour, Standing
from teraju.modules.iso18091.domain.figures import Side
from teraju.modules.iso18091.domain.states import State
from teraju.platform.organisation.models import Agency, Government

from .choices import COLOURS, COLOURS_AND_NONE, FORMS, STATES, choices
from .common import GovernmentRecord, SharedQuerySet, somebody
from .sets import Question, QuestionSet


class DiagnosisQuerySet(SharedQuerySet["Diagnosis"]):
    def published(self) -> DiagnosisQuerySet:
        return self.filter(published_on__isnull=False)


class Diagnosis(GovernmentRecord):
    """A year's look at the 39: by the agencies themselves, then by somebody else."""

    # Of the government as a whole.
    agency: ClassVar[Agency | None] = None

    year = models.PositiveSmallIntegerField(_("year"))
    edition = models.CharField(_("edition"), max_length=4)
    question_set = models.ForeignKey(
        QuestionSet, on_delete=models.PROTECT, related_name="+", verbose_name=_("sub-indicators")
    )
    state = models.CharField(
        _("status"), max_length=12, choices=choices(STATES), default=State.OPEN
    )
    started_on = models.DateField(_("started on"))
    verifier = models.CharField(_("who verifies"), max_length=160, blank=True)
    handed_over_on = models.DateField(_("handed over on"), null=True, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    summary = models.TextField(_("what the verification found"), max_length=2000, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = DiagnosisQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "year"],
                condition=~Q(state="withdrawn"),
                name="iso18091_one_diagnosis_a_year",
                violation_error_message=_("This year has its diagnosis already."),
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(state="concluded"),
                name="iso18091_published_is_concluded",
            ),
            models.CheckConstraint(
                condition=Q(state="concluded", concluded_on__isnull=False)
                | (~Q(state="concluded") & Q(concluded_on=None)),
                name="iso18091_concluded_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "withdrawn"]) | ~Q(verifier=""),
                name="iso18091_verifier_is_named",
                violation_error_message=_("Name the person or the body who verifies."),
            ),
        ]

    def __str__(self) -> str:
        return f"ISO 18091:{self.edition} · {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("iso18091_diagnosis", args=[self.pk])

    @property
    def side(self) -> Side | None:
        """Whose word is being put down now; None when nothing changes any more."""
        sides = {State.OPEN: Side.SELF, State.VERIFICATION: Side.VERIFIED}
        return sides.get(State(self.state))


class IndicatorQuerySet(SharedQuerySet["Indicator"]):
    pass


class Indicator(GovernmentRecord):
    """One of the 39 in a diagnosis: whose it is, until when, and how it stands on both sides.

    The four standing fields are worked out from the answers whenever one of them changes.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.PROTECT, related_name="indicators")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("responsible agency"),
    )
    position = models.PositiveSmallIntegerField()
    code = models.CharField(_("code"), max_length=5)
    due_on = models.DateField(_("due"), null=True, blank=True)
    goals = models.JSONField(_("goals (SDG)"), default=list, blank=True)
    goals_source = models.CharField(_("where the goals come from"), max_length=200, blank=True)

    self_colour = models.CharField(
        max_length=12, choices=choices(COLOURS_AND_NONE), default=Colour.NOT_ASSESSED
    )
    self_complete = models.BooleanField(default=False)
    verified_colour = models.CharField(
        max_length=12, choices=choices(COLOURS_AND_NONE), default=Colour.NOT_ASSESSED
    )
    verified_complete = models.BooleanField(default=False)

    self_note = models.TextField(_("what it rests on"), max_length=2000, blank=True)
    verified_note = models.TextField(_("what the verification found"), max_length=2000, blank=True)
    self_override = models.CharField(max_length=12, choices=choices(COLOURS), blank=True)
    self_override_reason = models.CharField(max_length=1000, blank=True)
    self_override_office = models.CharField(max_length=160, blank=True)
    verified_override = models.CharField(max_length=12, choices=choices(COLOURS), blank=True)
    verified_override_reason = models.CharField(max_length=1000, blank=True)
    verified_override_office = models.CharField(max_length=160, blank=True)

    objects: ClassVar = IndicatorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["diagnosis", "code"], name="iso18091_indicator_once"),
            models.CheckConstraint(
                condition=Q(self_override="") | ~Q(self_override_reason=""),
                name="iso18091_override_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(verified_override="") | ~Q(verified_override_reason=""),
                name="iso18091_verified_override_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.diagnosis.year}"

    def get_absolute_url(self) -> str:
        return reverse("iso18091_indicator", args=[self.pk])

    def standing(self, side: Side) -> Standing:
        """How it stands by the agency's word or by the verifier's."""
        if side is Side.SELF:
            return Standing(Colour(self.self_colour), self.self_complete)
        return Standing(Colour(self.verified_colour), self.verified_complete)

    def override(self, side: Side) -> Colour | None:
        value = self.self_override if side is Side.SELF else self.verified_override
        return Colour(value) if value else None


class AnswerQuerySet(SharedQuerySet["Answer"]):
    agency_path = None


class Answer(models.Model):
    """The colours of one sub-indicator, the agency's own and the verifier's."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+")
    self_colour = models.CharField(
        _("self-assessed"), max_length=12, choices=choices(COLOURS), blank=True
    )
    self_by = somebody()
    self_office = models.CharField(max_length=160, blank=True)
    self_on = models.DateField(null=True, blank=True)
    verified_colour = models.CharField(
        _("verified"), max_length=12, choices=choices(COLOURS), blank=True
    )
    verified_by = somebody()
    verified_office = models.CharField(max_length=160, blank=True)
    verified_on = models.DateField(null=True, blank=True)

    objects: ClassVar = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "question"], name="iso18091_one_answer_each"
            ),
            models.CheckConstraint(
                condition=Q(verified_by=None) | Q(self_by=None) | ~Q(verified_by=F("self_by")),
                name="iso18091_verified_by_another",
                violation_error_message=_("Somebody else verifies it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.self_colour}"

    def get_absolute_url(self) -> str:
        return reverse("iso18091_indicator", args=[self.indicator_id])

    def colour(self, side: Side) -> Colour:
        value = self.self_colour if side is Side.SELF else self.verified_colour
        return Colour(value) if value else Colour.NOT_ASSESSED


class EvidenceQuerySet(SharedQuerySet["Evidence"]):
    def standing(self) -> EvidenceQuerySet:
        return self.filter(withdrawn_on=None)

    def valid_on(self, day: date) -> EvidenceQuerySet:
        """Not withdrawn, of that day or before, and not run out."""
        return (
            self.standing()
            .filter(happened_on__lte=day)
            .filter(Q(valid_until=None) | Q(valid_until__gte=day))
        )


class Evidence(GovernmentRecord):
    """What speaks for an indicator: a record of Teraju, or a paper with its files."""

    indicator = models.ForeignKey(
        Indicator, on_delete=models.PROTECT, related_name="evidence", verbose_name=_("indicator")
    )
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    form = models.CharField(_("kind"), max_length=8, choices=choices(FORMS))
    title = models.CharField(_("title"), max_length=300)
    note = models.TextField(_("what it shows"), max_length=2000, blank=True)
    happened_on = models.DateField(_("day of the fact"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source_key = models.CharField(max_length=120, blank=True)
    source_url = models.CharField(max_length=300, blank=True)
    added_on = models.DateField(_("added on"))
    added_office = models.CharField(_("added by"), max_length=160)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "source_key"],
                condition=Q(withdrawn_on=None) & ~Q(source_key=""),
                name="iso18091_record_taken_once",
                violation_error_message=_("This record is evidence of the indicator already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("happened_on")),
                name="iso18091_evidence_ends_later",
                violation_error_message=_("The last day lies before the day of the fact."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""),
                name="iso18091_evidence_withdrawn_why",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("iso18091_evidence", args=[self.pk])

    def is_valid_on(self, day: date) -> bool:
        over = self.valid_until is not None and self.valid_until < day
        return self.withdrawn_on is None and self.happened_on <= day and not over
