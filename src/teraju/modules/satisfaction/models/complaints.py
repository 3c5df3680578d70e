"""Complaints of the counter and on paper, and the numbers of those in SP4N-LAPOR!."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement.api import Nonconformity
from teraju.modules.operations.api import Service
from teraju.modules.satisfaction.domain.states import OPEN_COMPLAINTS, ComplaintState
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import COMPLAINT_CHANNELS, COMPLAINT_STATES, OUTCOMES, choices
from .common import AgencyRecord, somebody


class ComplaintQuerySet(ScopedQuerySet["Complaint"]):
    def standing_open(self) -> ComplaintQuerySet:
        return self.filter(state__in=OPEN_COMPLAINTS)

    def late_on(self, day: date) -> ComplaintQuerySet:
        unanswered = Q(answered_on=None, answer_by__lt=day)
        return self.standing_open().filter(unanswered | Q(close_by__lt=day))


class Complaint(AgencyRecord):
    """A complaint about a service; of one in SP4N-LAPOR! the number, and what came of it here.

    Whoever complained stands in the record and in the shreddable part of the trail, nowhere else.
    """

    number = models.CharField(_("number"), max_length=80)
    channel = models.CharField(_("came by"), max_length=10, choices=choices(COMPLAINT_CHANNELS))
    received_on = models.DateField(_("received on"))
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("service"),
    )
    element = models.CharField(_("what it is about"), max_length=16, blank=True)
    title = models.CharField(_("in one line"), max_length=160)
    text = models.TextField(pgettext_lazy("complaint", "what was said"), blank=True)
    name = models.CharField(_("who complained"), max_length=160, blank=True)
    contact = models.CharField(_("telephone or address"), max_length=160, blank=True)
    external_number = models.CharField(_("number in SP4N-LAPOR!"), max_length=40, blank=True)
    answer_by = models.DateField(_("to be answered by"))
    close_by = models.DateField(_("to be closed by"))
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=choices(COMPLAINT_STATES),
        default=ComplaintState.RECEIVED,
        editable=False,
    )
    taken_by = somebody()
    answer = models.TextField(pgettext_lazy("complaint", "answer"), blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answered_office = models.CharField(_("answered by"), max_length=160, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=choices(OUTCOMES), blank=True)
    forwarded_to = models.CharField(_("forwarded to"), max_length=160, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    ending = models.CharField(_("how it ended"), max_length=400, blank=True)
    nonconformity = models.ForeignKey(
        Nonconformity,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("nonconformity"),
    )

    objects: ClassVar = ComplaintQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "number"],
                name="complaint_number_once",
                violation_error_message=_("Another complaint has this number."),
            ),
            models.UniqueConstraint(
                fields=["government", "external_number"],
                condition=~Q(external_number=""),
                name="complaint_external_number_once",
                violation_error_message=_("This number of SP4N-LAPOR! is in the register already."),
            ),
            models.CheckConstraint(
                condition=~Q(channel="sp4n") | ~Q(external_number=""),
                name="complaint_sp4n_has_number",
                violation_error_message=_("Give its number in SP4N-LAPOR!."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "received_on"])]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("satisfaction_complaint", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_COMPLAINTS

    def is_late_on(self, day: date) -> bool:
        if not self.is_open:
            return False
        return (self.answered_on is None and self.answer_by < day) or self.close_by < day
