"""Orders: who asked for verification, where it is done, and each instrument's way through it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.orders import RUNNING, LineState, SessionState
from teraju.modules.operations.api import Output
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency

from .choices import choices
from .common import Referable, UnitRecord, somebody, whole_answer
from .order_choices import CONTROLS, LINE_STATES, ORDER_SITES, PAUSE_REASONS, SESSION_STATES
from .registers import Instrument, Owner, Place

AUDITORS = frozenset({Role.BODY_AUDITOR})


class SessionQuerySet(ScopedQuerySet["Session"]):
    guests = AUDITORS


class Session(UnitRecord):
    """A market session (sidang): the unit goes to a market for some days."""

    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("market or hall")
    )
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    state = models.CharField(
        _("status"), max_length=9, choices=choices(SESSION_STATES), default=SessionState.PLANNED
    )
    # Instruments and equipment apart: a set of weights is counted by its pieces.
    expected = models.PositiveIntegerField(_("instruments expected"), default=0)
    expected_equipment = models.PositiveIntegerField(_("weights expected"), default=0)
    testers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", blank=True, verbose_name=_("testers")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    ending_reason = models.CharField(_("why it does not take place"), max_length=300, blank=True)

    objects: ClassVar = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="metrology_session_days_in_order",
                violation_error_message=_("It ends on the day it begins, or later."),
            ),
            models.UniqueConstraint(
                fields=["place", "starts_on"],
                condition=~Q(state="cancelled"),
                name="metrology_session_once",
                violation_error_message=_("A session of this market begins on this day already."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "starts_on"])]

    def __str__(self) -> str:
        return f"{self.place}, {self.days}"

    @property
    def days(self) -> str:
        """The days of the session in words, from the first to the last."""
        first, last = date_format(self.starts_on), date_format(self.ends_on)
        return first if first == last else f"{first} – {last}"

    def is_on(self, day: date) -> bool:
        """Whether a day is one of the session's."""
        return self.starts_on <= day <= self.ends_on

    def get_absolute_url(self) -> str:
        return reverse("metrology_session", args=[self.pk])


class OrderQuerySet(ScopedQuerySet["Order"]):
    guests = AUDITORS


class Order(UnitRecord):
    """An order for verification; number, promise, review and history are those of its output.

    A session has one order of its own, which the unit itself enters: its lines are the instruments
    that the traders bring.
    """

    output = models.OneToOneField(
        Output,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("verification", "order"),
    )
    site = models.CharField(_("where"), max_length=8, choices=choices(ORDER_SITES))
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name=pgettext_lazy("instrument", "owner"),
    )
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="orders",
        verbose_name=_("place"),
    )
    session = models.OneToOneField(
        Session,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="order",
        verbose_name=_("market session"),
    )
    wished_on = models.DateField(_("wished for"), null=True, blank=True)
    # What the certificate names of an order that came by letter.
    letter_number = models.CharField(_("number of the owner's letter"), max_length=80, blank=True)
    letter_on = models.DateField(_("date of the owner's letter"), null=True, blank=True)
    wants_certificate = models.BooleanField(_("a certificate (SKHP) is asked for"), default=False)
    note = models.CharField(_("note"), max_length=400, blank=True)
    # By so much the promise was moved on: every instrument waited for somebody else.
    idle_minutes = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar = OrderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(site="session") & Q(session__isnull=False))
                | (~Q(site="session") & Q(session__isnull=True) & Q(owner__isnull=False)),
                name="metrology_order_of_somebody",
                violation_error_message=_("An order is of an owner or of a market session."),
            ),
            models.CheckConstraint(
                condition=Q(site="office") | Q(place__isnull=False),
                name="metrology_order_has_place",
                violation_error_message=_("Say where the instruments stand."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "site"])]

    def __str__(self) -> str:
        return self.output.number

    def get_absolute_url(self) -> str:
        return reverse("metrology_order", args=[self.pk])


class OfOrder:
    """Where rows of this kind belong."""

    government_path = "order__government"
    agency_path: str | None = "order__agency"
    guests = AUDITORS


class OrderLineQuerySet(OfOrder, ScopedQuerySet["OrderLine"]):
    def referred(self) -> OrderLineQuerySet:
        return self.filter(state=LineState.REFERRED)

    def unmarked(self) -> OrderLineQuerySet:
        """Those that have no result yet; a certificate that waits stands for a mark."""
        return self.filter(state__in=RUNNING)

    def running(self) -> OrderLineQuerySet:
        return self.exclude(state__in=[LineState.DONE, LineState.REFERRED, LineState.CANCELLED])


class OrderLine(Referable, Record):
    """One instrument of an order (or a set, counted by its pieces), and the time it took."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        related_name="order_lines",
        verbose_name=_("instrument"),
    )
    control = models.CharField(_("kind of control"), max_length=10, choices=choices(CONTROLS))
    count = models.PositiveIntegerField(
        _("pieces"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    state = models.CharField(
        _("status"), max_length=9, choices=choices(LINE_STATES), default=LineState.WAITING
    )
    arrived_at = models.DateTimeField(_("arrived"))
    taken_at = models.DateTimeField(_("taken into test"), null=True, blank=True)
    tester = somebody(verbose_name=_("tester"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    # Measured when done, by the calendar as it stood: open minutes without the pauses.
    service_minutes = models.PositiveIntegerField(_("service time"), null=True, blank=True)
    # Codes of `domain/scope.Obstacle`, as the review of the request found them.
    obstacles = models.JSONField(default=list, blank=True)
    referred_to = models.CharField(_("referred to"), max_length=200, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = OrderLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["order", "instrument"],
                condition=~Q(state="cancelled"),
                name="metrology_instrument_once_in_order",
                violation_error_message=_("This instrument is in the order already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="done")
                | (Q(done_at__isnull=False) & Q(service_minutes__isnull=False)),
                name="metrology_done_line_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="referred") | ~Q(referred_to=""),
                name="metrology_referred_line_has_unit",
                violation_error_message=_("Say to whom it is referred."),
            ),
            whole_answer("metrology_line_answer_is_whole"),
        ]
        indexes = [
            models.Index(fields=["state", "arrived_at"]),
            models.Index(fields=["done_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.order} {self.instrument}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_line", args=[self.pk])

    @property
    def agency(self) -> Agency:
        return self.order.agency

    @property
    def government_id(self) -> int:
        return self.order.government_id


class LinePauseQuerySet(ScopedQuerySet["LinePause"]):
    government_path = "line__order__government"
    agency_path = "line__order__agency"
    guests = AUDITORS


class LinePause(Record):
    """A time in which an instrument waited for somebody outside the unit."""

    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(_("waits for"), max_length=8, choices=choices(PAUSE_REASONS))
    since = models.DateTimeField(_("since"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects: ClassVar = LinePauseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=Q(until=None), name="metrology_one_pause_runs"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")),
                name="metrology_pause_ends_later",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())
