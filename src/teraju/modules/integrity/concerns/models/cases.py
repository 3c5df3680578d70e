"""Concerns. No table here holds a word of one: words and files are sealed to those who may read."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns.domain.modes import Audience, Channel, Kind, Mode, Side
from teraju.modules.integrity.concerns.domain.outcomes import Outcome, Receiver
from teraju.modules.integrity.concerns.domain.states import State

from .offices import Handler

CODE = 24


class CaseQuerySet(models.QuerySet["Case"]):
    """Concerns, cut to those that a handler holds a key to."""

    def visible_to(self, handler: Handler) -> CaseQuerySet:
        """Those that are this handler's; of others nobody learns that they exist."""
        return self.filter(handlers__handler=handler, handlers__left_on=None)


class Case(models.Model):
    """A concern: its number, its state and its days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Random: it tells neither how many there are nor which came first.
    number = models.CharField(_("number"), max_length=12, unique=True)
    channel = models.CharField(_("way"), max_length=CODE, default=Channel.WEB.value)
    mode = models.CharField(_("mode"), max_length=CODE)
    state = models.CharField(_("state"), max_length=CODE, default=State.RECEIVED.value)
    outcome = models.CharField(_("outcome"), max_length=CODE, blank=True)
    receiver = models.CharField(_("forwarded to"), max_length=CODE, blank=True)
    # Empty where the reporter of a letter cannot be reached: then nobody outside reads on.
    lookup_hash = models.CharField(_("hash of the receipt"), max_length=80, blank=True)
    reporter_salt = models.BinaryField(_("salt"), default=bytes)
    reporter_recipient = models.CharField(_("reporter's public key"), max_length=70, blank=True)
    # What was done to the reporter for this concern is a concern of its own.
    parent = models.ForeignKey(
        "self",
        verbose_name=_("follows from"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retaliations",
    )
    received_on = models.DateField(_("received on"))
    acknowledged_on = models.DateField(_("acknowledged on"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    extended = models.BooleanField(_("feedback extended"), default=False)
    version = models.PositiveIntegerField(_("version"), default=1)

    objects: ClassVar = CaseQuerySet.as_manager()

    class Meta:
        ordering = ["received_on", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(mode__in=[each.value for each in Mode]), name="concerns_case_mode_known"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[each.value for each in Channel]),
                name="concerns_case_channel_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in State]),
                name="concerns_case_state_known",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", *(each.value for each in Outcome)]),
                name="concerns_case_outcome_known",
            ),
            models.CheckConstraint(
                condition=Q(receiver__in=["", *(each.value for each in Receiver)]),
                name="concerns_case_receiver_known",
            ),
            models.CheckConstraint(
                condition=Q(lookup_hash="", reporter_recipient="")
                | ~Q(lookup_hash="") & ~Q(reporter_recipient=""),
                name="concerns_case_receipt_whole",
            ),
            models.UniqueConstraint(
                fields=["lookup_hash"],
                condition=~Q(lookup_hash=""),
                name="concerns_case_receipt_once",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class CaseHandler(models.Model):
    """Who holds a key to a concern, since when and until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="handlers")
    handler = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="cases")
    since_on = models.DateField(_("since"))
    # The declaration that nothing binds them, made before the concern is opened first.
    declared_on = models.DateField(_("declared no conflict on"), null=True, blank=True)
    left_on = models.DateField(_("stepped back on"), null=True, blank=True)

    class Meta:
        ordering = ["since_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "handler"], name="concerns_case_handler_once")
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.handler}"


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, cut to a side."""

    def visible_to(self, handler: Handler) -> EntryQuerySet:
        """Those of the concerns that this handler holds a key to."""
        return self.filter(case__handlers__handler=handler, case__handlers__left_on=None)

    def shown_to_reporter(self) -> EntryQuerySet:
        """Those that were sealed to the reporter too."""
        return self.filter(audience=Audience.ALL)


class Entry(models.Model):
    """Something written in a concern, sealed: report, message, note, conclusion."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    # The place within the concern, from 1; a second writer at the same moment takes the next.
    place = models.PositiveIntegerField(_("place"))
    kind = models.CharField(_("kind"), max_length=CODE)
    side = models.CharField(_("side"), max_length=CODE)
    audience = models.CharField(_("sealed to"), max_length=CODE)
    author = models.ForeignKey(Handler, on_delete=models.PROTECT, null=True, blank=True)
    day = models.DateField(_("day"))
    sealed = models.BinaryField(_("sealed words"))

    objects: ClassVar = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["case", "place"]
        constraints = [
            models.UniqueConstraint(fields=["case", "place"], name="concerns_entry_place_once"),
            models.CheckConstraint(
                condition=Q(kind__in=[each.value for each in Kind]),
                name="concerns_entry_kind_known",
            ),
            models.CheckConstraint(
                condition=Q(side=Side.REPORTER.value, author=None)
                | Q(side=Side.HANDLER.value, author__isnull=False),
                name="concerns_entry_author_of_its_side",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[each.value for each in Audience]),
                name="concerns_entry_audience_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.place}"


class SealedFile(models.Model):
    """A file of an entry: its name and type sealed here, its content sealed in the folder."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="files")
    place = models.PositiveSmallIntegerField(_("place"))
    # Name, media type, size and SHA-256 of the open content.
    sealed = models.BinaryField(_("sealed description"))
    # A random name in the folder; it says nothing.
    stored_as = models.CharField(_("stored as"), max_length=64, unique=True)

    class Meta:
        ordering = ["entry", "place"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "place"], name="concerns_file_place_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Identity(models.Model):
    """Who raised a confidential concern, sealed twice: inside to handlers, outside to custodians.

    A custodian takes off the outer layer and reads nothing; a handler alone does not get so far.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="identity")
    day = models.DateField(_("day"))
    outer = models.BinaryField(_("sealed to custodians"))
    # What remains after a custodian's approval: still sealed to the handlers.
    inner = models.BinaryField(_("sealed to handlers"), default=bytes)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(inner=b"", opened_on=None) | ~Q(inner=b"") & ~Q(opened_on=None),
                name="concerns_identity_opened_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.case)


class IdentityKeeper(models.Model):
    """Whose key takes off a layer of an identity: settled when it was sealed."""

    identity = models.ForeignKey(Identity, on_delete=models.PROTECT, related_name="keepers")
    handler = models.ForeignKey(Handler, on_delete=models.PROTECT)
    outer = models.BooleanField(_("outer layer"))

    class Meta:
        ordering = ["identity", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["identity", "handler"], name="concerns_keeper_once")
        ]

    def __str__(self) -> str:
        return f"{self.identity} {self.handler}"


class IdentityRequest(models.Model):
    """A handler asks for an identity with a sealed reason; another person answers."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="identity_requests")
    asked_by = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(_("asked on"))
    # Sealed to the handlers and the custodians who may answer.
    reason = models.BinaryField(_("sealed reason"))
    answer = models.CharField(_("answer"), max_length=CODE, default="waiting")
    answered_by = models.ForeignKey(
        Handler, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        ordering = ["case", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_by=None)
                | ~Q(answered_by=models.F("asked_by"))
                | Q(answer="withdrawn"),
                name="concerns_identity_second_person",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(answer="waiting"), name="concerns_identity_asked_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case} {self.asked_on}"
