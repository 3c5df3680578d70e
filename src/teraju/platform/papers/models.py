"""Issued papers, and the counters and patterns of official numbers."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

from . import audiences

LONGEST_NUMBER = 160


class NumberSeries(models.Model):
    """The last number given out of one counter in one period. Locked while a number is taken."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    period_key = models.CharField(max_length=10, blank=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "key", "period_key"], name="number_series_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.period_key}: {self.last}"


class CounterReset(models.TextChoices):
    NONE = "none", _("never")
    YEAR = "year", _("each year")
    MONTH = "month", _("each month")


class NumberPatternQuerySet(ScopedQuerySet["NumberPattern"]):
    agency_path = None


class NumberPattern(models.Model):
    """How one kind of official number is written in one government."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(_("kind of number"), max_length=80)
    pattern = models.CharField(_("pattern"), max_length=120)
    reset = models.CharField(
        _("counter begins again"),
        max_length=5,
        choices=CounterReset.choices,
        default=CounterReset.YEAR,
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = NumberPatternQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "key"], name="number_pattern_once"),
            models.CheckConstraint(
                condition=Q(reset__in=CounterReset.values), name="number_pattern_reset_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.pattern}"

    @property
    def agency(self) -> Agency | None:
        """Patterns belong to the government as a whole."""
        return None


class PaperStatus(models.TextChoices):
    VALID = "valid", _("valid")
    REVOKED = "revoked", _("revoked")


class PaperQuerySet(ScopedQuerySet["Paper"]):
    """Papers are found by code without any scope: whoever holds the paper holds the code."""

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """Papers of the viewer's places, but not those about records that the viewer may not see.

        Which records ask for that, and which are read from elsewhere too, their modules say: see
        audiences.py.
        """
        here = super().visible_to(viewer).values("pk")
        found = self.filter(Q(pk__in=here) | audiences.from_elsewhere(viewer))
        return found.filter(*audiences.conditions(viewer))

    def about(self, target: models.Model) -> PaperQuerySet:
        """The papers issued about one record."""
        return self.filter(target_type=target._meta.label_lower, target_id=str(target.pk))


class Paper(Record):
    """A signed paper as it was issued; only its revocation ever changes."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="papers")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="papers"
    )
    template = models.CharField(_("template"), max_length=40)
    number_key = models.CharField(_("kind of number"), max_length=80)
    number = models.CharField(_("number"), max_length=LONGEST_NUMBER)
    title = models.CharField(_("title"), max_length=200)
    code = models.CharField(_("verification code"), max_length=14, unique=True)
    target_type = models.CharField(max_length=100)
    target_id = models.CharField(max_length=40)
    target_label = models.CharField(_("about"), max_length=300)
    sha256 = models.CharField(_("fingerprint (SHA-256)"), max_length=64, db_index=True)
    size = models.PositiveIntegerField(_("size"))
    issued_at = models.DateTimeField(_("issued at"))
    issued_office = models.CharField(_("signed by"), max_length=160)
    language = models.CharField(_("language"), max_length=5)
    facts = models.JSONField(_("what the public page shows"), default=list, blank=True)
    replaced_glyphs = models.CharField(max_length=200, blank=True)
    is_public = models.BooleanField(_("anyone may download it"), default=False)
    status = models.CharField(
        _("status"), max_length=8, choices=PaperStatus.choices, default=PaperStatus.VALID
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_reason = models.TextField(_("reason of the revocation"), max_length=1000, blank=True)
    replaced_by = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaces",
        verbose_name=_("replaced by"),
    )

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number_key", "number"], name="paper_number_once"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status="valid", revoked_at=None, revoked_reason="", replaced_by=None)
                    | (Q(status="revoked", revoked_at__isnull=False) & ~Q(revoked_reason=""))
                ),
                name="paper_revoked_with_date_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("issued_at")),
                name="paper_revoked_after_issue",
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("pk")),
                name="paper_not_replaced_by_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["target_type", "target_id"]),
            models.Index(fields=["government", "-issued_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("paper", args=[self.pk])

    @property
    def is_valid(self) -> bool:
        return self.status == PaperStatus.VALID

    @property
    def issued_on(self) -> date:
        """The day of issue at the government's place. Needs `government` at hand."""
        return self.government.day_of(self.issued_at)

    @property
    def revoked_on(self) -> date | None:
        """The day of the revocation at the government's place. Needs `government` at hand."""
        at = self.revoked_at
        return self.government.day_of(at) if at else None

    @property
    def file_name(self) -> str:
        """A name for the downloaded file, without characters that file systems refuse."""
        words = "-".join(part for part in self.number.replace("/", "-").split() if part)
        return f"{''.join(c for c in words if c.isalnum() or c in '-_.')}.pdf"

    def fact_lines(self) -> list[tuple[str, str]]:
        """The public facts as pairs of label and value."""
        lines: Any = self.facts
        return [(str(label), str(value)) for label, value in lines]
