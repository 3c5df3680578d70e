"""Due diligence on a partner: questionnaire, decision, conditions."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.diligence import BriberyLevel, Outcome
from teraju.modules.risks.domain.partner_states import DiligenceState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .partner_choices import DILIGENCE_STATES, LEVELS, OUTCOMES, choices
from .partners import Partner

OPEN = ("draft", "sent", "reviewed")


class DueDiligenceQuerySet(ScopedQuerySet["DueDiligence"]):
    def open(self) -> DueDiligenceQuerySet:
        return self.filter(state__in=OPEN)

    def decided(self) -> DueDiligenceQuerySet:
        return self.filter(state=DiligenceState.DECIDED)


class DueDiligence(Record):
    """A look into a partner before, and again while, the agency works with it.

    Once decided it stays as it is; the next one takes its place.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        related_name="diligences",
        verbose_name=pgettext_lazy("risks", "partner"),
    )
    subject = models.CharField(_("what it is about"), max_length=200)
    edition = models.CharField(_("questionnaire"), max_length=40, editable=False)
    level = models.CharField(
        _("bribery risk then"), max_length=9, choices=choices(LEVELS), editable=False
    )
    state = models.CharField(
        _("status"), max_length=8, choices=choices(DILIGENCE_STATES), default=DiligenceState.DRAFT
    )
    begun_on = models.DateField(_("begun on"), editable=False)
    filled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    filled_office = models.CharField(_("filled by"), max_length=160, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    score = models.DecimalField(
        _("score"), max_digits=5, decimal_places=2, null=True, blank=True, editable=False
    )
    allowed = models.CharField(
        _("what the answers allow"),
        max_length=14,
        choices=choices(OUTCOMES),
        blank=True,
        editable=False,
    )
    red_flags = models.JSONField(_("red flags"), default=list, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=14, choices=choices(OUTCOMES), blank=True)
    outcome_reason = models.CharField(_("reason of the outcome"), max_length=600, blank=True)
    reviewed_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, editable=False
    )
    reviewed_office = models.CharField(_("decided by"), max_length=160, blank=True, editable=False)
    reviewed_on = models.DateField(null=True, blank=True, editable=False)
    approved_office = models.CharField(_("approved by"), max_length=160, blank=True, editable=False)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    returned_reason = models.CharField(_("given back because"), max_length=400, blank=True)
    dropped_reason = models.CharField(_("dropped because"), max_length=400, blank=True)

    objects: ClassVar = DueDiligenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner"],
                condition=Q(state__in=OPEN),
                name="risks_diligence_one_open",
                violation_error_message=_("A due diligence on this partner is under way already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | (
                    ~Q(outcome="")
                    & ~Q(outcome_reason="")
                    & Q(decided_on__isnull=False, valid_until__gte=F("decided_on"))
                ),
                name="risks_diligence_decided_is_whole",
                violation_error_message=_("A decision has outcome, reason, day and last day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="decided", level="above_low") | ~Q(approved_office=""),
                name="risks_diligence_above_low_approved",
                violation_error_message=_("Above low the head approves."),
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by=None) | ~Q(reviewed_by=F("filled_by")),
                name="risks_diligence_four_eyes",
                violation_error_message=_("Whoever filled it does not decide it."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_reason=""),
                name="risks_diligence_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["partner", "state", "decided_on"])]

    def __str__(self) -> str:
        return gettext("Due diligence: %(partner)s") % {"partner": self.partner}

    def get_absolute_url(self) -> str:
        return reverse("risks_diligence", args=[self.pk])

    @property
    def is_decided(self) -> bool:
        return self.state == DiligenceState.DECIDED

    @property
    def level_then(self) -> BriberyLevel:
        return BriberyLevel(self.level)

    @property
    def found(self) -> Outcome | None:
        return Outcome(self.outcome) if self.outcome else None


class OfDiligenceQuerySet(ScopedQuerySet["DiligenceAnswer"]):
    government_path = "diligence__government"
    agency_path = "diligence__agency"


class DiligenceAnswer(Record):
    """The answer to one question of the questionnaire, with where it was found."""

    diligence = models.ForeignKey(DueDiligence, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(_("question"), max_length=40)
    answer = models.CharField(_("answer"), max_length=20, blank=True)
    source = models.CharField(
        pgettext_lazy("due diligence", "where it was found"), max_length=400, blank=True
    )

    objects: ClassVar = OfDiligenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["diligence", "question"], name="risks_diligence_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.answer}"


class ConditionQuerySet(ScopedQuerySet["DiligenceCondition"]):
    government_path = "diligence__government"
    agency_path = "diligence__agency"

    def open(self) -> ConditionQuerySet:
        return self.filter(done_on=None)


class DiligenceCondition(Record):
    """What has to be done so that a partner stays acceptable, by whom and by when."""

    diligence = models.ForeignKey(DueDiligence, on_delete=models.PROTECT, related_name="conditions")
    text = models.CharField(_("condition"), max_length=400)
    office = models.CharField(_("who sees to it"), max_length=160)
    due_on = models.DateField(_("by"))
    done_on = models.DateField(_("met on"), null=True, blank=True)
    done_note = models.CharField(_("how it was met"), max_length=400, blank=True)

    objects: ClassVar = ConditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(done_note=""),
                name="risks_condition_met_has_note",
                violation_error_message=_("Say how it was met."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return self.diligence.get_absolute_url()

    @property
    def government_id(self) -> int:
        return self.diligence.government_id

    @property
    def agency(self) -> Agency:
        return self.diligence.agency
