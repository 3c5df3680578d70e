"""What the unit may test: the letter of the ministry (SKKPTTU), its lines and its areas."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.scope import ScopeState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import choices
from .common import UnitRecord
from .unit_choices import SCOPE_STATES


class ScopeLetterQuerySet(ScopedQuerySet["ScopeLetter"]):
    guests = frozenset({Role.BODY_AUDITOR})


class ScopeLetter(UnitRecord):
    """A letter of scope; the one that comes into force later ends the one before."""

    number = models.CharField(_("number"), max_length=80)
    issued_on = models.DateField(_("issued on"))
    issuer = models.CharField(_("issued by"), max_length=160)
    region = models.CharField(_("own working area"), max_length=160)
    mark_code = models.CharField(_("code of the regional mark (tanda daerah)"), max_length=12)
    note = models.CharField(_("note"), max_length=400, blank=True)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(SCOPE_STATES), default=ScopeState.DRAFT
    )
    from_on = models.DateField(_("in force from"), null=True, blank=True)
    ended_on = models.DateField(_("no longer in force from"), null=True, blank=True)
    ended_because = models.CharField(_("why it ended"), max_length=300, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("revoked by"),
    )

    objects: ClassVar = ScopeLetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                name="metrology_scope_number_once",
                violation_error_message=_("This letter is in the register already."),
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(state="in_force"),
                name="metrology_one_scope_in_force",
                violation_error_message=_("Another letter is in force."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["in_force", "ended"]) | Q(from_on__isnull=False),
                name="metrology_scope_in_force_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__gte=F("from_on"))
                | (~Q(state="ended") & Q(ended_on=None)),
                name="metrology_scope_ended_has_day",
                violation_error_message=_("It ends on or after the day it came into force."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "from_on"])]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("metrology_scope", args=[self.pk])


class ScopeLineQuerySet(ScopedQuerySet["ScopeLine"]):
    government_path = "letter__government"
    agency_path = "letter__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class ScopeLine(Record):
    """A kind of the catalogue that the letter lists, with the bounds it sets."""

    letter = models.ForeignKey(ScopeLetter, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(_("kind"), max_length=40)
    # Separated by blanks, as on the plates: "II III IIII"; empty: any class.
    classes = models.CharField(_("classes"), max_length=40, blank=True)
    parameter = models.CharField(_("bounded by"), max_length=20, blank=True)
    lower = models.DecimalField(_("from"), max_digits=16, decimal_places=6, null=True, blank=True)
    upper = models.DecimalField(_("up to"), max_digits=16, decimal_places=6, null=True, blank=True)
    standards = models.CharField(_("standards and equipment listed"), max_length=600, blank=True)

    objects: ClassVar = ScopeLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(lower=None, upper=None) | ~Q(parameter=""),
                name="metrology_scope_bound_has_parameter",
                violation_error_message=_("Say what is bounded."),
            ),
            models.CheckConstraint(
                condition=Q(lower=None) | Q(upper=None) | Q(upper__gte=F("lower")),
                name="metrology_scope_bounds_in_order",
                violation_error_message=_("The upper bound is not below the lower one."),
            ),
        ]
        indexes = [models.Index(fields=["letter", "kind"])]

    def __str__(self) -> str:
        return self.kind


class ScopeAreaQuerySet(ScopedQuerySet["ScopeArea"]):
    government_path = "letter__government"
    agency_path = "letter__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class ScopeArea(Record):
    """Another region in which the unit works under an agreement between governments."""

    letter = models.ForeignKey(ScopeLetter, on_delete=models.PROTECT, related_name="areas")
    name = models.CharField(_("region"), max_length=160)
    agreement = models.CharField(_("number of the agreement"), max_length=80)
    since = models.DateField(pgettext_lazy("agreement", "holds from"), null=True, blank=True)
    until = models.DateField(pgettext_lazy("agreement", "holds until"), null=True, blank=True)

    objects: ClassVar = ScopeAreaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "name", "agreement"],
                name="metrology_scope_area_once",
                violation_error_message=_("This agreement is listed already."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="metrology_scope_area_days_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
