"""Test sheets (cerapan): what was read at an instrument, attempt by attempt, and who judged."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.marks import Remedy, SheetState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile

from .choices import choices
from .common import UnitRecord
from .order_choices import CONTROLS, REMEDIES, SHEET_STATES, VERDICTS
from .orders import AUDITORS, OrderLine
from .registers import Instrument, Place, Repairer
from .standards import Standard


class SheetQuerySet(ScopedQuerySet["Sheet"]):
    guests = AUDITORS


class Sheet(UnitRecord):
    """A test of one instrument by one official; the verdict is the engine's, never typed."""

    # Given by the device that began it: sent twice it is one sheet.
    key = models.UUIDField(_("key"))
    instrument = models.ForeignKey(
        Instrument, on_delete=models.PROTECT, related_name="sheets", verbose_name=_("instrument")
    )
    line = models.ForeignKey(
        OrderLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sheets",
        verbose_name=pgettext_lazy("verification", "order"),
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    control = models.CharField(_("kind of control"), max_length=10, choices=choices(CONTROLS))
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("tester"),
    )
    tester_office = models.CharField(_("tester (office)"), max_length=160)
    # The day of the test: whose rules judge, whose stamps mark.
    tested_on = models.DateField(_("tested on"))
    started_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    # The plate as it stood on the day: what the register says later changes nothing here.
    plate = models.JSONField(_("plate"), default=dict, blank=True)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(SHEET_STATES), default=SheetState.OPEN
    )
    verdict = models.CharField(
        _("verdict of the engine"), max_length=9, choices=choices(VERDICTS), blank=True
    )
    reason_en = models.CharField(max_length=600, blank=True)
    reason_id = models.CharField(max_length=600, blank=True)
    # The rules that the verdict rests on, as the engine names them.
    rules = models.JSONField(default=list, blank=True)
    standards = models.ManyToManyField(
        Standard, related_name="+", blank=True, verbose_name=_("standards")
    )
    photo = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo of the marks"),
    )
    note = models.CharField(_("note"), max_length=400, blank=True)

    objects: ClassVar = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "key"], name="metrology_sheet_once"),
            models.UniqueConstraint(
                fields=["instrument"],
                condition=Q(state="open"),
                name="metrology_one_open_sheet",
                violation_error_message=_("Somebody is testing this instrument already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | (~Q(verdict="") & Q(ended_at__isnull=False)),
                name="metrology_decided_sheet_has_verdict",
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "tested_on"]),
            models.Index(fields=["tester", "tested_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.instrument}, {date_format(self.tested_on)}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_sheet", args=[self.pk])


class AttemptQuerySet(ScopedQuerySet["Attempt"]):
    government_path = "sheet__government"
    agency_path = "sheet__agency"
    guests = AUDITORS


class Attempt(Record):
    """One round of readings: the first as found, a later one as left after a remedy."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="attempts")
    ordinal = models.PositiveSmallIntegerField(_("attempt"))
    # What was done before this round; nothing before the first.
    remedy = models.CharField(
        _("done before"), max_length=8, choices=choices(REMEDIES), default=Remedy.NONE
    )
    repairer = models.ForeignKey(
        Repairer,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("repairer"),
    )
    remedy_note = models.CharField(_("what was done"), max_length=300, blank=True)
    # `tests` of the engine's input, and the engine's whole answer.
    readings = models.JSONField(_("readings"), default=dict, blank=True)
    # What stands in the cells of the worksheet, finished or not; `readings` follows from it.
    cells = models.JSONField(default=dict, blank=True)
    answer = models.JSONField(default=dict, blank=True)
    verdict = models.CharField(
        _("verdict of the engine"), max_length=9, choices=choices(VERDICTS), blank=True
    )

    objects: ClassVar = AttemptQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "ordinal"], name="metrology_attempt_once"),
            models.CheckConstraint(
                condition=Q(ordinal__gte=1)
                & (Q(ordinal=1, remedy="none") | Q(ordinal__gt=1) & ~Q(remedy="none")),
                name="metrology_later_attempt_has_remedy",
                violation_error_message=_("Say what was done before it was tried again."),
            ),
            models.CheckConstraint(
                condition=~Q(remedy="repaired") | Q(repairer__isnull=False),
                name="metrology_repair_has_repairer",
                violation_error_message=_("Say who repaired it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.ordinal}"
