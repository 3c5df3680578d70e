"""Providers and business associates: who they are, and what the agency buys from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks.domain.diligence import BriberyLevel
from teraju.modules.risks.domain.evaluation import EvaluationResult
from teraju.modules.risks.domain.partner_states import EngagementState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

from .common import AuditedQuerySet
from .partner_choices import (
    ENGAGEMENT_STATES,
    LEVELS,
    PARTNER_CONTROLS,
    PARTNER_KINDS,
    RESULTS,
    choices,
)


class PartnerQuerySet(AuditedQuerySet["Partner"]):
    def current(self) -> PartnerQuerySet:
        """Those that the agency still works with."""
        return self.filter(ended_on=None)

    def above_low(self) -> PartnerQuerySet:
        return self.filter(bribery_level=BriberyLevel.ABOVE_LOW)


class Partner(Record):
    """An organisation or person from outside with which an agency works."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=14, choices=choices(PARTNER_KINDS))
    affects_service = models.BooleanField(_("affects the quality of services"), default=True)
    tax_number = models.CharField(
        _("NPWP"),
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[0-9.\-]{15,20}$", _("An NPWP has 15 or 16 digits."))],
    )
    business_number = models.CharField(
        _("NIB"),
        max_length=13,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{13}$", _("A NIB has 13 digits."))],
    )
    supplies = models.CharField(_("what it does for the agency"), max_length=300)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    begun_on = models.DateField(_("works with the agency since"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ending_reason = models.CharField(_("why it ended"), max_length=400, blank=True)
    bribery_level = models.CharField(
        _("bribery risk"), max_length=9, choices=choices(LEVELS), default=BriberyLevel.UNKNOWN
    )
    level_reason = models.CharField(_("reason of the judgement"), max_length=400, blank=True)
    level_on = models.DateField(_("judged on"), null=True, blank=True)
    blocked_on = models.DateField(_("blocked on"), null=True, blank=True)
    block_reason = models.CharField(_("why it is blocked"), max_length=400, blank=True)

    objects: ClassVar = PartnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="risks_partner_once",
                violation_error_message=_("The agency has a partner of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(bribery_level="unknown")
                | (~Q(level_reason="") & Q(level_on__isnull=False)),
                name="risks_partner_level_has_reason",
                violation_error_message=_("Say why the bribery risk is judged so."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None)
                | (~Q(ending_reason="") & Q(ended_on__gte=F("begun_on"))),
                name="risks_partner_ended_has_reason",
                violation_error_message=_("Say why it ended, on a day after it began."),
            ),
            models.CheckConstraint(
                condition=Q(blocked_on=None) | ~Q(block_reason=""),
                name="risks_partner_blocked_has_reason",
                violation_error_message=_("Say why it is blocked."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "bribery_level"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("risks_partner", args=[self.pk])

    @property
    def is_above_low(self) -> bool:
        return self.bribery_level == BriberyLevel.ABOVE_LOW

    @property
    def level(self) -> BriberyLevel:
        return BriberyLevel(self.bribery_level)

    def level_on_day(self, day: date) -> BriberyLevel:
        """The level as far as it was judged by a day."""
        is_judged = self.level_on is not None and self.level_on <= day
        return self.level if is_judged else BriberyLevel.UNKNOWN


class EvaluationQuerySet(AuditedQuerySet["Evaluation"]):
    def standing(self) -> EvaluationQuerySet:
        return self.filter(annulled_on=None)


class Evaluation(Record):
    """How a provider did in a period, by criteria; a later one takes its place."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="evaluations")
    edition = models.CharField(_("criteria"), max_length=40, editable=False)
    since = models.DateField(_("looked at from"))
    until = models.DateField(_("looked at until"))
    marks = models.JSONField(_("marks"), default=dict)
    score = models.DecimalField(_("score"), max_digits=3, decimal_places=2)
    result = models.CharField(_("result"), max_length=10, choices=choices(RESULTS))
    reason = models.CharField(_("what it rests on"), max_length=600)
    conditions = models.CharField(_("conditions"), max_length=600, blank=True)
    evaluated_on = models.DateField(_("evaluated on"))
    evaluated_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", editable=False
    )
    evaluated_office = models.CharField(_("evaluated by"), max_length=160, editable=False)
    next_on = models.DateField(_("evaluated again by"))
    annulled_on = models.DateField(_("annulled on"), null=True, blank=True)
    annulled_reason = models.CharField(_("why it was annulled"), max_length=400, blank=True)

    objects: ClassVar = EvaluationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "until"],
                condition=Q(annulled_on=None),
                name="risks_evaluation_once_a_period",
                violation_error_message=_("This period was evaluated already."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")) & Q(evaluated_on__gte=F("until")),
                name="risks_evaluation_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="risks_evaluation_has_reason",
                violation_error_message=_("Say what it rests on."),
            ),
            models.CheckConstraint(
                condition=~Q(result="conditions") | ~Q(conditions=""),
                name="risks_evaluation_has_conditions",
                violation_error_message=_("Name the conditions."),
            ),
            models.CheckConstraint(
                condition=Q(annulled_on=None) | ~Q(annulled_reason=""),
                name="risks_evaluation_annulled_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.until:%Y}"

    def get_absolute_url(self) -> str:
        return reverse("risks_evaluation", args=[self.pk])

    @property
    def outcome(self) -> EvaluationResult:
        return EvaluationResult(self.result)


class EngagementQuerySet(AuditedQuerySet["Engagement"]):
    def running(self) -> EngagementQuerySet:
        return self.filter(state=EngagementState.RUNNING)


class Engagement(Record):
    """Something an agency buys from, or does with, a partner: from procurement to its end."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        related_name="engagements",
        verbose_name=pgettext_lazy("risks", "partner"),
    )
    title = models.CharField(_("what"), max_length=200)
    requirements = models.TextField(_("what is asked of it"), max_length=2000, blank=True)
    value = models.DecimalField(
        _("value"), max_digits=15, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    procurement_number = models.CharField(_("procurement number"), max_length=60, blank=True)
    has_ending_clause = models.BooleanField(_("contract may be ended for bribery"), default=False)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(ENGAGEMENT_STATES),
        default=EngagementState.PLANNED,
    )
    started_on = models.DateField(_("started on"), null=True, blank=True)
    # By which due diligence it could start, where one was asked.
    diligence_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    acceptance = models.CharField(_("what was delivered"), max_length=600, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = EngagementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="risks_engagement_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="risks_engagement_value_not_negative",
                violation_error_message=_("A value is not negative."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["running", "ended"]) | Q(started_on__isnull=False),
                name="risks_engagement_started_has_day",
                violation_error_message=_("What was started has its day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | (Q(ended_on__isnull=False) & ~Q(acceptance="")),
                name="risks_engagement_ended_has_result",
                violation_error_message=_("Say what was delivered."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="risks_engagement_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("risks_engagement", args=[self.pk])


class CommitmentQuerySet(AuditedQuerySet["Commitment"]):
    def standing(self) -> CommitmentQuerySet:
        return self.filter(withdrawn_on=None)


class Commitment(Record):
    """A partner's signed word against bribery, or why it cannot be asked and what is done then."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="commitments")
    is_signed = models.BooleanField(_("signed"), default=True)
    scope = models.CharField(_("what it covers"), max_length=300)
    signed_on = models.DateField(_("signed or judged on"))
    valid_until = models.DateField(_("valid until"))
    signatory = models.CharField(_("signed by (office)"), max_length=160, blank=True)
    reason = models.CharField(_("why it is not practicable"), max_length=600, blank=True)
    managed_by = models.CharField(_("how the risk is managed then"), max_length=600, blank=True)
    recorded_on = models.DateField(editable=False)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=400, blank=True)

    objects: ClassVar = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "signed_on", "scope"],
                condition=Q(withdrawn_on=None),
                name="risks_commitment_once",
                violation_error_message=_("This commitment is on record already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("signed_on")),
                name="risks_commitment_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(is_signed=True) | (~Q(reason="") & ~Q(managed_by="")),
                name="risks_commitment_unsigned_has_reason",
                violation_error_message=_("Say why not, and how the risk is managed then."),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(withdrawn_reason=""),
                name="risks_commitment_withdrawn_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.scope}"

    def get_absolute_url(self) -> str:
        return reverse("risks_commitment", args=[self.pk])


class ControlCheck(Record):
    """What a partner does against bribery itself, and what was asked of it where that is little."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="control_checks")
    controls = models.CharField(
        _("controls of the partner"), max_length=8, choices=choices(PARTNER_CONTROLS)
    )
    basis = models.CharField(_("what was looked at"), max_length=600)
    asked = models.CharField(_("what was asked of it"), max_length=600, blank=True)
    asked_by = models.DateField(_("to be done by"), null=True, blank=True)
    not_asked_because = models.CharField(
        _("why nothing can be asked, and how the risk is managed"), max_length=600, blank=True
    )
    checked_on = models.DateField(_("checked on"))
    checked_office = models.CharField(_("checked by"), max_length=160, editable=False)
    next_on = models.DateField(_("checked again by"))

    objects: ClassVar = AuditedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "checked_on"],
                name="risks_control_check_once_a_day",
                violation_error_message=_("It was checked on this day already."),
            ),
            models.CheckConstraint(
                condition=Q(controls="in_place")
                | (~Q(asked="") & Q(asked_by__isnull=False))
                | ~Q(not_asked_because=""),
                name="risks_control_check_asks",
                violation_error_message=_("Say what was asked of it by when, or why nothing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partner} {self.checked_on:%Y}"

    def get_absolute_url(self) -> str:
        return self.partner.get_absolute_url()
