"""Yearly worksheets of financial and non-financial controls."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.partner_states import WorksheetState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

from .common import AuditedQuerySet
from .partner_choices import (
    CONTROL_ANSWERS,
    CONTROL_KINDS,
    WORKSHEET_STATES,
    ControlAnswer,
    ControlKind,
    choices,
)


class ControlWorksheet(Record):
    """The controls of a year looked through one by one, approved by the head."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    kind = models.CharField(_("controls"), max_length=13, choices=choices(CONTROL_KINDS))
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2000), MaxValueValidator(2199)]
    )
    edition = models.CharField(_("questions"), max_length=40, editable=False)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(WORKSHEET_STATES), default=WorksheetState.DRAFT
    )
    begun_on = models.DateField(editable=False)
    filled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", editable=False)
    filled_office = models.CharField(_("filled by"), max_length=160, editable=False)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_office = models.CharField(_("approved by"), max_length=160, blank=True)
    returned_reason = models.CharField(_("given back because"), max_length=400, blank=True)
    dropped_reason = models.CharField(_("dropped because"), max_length=400, blank=True)

    objects: ClassVar = AuditedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "kind", "year"],
                condition=~Q(state="dropped"),
                name="risks_worksheet_once_a_year",
                violation_error_message=_("The agency has this worksheet of the year already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_on__isnull=False),
                name="risks_worksheet_approved_has_day",
                violation_error_message=_("An approved worksheet has its day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(dropped_reason=""),
                name="risks_worksheet_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]

    def __str__(self) -> str:
        word = CONTROL_KINDS[ControlKind(self.kind)]
        return gettext("Worksheet %(kind)s %(year)s") % {"kind": word, "year": self.year}

    def get_absolute_url(self) -> str:
        return reverse("risks_worksheet", args=[self.pk])


class LineQuerySet(AuditedQuerySet["ControlLine"]):
    government_path = "worksheet__government"
    agency_path = "worksheet__agency"

    def gaps(self) -> LineQuerySet:
        return self.filter(answer__in=[ControlAnswer.PARTLY, ControlAnswer.NO])

    def open_gaps(self) -> LineQuerySet:
        return self.gaps().filter(done_on=None)


class ControlLine(Record):
    """One control of a worksheet: how it stands, what shows it, and what is done about a gap."""

    worksheet = models.ForeignKey(ControlWorksheet, on_delete=models.PROTECT, related_name="lines")
    order = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    answer = models.CharField(
        _("how it stands"), max_length=14, choices=choices(CONTROL_ANSWERS), blank=True
    )
    evidence = models.CharField(_("what shows it"), max_length=400, blank=True)
    action = models.CharField(_("what is done about the gap"), max_length=400, blank=True)
    office = models.CharField(_("who sees to it"), max_length=160, blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    done_note = models.CharField(_("what was done"), max_length=400, blank=True)

    objects: ClassVar = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["worksheet", "code"], name="risks_control_line_once"),
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(done_note=""),
                name="risks_control_line_done_has_note",
                violation_error_message=_("Say what was done."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return self.worksheet.get_absolute_url()

    @property
    def government_id(self) -> int:
        return self.worksheet.government_id

    @property
    def agency(self) -> Agency:
        return self.worksheet.agency

    @property
    def is_gap(self) -> bool:
        return self.answer in (ControlAnswer.PARTLY, ControlAnswer.NO)
