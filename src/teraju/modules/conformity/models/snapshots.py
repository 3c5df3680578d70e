"""How an agency stood on a day, kept for the trend: counts of requirements by state."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .assessments import Assessment


class SnapshotQuerySet(ScopedQuerySet["ReadinessSnapshot"]):
    def assessed_on(self, day: date) -> Self:
        """Of agencies and editions that some assessment counts for on a day."""
        return self.filter(_assessed(day))

    def not_assessed_on(self, day: date) -> Self:
        return self.exclude(_assessed(day))


def _assessed(day: date) -> Exists:
    rows = Assessment.objects.counting_on(day)
    return Exists(rows.filter(agency=OuterRef("agency"), editions=OuterRef("edition")))


class ReadinessSnapshot(models.Model):
    """Counts of an agency's requirements by state, once a day and edition. Never a percentage."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="+", verbose_name=_("standard")
    )
    day = models.DateField(_("day"))
    conforming = models.PositiveSmallIntegerField(_("conforming"))
    attention = models.PositiveSmallIntegerField(_("needs attention"))
    missing = models.PositiveSmallIntegerField(_("not proved yet"))
    not_applicable = models.PositiveSmallIntegerField(_("not applicable"))

    objects: ClassVar = SnapshotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "edition", "day"], name="snapshot_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.edition} {self.day}"

    def get_absolute_url(self) -> str:
        return reverse("readiness_edition", args=[self.agency_id, self.edition_id])

    @property
    def open(self) -> int:
        return self.attention + self.missing
