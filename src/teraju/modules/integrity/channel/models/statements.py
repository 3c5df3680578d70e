"""What the channel said of itself, as it was signed there, and the closed cases that it names."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.organisation.models import Agency

from .choices import OUTCOMES, coded
from .common import AuditedQuerySet, WithdrawableRecord


class Statement(WithdrawableRecord):
    """A signed statement of the channel over one period; no word of a concern is in it.

    `agency_codes` empty means that the channel serves the whole government; a count that is None is
    so small, or so near to another, that people could be told from it.
    """

    channel = models.CharField(_("channel"), max_length=200)
    number = models.PositiveIntegerField(_("number"))
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    issued_on = models.DateField(_("issued on"))
    tested_on = models.DateField(_("channel tested on"), null=True, blank=True)
    agency_codes = models.JSONField(_("agencies"), default=list, blank=True)
    counts = models.JSONField(_("counts"), default=dict, blank=True)
    lists_cases = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, editable=False)
    key = models.CharField(max_length=44, editable=False)
    fingerprint = models.CharField(_("fingerprint of the key"), max_length=19, editable=False)
    # The file as it came: whoever doubts can check the signature again.
    content = models.TextField(editable=False)
    taken_in_on = models.DateField(_("taken in on"))
    taken_in_office = models.CharField(_("taken in by"), max_length=160, blank=True)

    objects: ClassVar = AuditedQuerySet["Statement"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="statement_days_in_order"
            ),
            models.UniqueConstraint(
                fields=["government", "key", "number"],
                condition=Q(withdrawn_on=None),
                name="statement_number_once_per_key",
                violation_error_message=_("This statement was taken in already."),
            ),
        ]
        indexes = [models.Index(fields=["government", "last_day"])]

    def __str__(self) -> str:
        return f"{self.channel} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("channel_statement", args=[self.pk])


class ClosedCaseQuerySet(AuditedQuerySet["ClosedCase"]):
    government_path = "statement__government"
    agency_path = "statement__agency"


class ClosedCase(models.Model):
    """A closed case as a statement names it: number, month and class of outcome, nothing else."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="cases")
    number = models.CharField(_("number"), max_length=40)
    month = models.DateField(_("month of closing"))
    outcome = models.CharField(
        pgettext_lazy("concern", "outcome"), max_length=20, choices=coded(OUTCOMES)
    )

    objects: ClassVar = ClosedCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="closed_case_once")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def government_id(self) -> int:
        return self.statement.government_id

    @property
    def agency(self) -> Agency:
        return self.statement.agency
