"""The register of outputs: one row per case or order, and what was done with it."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.operations.domain.states import ENDED, RELEASED, OutputState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import OUTPUT_STATES, Channel, choices
from .services import Service, ServiceStep


class OutputQuerySet(ScopedQuerySet["Output"]):
    def running(self) -> OutputQuerySet:
        """Not released yet and not given up."""
        return self.filter(
            state__in=[OutputState.RECEIVED, OutputState.IN_PROGRESS, OutputState.READY]
        )

    def late(self, now: datetime) -> OutputQuerySet:
        """Running, and the promised moment has passed."""
        return self.running().filter(promised_at__lt=now)


class Output(Record):
    """A case: what a customer ordered of a service, and what came of it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="outputs", verbose_name=_("service")
    )
    number = models.CharField(_("number"), max_length=80)
    subject = models.CharField(_("subject"), max_length=240, blank=True)
    # Personal: never in the trail but in its shreddable part.
    customer_name = models.CharField(_("customer"), max_length=200, blank=True)
    customer_contact = models.CharField(
        _("telephone or mail of the customer"), max_length=200, blank=True
    )
    values = models.JSONField(_("answers"), default=dict, blank=True)
    channel = models.CharField(
        _("channel"), max_length=12, choices=Channel.choices, default=Channel.COUNTER
    )
    received_at = models.DateTimeField(_("received"))
    received_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    received_office = models.CharField(_("received by"), max_length=160, blank=True)
    # The promise runs from here: the order, or the moment when what was lacking had come.
    clock_from = models.DateTimeField(_("time runs from"))
    promised_at = models.DateTimeField(_("promised for"))
    has_own_term = models.BooleanField(
        _("term of its own"),
        default=False,
        help_text=_("Agreed for this order instead of the promised time of the service."),
    )
    property_received = models.CharField(_("handed in by the customer"), max_length=300, blank=True)
    property_returned_at = models.DateTimeField(_("given back"), null=True, blank=True)
    property_fault = models.CharField(_("loss or damage"), max_length=300, blank=True)
    state = models.CharField(
        _("status"), max_length=12, choices=choices(OUTPUT_STATES), default=OutputState.RECEIVED
    )
    lacking = models.TextField(_("what is lacking"), max_length=1000, blank=True)
    accepted_at = models.DateTimeField(_("reviewed and accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ready_at = models.DateTimeField(_("ready"), null=True, blank=True)
    released_at = models.DateTimeField(_("released"), null=True, blank=True)
    released_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_office = models.CharField(_("released by"), max_length=160, blank=True)
    # Measured at the release, by the calendar as it stood: open minutes from `clock_from`.
    working_minutes = models.PositiveIntegerField(_("working time"), null=True, blank=True)
    handed_over_at = models.DateTimeField(_("handed over"), null=True, blank=True)
    handed_over_to = models.CharField(_("handed over to"), max_length=200, blank=True)
    ended_at = models.DateTimeField(_("closed"), null=True, blank=True)
    ending_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = OutputQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"],
                name="output_number_once",
                violation_error_message=_("Another order has this number."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "handed_over", "closed"])
                | (Q(released_at__isnull=False) & Q(working_minutes__isnull=False)),
                name="output_released_has_moment",
                violation_error_message=_("A released result has its moment of release."),
            ),
            models.CheckConstraint(
                condition=Q(clock_from__gte=F("received_at")),
                name="output_clock_after_receipt",
                violation_error_message=_("Time does not run before the order came."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "state", "promised_at"]),
            models.Index(fields=["service", "released_at"]),
            models.Index(fields=["government", "received_at"]),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("operations_output", args=[self.pk])

    @property
    def is_released(self) -> bool:
        return self.state in RELEASED

    @property
    def is_ended(self) -> bool:
        return self.state in ENDED

    @property
    def is_kept(self) -> bool | None:
        """Whether the promise was kept; None while nothing is released."""
        return self.released_at <= self.promised_at if self.released_at else None

    def is_late(self, now: datetime) -> bool:
        """Released after the promised moment, or still running past it."""
        if self.released_at:
            return self.released_at > self.promised_at
        waits = self.state == OutputState.INCOMPLETE
        return not self.is_ended and not waits and now > self.promised_at


class OutputStep(models.Model):
    """A step that was done: by whom, when, and what was found."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="done_steps")
    step = models.ForeignKey(ServiceStep, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(_("done"))
    done_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    done_office = models.CharField(_("done by"), max_length=160)
    note = models.CharField(_("note"), max_length=400, blank=True)
    # Sent back from the release: the step was done, and is to be done again.
    is_undone = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["output", "step"],
                condition=Q(is_undone=False),
                name="output_step_done_once",
                violation_error_message=_("This step is done already."),
            )
        ]
        ordering = ["done_at", "pk"]

    def __str__(self) -> str:
        return f"{self.output} {self.step}"


class OutputChangeQuerySet(ScopedQuerySet["OutputChange"]):
    agency_path = "output__agency"


class OutputChange(Record):
    """A wish to change an order after it was accepted, and its review."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="changes")
    wish = models.CharField(_("what is to change"), max_length=400)
    asked_by = models.CharField(_("asked by"), max_length=160)
    asked_at = models.DateTimeField(_("asked"))
    is_accepted = models.BooleanField(_("accepted"), null=True, blank=True)
    review = models.CharField(_("outcome of the review"), max_length=400, blank=True)
    reviewed_at = models.DateTimeField(_("reviewed"), null=True, blank=True)
    reviewed_office = models.CharField(_("reviewed by"), max_length=160, blank=True)

    objects: ClassVar = OutputChangeQuerySet.as_manager()

    def __str__(self) -> str:
        return self.wish

    @property
    def agency(self) -> Agency:
        return self.output.agency
