"""Nil statements: that in a period no gift was reported, said by somebody who answers for it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government


class NilStatementQuerySet(ScopedQuerySet["NilStatement"]):
    """Everybody of the place may know of it; no guest."""


class NilStatement(Record):
    """The statement of an agency for a period; it never changes."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    stated_on = models.DateField(_("stated on"))
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    stated_office = models.CharField(_("stated by"), max_length=160)
    note = models.CharField(_("how it was asked"), max_length=400)

    objects: ClassVar = NilStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "since"],
                name="nil_statement_once",
                violation_error_message=_("For this period it was stated already."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")) & Q(stated_on__gt=F("until")),
                name="nil_statement_after_period",
                violation_error_message=_("The period is not over yet."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name}, {date_format(self.since)} – {date_format(self.until)}"

    def get_absolute_url(self) -> str:
        return reverse("gratification_nil", args=[self.pk])
