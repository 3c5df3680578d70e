"""Who comes when: a tester's time for work in place, and calendars that others may read."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.requests import AppointmentState
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.papers.api import Paper

from .choices import choices
from .common import UnitRecord, somebody
from .order_choices import APPOINTMENT_STATES
from .orders import AUDITORS, Order


class DayOfTesterQuerySet(ScopedQuerySet["DayOfTester"]):
    pass


class DayOfTester(UnitRecord):
    """How many minutes of a tester's day are taken; locked while somebody books, never too many."""

    tester = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    minutes = models.PositiveSmallIntegerField(_("minutes of the day"))
    booked = models.PositiveSmallIntegerField(_("minutes booked"), default=0)

    objects: ClassVar = DayOfTesterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "tester", "day"], name="metrology_tester_day_once"
            ),
            models.CheckConstraint(
                condition=Q(booked__lte=F("minutes")),
                name="metrology_tester_day_not_overbooked",
                violation_error_message=_("The tester has no time left on this day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tester}, {date_format(self.day)}"


class AppointmentQuerySet(ScopedQuerySet["Appointment"]):
    guests = AUDITORS

    def standing(self) -> AppointmentQuerySet:
        """All but those given back: their time is taken."""
        return self.exclude(state=AppointmentState.CANCELLED)


class Appointment(UnitRecord):
    """A tester comes to the instruments of an order, from a moment on for so many minutes."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="appointments")
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("tester"),
    )
    starts_at = models.DateTimeField(_("comes at"))
    minutes = models.PositiveSmallIntegerField(
        _("minutes"), validators=[MinValueValidator(1), MaxValueValidator(1440)]
    )
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(APPOINTMENT_STATES),
        default=AppointmentState.BOOKED,
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    # At the office: they were left there, and nobody has to bring them at that time.
    is_here = models.BooleanField(_("the instruments are here already"), default=False)
    # The letter of assignment that names it, be it withdrawn since.
    letter = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )

    objects: ClassVar = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tester", "starts_at"],
                condition=~Q(state="cancelled"),
                name="metrology_appointment_once",
                violation_error_message=_("This time is taken meanwhile: choose another."),
            )
        ]
        indexes = [models.Index(fields=["agency", "starts_at"])]

    def __str__(self) -> str:
        at = self.starts_at.astimezone(ZoneInfo(self.government.timezone))
        return f"{self.order} · {date_format(at)} {time_format(at, 'TIME_FORMAT')}"

    def get_absolute_url(self) -> str:
        return self.order.get_absolute_url()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class CalendarFeedQuerySet(ScopedQuerySet["CalendarFeed"]):
    pass


class CalendarFeed(UnitRecord):
    """An address under which a calendar programme reads the days of a tester, or of the unit.

    The address carries a keyed seal of the row, so that a copy of the database opens nothing.
    """

    person = somebody(verbose_name=_("whose days"))
    opened_on = models.DateField(_("opened on"))
    revoked_on = models.DateField(_("closed on"), null=True, blank=True)

    objects: ClassVar = CalendarFeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "person"],
                condition=Q(revoked_on=None, person__isnull=False),
                name="metrology_feed_of_person_once",
                violation_error_message=_("This calendar has an address already."),
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(revoked_on=None, person__isnull=True),
                name="metrology_feed_of_unit_once",
                violation_error_message=_("This calendar has an address already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency.short_name} {self.person or ''}".strip()

    def get_absolute_url(self) -> str:
        return reverse("metrology_feeds")
