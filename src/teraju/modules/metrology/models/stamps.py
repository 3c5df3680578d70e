"""The stamps of a year: applied for, received, counted, handed over."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.stamps import StockState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import choices
from .common import UnitRecord
from .unit_choices import SITES, STAMP_KINDS, STOCK_STATES

LARGEST_COUNT = 10_000


class StampStockQuerySet(ScopedQuerySet["StampStock"]):
    guests = frozenset({Role.BODY_AUDITOR})


class StampStock(UnitRecord):
    """The stamps of one year of one unit, from the application to the receipt by the ministry."""

    year = models.PositiveSmallIntegerField(
        _("year of the stamps"), validators=[MinValueValidator(2000), MaxValueValidator(2199)]
    )
    state = models.CharField(
        _("status"), max_length=11, choices=choices(STOCK_STATES), default=StockState.PLANNED
    )
    grounds = models.TextField(_("grounds of the need"), max_length=1000, blank=True)
    requested_on = models.DateField(_("applied for on"), null=True, blank=True)
    request_letter = models.CharField(_("letter of application"), max_length=80, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    receipt = models.CharField(_("minutes of receipt"), max_length=80, blank=True)
    handed_on = models.DateField(_("handed over on"), null=True, blank=True)
    # As long as the number of a paper.
    handover = models.CharField(_("minutes of hand-over"), max_length=160, blank=True)
    confirmed_on = models.DateField(_("received by the ministry on"), null=True, blank=True)
    confirmation = models.CharField(_("letter of the ministry"), max_length=80, blank=True)

    objects: ClassVar = StampStockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                name="metrology_stock_once",
                violation_error_message=_("The stamps of this year are in the book already."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "requested"], received_on=None)
                | Q(state__in=["received", "handed_over", "closed"], received_on__isnull=False),
                name="metrology_stock_received_has_day",
            ),
            models.CheckConstraint(
                condition=Q(handed_on=None) | Q(handed_on__gte=F("received_on")),
                name="metrology_stock_handed_later",
                violation_error_message=_("They are handed over after they were received."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(confirmed_on__gte=F("handed_on")),
                name="metrology_stock_confirmed_later",
                violation_error_message=_("The ministry receives them after the hand-over."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)

    def get_absolute_url(self) -> str:
        return reverse("metrology_stock", args=[self.pk])


class OfStock:
    """Where rows of this kind belong."""

    government_path = "stock__government"
    agency_path: str | None = "stock__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class StampLineQuerySet(OfStock, ScopedQuerySet["StampLine"]):
    pass


class StampLine(Record):
    """Stamps of one kind, size and site: how many were asked for, came, and are missing."""

    stock = models.ForeignKey(StampStock, on_delete=models.PROTECT, related_name="lines")
    kind = models.CharField(_("kind"), max_length=8, choices=choices(STAMP_KINDS))
    size = models.CharField(_("size"), max_length=8)
    site = models.CharField(_("used"), max_length=6, choices=choices(SITES))
    requested = models.PositiveIntegerField(
        _("applied for"), default=0, validators=[MaxValueValidator(LARGEST_COUNT)]
    )
    received = models.PositiveIntegerField(
        _("received"), default=0, validators=[MaxValueValidator(LARGEST_COUNT)]
    )
    missing = models.PositiveIntegerField(_("missing or broken"), default=0)

    objects: ClassVar = StampLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stock", "kind", "size", "site"], name="metrology_stamp_line_once"
            ),
            models.CheckConstraint(
                condition=Q(missing__lte=F("received")), name="metrology_stamp_missing_of_received"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.size}"


class StampCountQuerySet(OfStock, ScopedQuerySet["StampCount"]):
    pass


class StampCount(Record):
    """A count sheet: what the book said and what was found, by two people."""

    stock = models.ForeignKey(StampStock, on_delete=models.PROTECT, related_name="counts")
    counted_on = models.DateField(_("counted on"))
    office = models.CharField(_("counted by"), max_length=160)
    witness = models.CharField(_("in the presence of"), max_length=160)
    explanation = models.CharField(_("explanation of a difference"), max_length=600, blank=True)
    # Two numbers kept beside the lines, for the list of counts.
    expected = models.PositiveIntegerField(_("by the book"))
    found = models.PositiveIntegerField(_("found"))

    objects: ClassVar = StampCountQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stock", "counted_on"])]

    def __str__(self) -> str:
        return date_format(self.counted_on)


class OfCount(ScopedQuerySet["StampCountLine"]):
    government_path = "count__stock__government"
    agency_path = "count__stock__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class StampCountLine(models.Model):
    """One line of a count sheet."""

    count = models.ForeignKey(StampCount, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(StampLine, on_delete=models.PROTECT, related_name="+")
    expected = models.PositiveIntegerField(_("by the book"))
    found = models.PositiveIntegerField(_("found"))

    objects: ClassVar = OfCount.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["count", "line"], name="metrology_count_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.expected}/{self.found}"
