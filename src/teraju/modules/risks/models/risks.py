"""Risks and opportunities, how they are rated, and what controls them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.planning.api import Process
from teraju.modules.risks.domain.answers import makes_demands
from teraju.modules.risks.domain.controls import Effectiveness, Practice, effectiveness_of
from teraju.modules.risks.domain.levels import ABOVE_LOW, Kind
from teraju.modules.risks.domain.matrix import HIGHEST
from teraju.modules.risks.domain.states import RiskState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import KINDS, LEVELS, PRACTICES, RESPONSES, SOURCES, STAGES, STATES
from .common import STEP, AgencyRecord, AuditedQuerySet, coded
from .partners import Partner


class RiskScheme(Record):
    """Which matrix and bands an agency (or the whole government) uses from a day on.

    A new one re-rates nothing: every rating keeps the matrix and the bands that it was made with.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    matrix = models.CharField(_("matrix"), max_length=20)
    bands = models.CharField(_("bands"), max_length=20)
    appetite = models.PositiveSmallIntegerField(_("largest value borne without a plan"))
    valid_from = models.DateField(_("in force from"))
    basis = models.CharField(_("what it rests on"), max_length=300)
    set_office = models.CharField(_("set by"), max_length=160, blank=True)

    objects: ClassVar = ScopedQuerySet["RiskScheme"].as_manager()

    class Meta:
        constraints = [
            # Two, because not every engine takes an empty agency for the same as another empty one.
            models.UniqueConstraint(
                fields=["agency", "valid_from"],
                condition=Q(agency__isnull=False),
                name="risk_scheme_once_a_day",
                violation_error_message=_("A choice from this day on stands already."),
            ),
            models.UniqueConstraint(
                fields=["government", "valid_from"],
                condition=Q(agency=None),
                name="risk_scheme_of_all_once_a_day",
                violation_error_message=_("A choice from this day on stands already."),
            ),
            models.CheckConstraint(
                condition=Q(appetite__gte=1, appetite__lte=HIGHEST), name="risk_appetite_in_matrix"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matrix}, {self.bands} ({self.valid_from:%d/%m/%Y})"

    def get_absolute_url(self) -> str:
        return reverse("risks_scheme", args=[self.pk])


class RiskQuerySet(AuditedQuerySet["Risk"]):
    """Risks of agencies."""

    def live(self) -> RiskQuerySet:
        return self.exclude(state=RiskState.CLOSED)

    def demanding(self) -> RiskQuerySet:
        """Bribery risks above low: those that ask for due diligence, checks and training."""
        above = Q(residual__level__in=ABOVE_LOW) | Q(residual=None, inherent__level__in=ABOVE_LOW)
        return self.filter(above, kind=Kind.BRIBERY)


class Risk(AgencyRecord):
    """What may happen, why, and what would follow; it stays when it has happened.

    `inherent` to `actual` point to the ratings that stand; earlier ones stay behind them.
    """

    code = models.CharField(_("code"), max_length=20)
    kind = models.CharField(_("kind"), max_length=11, choices=coded(KINDS))
    title = models.CharField(_("what may happen"), max_length=250)
    cause = models.TextField(_("cause"), max_length=1000)
    cause_source = models.CharField(
        _("where the cause lies"), max_length=8, choices=coded(SOURCES), default="internal"
    )
    is_controllable = models.BooleanField(_("the agency can influence it"), default=True)
    consequence = models.TextField(_("consequence"), max_length=1000)
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("process"),
    )
    # A post belongs to a module above this one: its id and its name are kept, see exposure.py.
    position_id = models.PositiveBigIntegerField(null=True, blank=True)
    position_title = models.CharField(_("post"), max_length=200, blank=True)
    partners = models.ManyToManyField(
        Partner, related_name="risks", blank=True, verbose_name=_("providers and associates")
    )
    owner_office = models.CharField(_("owner"), max_length=160)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in this office"),
    )
    identified_on = models.DateField(_("identified on"))
    state = models.CharField(
        _("status"), max_length=10, choices=coded(STATES), default=RiskState.IDENTIFIED
    )
    response = models.CharField(_("response"), max_length=8, choices=coded(RESPONSES), blank=True)
    response_reason = models.CharField(_("reason of the response"), max_length=400, blank=True)
    treated_on = models.DateField(_("treated on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_because = models.CharField(_("closed because"), max_length=400, blank=True)
    inherent = models.ForeignKey(
        "Rating", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    residual = models.ForeignKey(
        "Rating", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    target = models.ForeignKey(
        "Rating", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    actual = models.ForeignKey(
        "Rating", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = RiskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="risk_code_once",
                violation_error_message=_("A risk with this code exists already."),
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False)
                | (~Q(state="closed") & Q(closed_on=None)),
                name="risk_closed_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="treated") | Q(treated_on__isnull=False),
                name="risk_treated_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["identified", "closed"])
                | Q(inherent__isnull=False, residual__isnull=False),
                name="risk_rated_before_it_goes_on",
            ),
        ]
        indexes = [models.Index(fields=["government", "kind", "state"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("risks_risk", args=[self.pk])

    @property
    def is_bribery(self) -> bool:
        return self.kind == Kind.BRIBERY

    @property
    def is_opportunity(self) -> bool:
        return self.kind == Kind.OPPORTUNITY

    @property
    def is_closed(self) -> bool:
        return self.state == RiskState.CLOSED

    @property
    def standing(self) -> Rating | None:
        """The rating by which it stands today: as it turned out, else with its controls."""
        return self.actual or self.residual or self.inherent

    @property
    def makes_demands(self) -> bool:
        """Whether it asks for due diligence, checks of people and training."""
        inherent = self.inherent.level if self.inherent else ""
        return makes_demands(self.kind, inherent, self.residual.level if self.residual else "")


class Rating(AgencyRecord):
    """A judgement of likelihood and impact, with the matrix and bands it was made by.

    Never changed: the next judgement is a row of its own.
    """

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="ratings")
    stage = models.CharField(_("stage"), max_length=8, choices=coded(STAGES))
    likelihood = models.PositiveSmallIntegerField(_("likelihood"), validators=STEP)
    impact = models.PositiveSmallIntegerField(_("impact"), validators=STEP)
    value = models.PositiveSmallIntegerField(_("value"))
    level = models.CharField(_("level"), max_length=9, choices=coded(LEVELS))
    matrix = models.CharField(_("matrix"), max_length=20)
    matrix_edition = models.CharField(max_length=40)
    bands = models.CharField(_("bands"), max_length=20)
    bands_edition = models.CharField(max_length=40)
    appetite = models.PositiveSmallIntegerField(_("largest value borne without a plan"))
    reason = models.CharField(_("what the judgement rests on"), max_length=400, blank=True)
    rated_on = models.DateField(_("rated on"))
    rated_office = models.CharField(_("rated by"), max_length=160, blank=True)

    objects: ClassVar = AuditedQuerySet["Rating"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__gte=1, likelihood__lte=5, impact__gte=1, impact__lte=5),
                name="rating_in_matrix",
            ),
            models.CheckConstraint(
                condition=Q(value__gte=1, value__lte=HIGHEST), name="rating_value_in_matrix"
            ),
        ]
        indexes = [models.Index(fields=["risk", "stage", "rated_on"])]

    def __str__(self) -> str:
        return f"{self.value} ({self.get_level_display()})"

    @property
    def is_above_appetite(self) -> bool:
        return self.value > self.appetite


class Control(AgencyRecord):
    """What holds a risk down today, and how far somebody saw it work."""

    risk = models.ForeignKey(Risk, on_delete=models.PROTECT, related_name="controls")
    description = models.CharField(_("control"), max_length=400)
    practice = models.CharField(_("how it is lived"), max_length=9, choices=coded(PRACTICES))
    proof = models.CharField(_("what shows it"), max_length=300, blank=True)
    checked_on = models.DateField(_("looked at on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_because = models.CharField(_("ended because"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet["Control"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(practice=Practice.PROVEN) | ~Q(proof=""),
                name="control_proven_has_proof",
                violation_error_message=_("Say which records prove that it is run."),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    def get_absolute_url(self) -> str:
        return self.risk.get_absolute_url()

    @property
    def effectiveness(self) -> Effectiveness:
        return effectiveness_of(self.practice)
