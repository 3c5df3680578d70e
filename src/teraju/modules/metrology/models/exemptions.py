"""Exemptions from re-verification (bebas tera ulang): asked for, decided, withdrawn."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.exemptions import ExemptionState
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import EXEMPTION_PURPOSES, EXEMPTION_STATES, choices
from .common import UnitRecord
from .registers import AUDITORS, Instrument


class ExemptionQuerySet(ScopedQuerySet["Exemption"]):
    guests = AUDITORS

    def open(self) -> ExemptionQuerySet:
        return self.filter(state=ExemptionState.REQUESTED)

    def standing(self) -> ExemptionQuerySet:
        return self.filter(state=ExemptionState.GRANTED)


class Exemption(UnitRecord):
    """An instrument for a company's own control only: not verified again while it stays so."""

    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        related_name="exemptions",
        verbose_name=_("instrument"),
    )
    purpose = models.CharField(
        _("used only in"), max_length=16, choices=choices(EXEMPTION_PURPOSES)
    )
    location = models.CharField(pgettext_lazy("exemption", "where exactly"), max_length=300)
    letter = models.CharField(_("number of the request"), max_length=120, blank=True)
    requested_on = models.DateField(_("requested on"))
    due_on = models.DateField(_("decision by"))
    edition = models.CharField(_("edition of the rules"), max_length=60)
    state = models.CharField(
        _("state"),
        max_length=12,
        choices=choices(EXEMPTION_STATES),
        default=ExemptionState.REQUESTED,
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_reason = models.CharField(_("reason of the decision"), max_length=400, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=400, blank=True)

    objects: ClassVar = ExemptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(state__in=["requested", "granted"]),
                name="metrology_one_exemption_at_a_time",
                violation_error_message=_("An exemption of this instrument is open already."),
            ),
            models.CheckConstraint(
                condition=(Q(state="requested") & Q(decided_on__isnull=True))
                | (~Q(state="requested") & Q(decided_on__isnull=False)),
                name="metrology_exemption_decided",
                violation_error_message=_("A decision has a day."),
            ),
            models.CheckConstraint(
                condition=(Q(state="withdrawn") & Q(withdrawn_on__isnull=False))
                | (~Q(state="withdrawn") & Q(withdrawn_on__isnull=True)),
                name="metrology_exemption_withdrawn",
                violation_error_message=_("A withdrawal has a day."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "due_on"])]

    def __str__(self) -> str:
        return self.instrument.tag

    def get_absolute_url(self) -> str:
        return reverse("metrology_exemption", args=[self.pk])
