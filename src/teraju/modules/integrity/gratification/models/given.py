"""The register of gifts, hospitality and donations that the organisation gives or is offered."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification.domain.given_states import (
    CourtesyKind,
    CourtesyState,
    Direction,
)
from teraju.modules.risks.api import Partner
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import choices

DIRECTIONS = {
    Direction.GIVEN: pgettext_lazy("courtesy", "given by the agency"),
    Direction.RECEIVED: pgettext_lazy("courtesy", "offered to the agency"),
}
COURTESIES = {
    CourtesyKind.GIFT: pgettext_lazy("courtesy", "gift"),
    CourtesyKind.HOSPITALITY: pgettext_lazy("courtesy", "meal or hospitality"),
    CourtesyKind.DONATION: pgettext_lazy("courtesy", "donation"),
    CourtesyKind.SPONSORSHIP: pgettext_lazy("courtesy", "sponsorship"),
    CourtesyKind.TRAVEL: pgettext_lazy("courtesy", "travel or lodging"),
    CourtesyKind.OTHER: pgettext_lazy("courtesy", "something similar"),
}
COURTESY_STATES = {
    CourtesyState.REQUESTED: pgettext_lazy("courtesy", "waits for a decision"),
    CourtesyState.APPROVED: pgettext_lazy("courtesy", "approved"),
    CourtesyState.REFUSED: pgettext_lazy("courtesy", "refused"),
    CourtesyState.DONE: pgettext_lazy("courtesy", "carried out"),
    CourtesyState.CANCELLED: pgettext_lazy("courtesy", "cancelled"),
}
NOT_NEGATIVE = MinValueValidator(Decimal(0))


def _money(label: Any, **more: Any) -> Any:
    return models.DecimalField(
        label, max_digits=16, decimal_places=2, validators=[NOT_NEGATIVE], **more
    )


def _somebody(**more: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", **more
    )


class CourtesyQuerySet(ScopedQuerySet["Courtesy"]):
    """Of the organisation, not of a person: everybody of the place may read it; no guest."""

    def undecided(self) -> CourtesyQuerySet:
        return self.filter(state=CourtesyState.REQUESTED)


class Courtesy(Record):
    """One gift, meal, donation or the like, given or received by the organisation as such."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    direction = models.CharField(_("direction"), max_length=8, choices=choices(DIRECTIONS))
    kind = models.CharField(_("kind"), max_length=12, choices=choices(COURTESIES))
    what = models.CharField(_("what"), max_length=200)
    purpose = models.TextField(_("purpose"), max_length=1000)
    value = _money(_("estimated value"))
    event_on = models.DateField(_("day of the event"))
    partner = models.ForeignKey(
        Partner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("business associate"),
    )
    other_side = models.CharField(_("other side"), max_length=160, blank=True)
    # What was entered after the event says why nobody was asked before.
    late_because = models.CharField(_("why it is entered late"), max_length=400, blank=True)
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=choices(COURTESY_STATES),
        default=CourtesyState.REQUESTED,
    )
    requested_on = models.DateField(_("asked on"))
    requested_by = _somebody()
    requested_office = models.CharField(_("asked by"), max_length=160)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decided_by = _somebody(null=True, blank=True)
    decided_office = models.CharField(_("decided by"), max_length=160, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=400, blank=True)
    done_on = models.DateField(_("carried out on"), null=True, blank=True)
    actual_value = _money(_("actual value"), null=True, blank=True)
    ending_note = models.CharField(_("note"), max_length=400, blank=True)

    objects: ClassVar = CourtesyQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift or hospitality of the organisation")
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | ~Q(other_side=""),
                name="courtesy_has_other_side",
                violation_error_message=_("Choose a business associate, or name the other side."),
            ),
            models.CheckConstraint(
                condition=Q(requested_on__lte=F("event_on")) | ~Q(late_because=""),
                name="courtesy_late_has_reason",
                violation_error_message=_("Say why it is entered after the event."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["approved", "refused", "done"])
                | (Q(decided_on__isnull=False) & ~Q(decision_reason="")),
                name="courtesy_decided_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("requested_by")),
                name="courtesy_decided_by_somebody_else",
                violation_error_message=_("Nobody decides on what they asked for themselves."),
            ),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_on__isnull=False, actual_value__isnull=False),
                name="courtesy_done_has_day_and_value",
                violation_error_message=_("Give the day and the actual value."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "event_on"])]

    def __str__(self) -> str:
        return self.what

    def get_absolute_url(self) -> str:
        return reverse("gratification_courtesy", args=[self.pk])
