"""The queue before a counter: numbers of one day, and the counters that call them."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.states import TicketState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import TICKET_STATES, choices
from .outputs import Output


class QueueQuerySet(ScopedQuerySet["Queue"]):
    pass


class Queue(Record):
    """A group of services that people wait for together; its letter begins their numbers."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    letter = models.CharField(
        pgettext_lazy("alphabet", "letter"),
        max_length=1,
        validators=[RegexValidator("^[A-Z]$", _("One capital letter from A to Z."))],
    )
    name = models.CharField(_("name"), max_length=120)
    is_open = models.BooleanField(_("in use"), default=True)

    objects: ClassVar = QueueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "letter"],
                name="queue_letter_once",
                violation_error_message=_("Another queue of this agency has this letter."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.letter} {self.name}"


class CounterQuerySet(ScopedQuerySet["Counter"]):
    pass


class Counter(Record):
    """A counter (loket), and the queues it calls from."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=60)
    queues = models.ManyToManyField(
        Queue, related_name="counters", verbose_name=pgettext_lazy("counter", "queues")
    )
    is_open = models.BooleanField(_("in use"), default=True)

    objects: ClassVar = CounterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="counter_name_once",
                violation_error_message=_("This agency has a counter with this name already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("operations_counter", args=[self.pk])


class QueueTicketQuerySet(ScopedQuerySet["QueueTicket"]):
    pass


class QueueTicket(Record):
    """A number drawn on a day. No name stands on it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    queue = models.ForeignKey(Queue, on_delete=models.PROTECT, related_name="tickets")
    day = models.DateField(_("day"))
    sequence = models.PositiveSmallIntegerField()
    # As drawn; it stays when the person is sent to another queue.
    number = models.CharField(_("number"), max_length=8)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(TICKET_STATES), default=TicketState.WAITING
    )
    issued_at = models.DateTimeField(_("drawn"))
    # When the person began to wait for the queue the ticket stands in now.
    waits_since = models.DateTimeField()
    counter = models.ForeignKey(
        Counter, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets"
    )
    called_at = models.DateTimeField(_("called"), null=True, blank=True)
    called_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    calls = models.PositiveSmallIntegerField(_("calls"), default=0)
    served_at = models.DateTimeField(_("came to the counter"), null=True, blank=True)
    ended_at = models.DateTimeField(_("finished"), null=True, blank=True)
    output = models.ForeignKey(
        Output, on_delete=models.PROTECT, null=True, blank=True, related_name="tickets"
    )

    objects: ClassVar = QueueTicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "day", "number"],
                name="ticket_number_once_a_day",
                violation_error_message=_("This number was given out already."),
            )
        ]
        indexes = [models.Index(fields=["agency", "day", "state"])]

    def __str__(self) -> str:
        return self.number
