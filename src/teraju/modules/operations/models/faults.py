"""Nonconforming outputs: what was wrong, what became of it, and who verified that."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.states import UNRESOLVED, FaultState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import FAULT_STATES, Disposition, Origin, choices
from .outputs import Output
from .services import Service


class NonconformingOutputQuerySet(ScopedQuerySet["NonconformingOutput"]):
    def unresolved(self) -> NonconformingOutputQuerySet:
        return self.filter(state__in=UNRESOLVED)


class NonconformingOutput(Record):
    """A result, or a part of one, that does not meet what was promised."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    output = models.ForeignKey(
        Output,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="faults",
        verbose_name=pgettext_lazy("case", "order"),
    )
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("service"),
    )
    number = models.CharField(_("number"), max_length=80)
    what = models.TextField(_("what is wrong"), max_length=2000)
    origin = models.CharField(_("where it was found"), max_length=12, choices=Origin.choices)
    found_on = models.DateField(_("found on"))
    found_office = models.CharField(_("found by"), max_length=160)
    state = models.CharField(
        _("status"), max_length=10, choices=choices(FAULT_STATES), default=FaultState.OPEN
    )
    disposition = models.CharField(
        _("what became of it"), max_length=12, choices=Disposition.choices, blank=True
    )
    treatment = models.TextField(_("what was done"), max_length=2000, blank=True)
    authorised_office = models.CharField(_("concession given by"), max_length=160, blank=True)
    treated_at = models.DateTimeField(_("treated"), null=True, blank=True)
    treated_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    treated_office = models.CharField(_("treated by"), max_length=160, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_office = models.CharField(_("verified by"), max_length=160, blank=True)
    verification = models.CharField(_("how it was verified"), max_length=400, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = NonconformingOutputQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"],
                name="nonconforming_number_once",
                violation_error_message=_("Another nonconforming output has this number."),
            ),
            models.CheckConstraint(
                condition=~Q(disposition="concession") | ~Q(authorised_office=""),
                name="nonconforming_concession_authorised",
                violation_error_message=_("A concession names the office that gave it."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("operations_fault", args=[self.pk])

    @property
    def is_unresolved(self) -> bool:
        return self.state in UNRESOLVED
