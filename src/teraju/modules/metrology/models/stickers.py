"""Stickers: rolls that come numbered, and each sticker that was used."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.stickers import LAST_NUMBER, RollState, sticker_code
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency

from .choices import choices
from .common import UnitRecord, somebody
from .registers import Instrument
from .unit_choices import ROLL_STATES, STICKER_STATES

NUMBER = [MinValueValidator(1), MaxValueValidator(LAST_NUMBER)]


class StickerRollQuerySet(ScopedQuerySet["StickerRoll"]):
    pass


class StickerRoll(UnitRecord):
    """A roll of stickers with running numbers; what is used of it has a record each."""

    name = models.CharField(_("roll"), max_length=40)
    first = models.PositiveIntegerField(_("first number"), validators=NUMBER)
    last = models.PositiveIntegerField(_("last number"), validators=NUMBER)
    received_on = models.DateField(_("received on"))
    state = models.CharField(
        _("status"), max_length=9, choices=choices(ROLL_STATES), default=RollState.IN_STOCK
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    # Bound and spoiled ones, kept beside the records they are counted from.
    used = models.PositiveIntegerField(_("used"), default=0)

    objects: ClassVar = StickerRollQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="metrology_roll_once",
                violation_error_message=_("A roll of this name is in the book already."),
            ),
            models.CheckConstraint(
                condition=Q(last__gte=F("first")),
                name="metrology_roll_numbers_in_order",
                violation_error_message=_("The last number is not below the first."),
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                & ~Q(withdrawn_because="")
                | Q(state="in_stock", withdrawn_on=None),
                name="metrology_withdrawn_roll_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["government", "first"])]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("metrology_roll", args=[self.pk])

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    @property
    def left(self) -> int:
        return self.size - self.used

    @property
    def first_code(self) -> str:
        return sticker_code(self.government_id, self.first)

    @property
    def last_code(self) -> str:
        return sticker_code(self.government_id, self.last)


class StickerQuerySet(ScopedQuerySet["Sticker"]):
    government_path = "roll__government"
    agency_path = "roll__agency"


class Sticker(Record):
    """A sticker that left its roll: on an instrument, replaced, withdrawn or spoiled."""

    roll = models.ForeignKey(StickerRoll, on_delete=models.PROTECT, related_name="stickers")
    code = models.CharField(_("code"), max_length=12, unique=True)
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="stickers",
        verbose_name=_("instrument"),
    )
    state = models.CharField(_("status"), max_length=9, choices=choices(STICKER_STATES))
    used_on = models.DateField(_("used on"))
    used_by = somebody(verbose_name=_("used by"))
    used_office = models.CharField(_("used by (office)"), max_length=160)
    ended_on = models.DateField(_("no longer valid since"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = StickerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(state="bound"),
                name="metrology_one_sticker_on_instrument",
            ),
            models.CheckConstraint(
                condition=Q(state="spoiled") | Q(instrument__isnull=False),
                name="metrology_bound_sticker_has_instrument",
            ),
            models.CheckConstraint(
                condition=Q(state="bound", ended_on=None)
                | (~Q(state="bound") & Q(ended_on__isnull=False)),
                name="metrology_ended_sticker_has_day",
            ),
        ]
        indexes = [models.Index(fields=["roll", "state"])]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("metrology_sticker", args=[self.pk])

    @property
    def government_id(self) -> int:
        return self.roll.government_id

    @property
    def agency(self) -> Agency:
        return self.roll.agency
