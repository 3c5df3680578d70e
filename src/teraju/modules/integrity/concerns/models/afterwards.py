"""What comes after a concern: keeping and shredding, what is told, what is handed over."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.integrity.concerns.domain.lessons import Process

from .cases import CODE, Case
from .offices import Handler


class Keeping(models.Model):
    """How the words of a concern are kept; without a row nothing but the rule holds."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="keeping")
    held_on = models.DateField(_("held since"), null=True, blank=True)
    held_by = models.ForeignKey(
        Handler, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    warned_on = models.DateField(_("warned on"), null=True, blank=True)
    shredded_on = models.DateField(_("shredded on"), null=True, blank=True)
    # Whether only receivers outside of the government held it; the keys that told so are gone.
    outside = models.BooleanField(_("outside the government"), default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(held_on=None, held_by=None)
                | Q(held_on__isnull=False, held_by__isnull=False),
                name="concerns_keeping_hold_whole",
            ),
            models.CheckConstraint(
                condition=Q(shredded_on=None) | Q(held_on=None),
                name="concerns_keeping_held_is_not_shredded",
            ),
        ]

    def __str__(self) -> str:
        return str(self.case)


class Shredded(models.Model):
    """The log of what is gone: a number and a day, nothing else."""

    number = models.CharField(_("number"), max_length=12)
    day = models.DateField(_("day"))
    # The words, or the line of the register too.
    whole = models.BooleanField(_("with its line"))

    class Meta:
        ordering = ["day", "number", "whole"]
        constraints = [
            models.UniqueConstraint(
                fields=["number", "whole"], name="concerns_shredded_number_once"
            )
        ]

    def __str__(self) -> str:
        return self.number


class Leftover(models.Model):
    """A sealed file that is to be removed from the folder, in case a removal was cut short."""

    stored_as = models.CharField(_("stored as"), max_length=64, primary_key=True)

    class Meta:
        ordering = ["stored_as"]

    def __str__(self) -> str:
        return self.stored_as


class Lesson(models.Model):
    """What others may learn: against a process, told with all others of a month. No case, nobody.

    The key is random, so that rows do not tell which came first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    process = models.CharField(_("process"), max_length=CODE)
    text = models.TextField(_("lesson"))
    month = models.DateField(_("told from"))

    class Meta:
        ordering = ["-month", "process", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(process__in=list(Process)), name="concerns_lesson_process_known"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="concerns_lesson_told_by_month"),
        ]

    def __str__(self) -> str:
        return self.process


class PublishedPeriod(models.Model):
    """The numbers of a period as they were told, once and for all; small ones are not in it."""

    first_day = models.DateField(_("first day"), unique=True)
    last_day = models.DateField(_("last day"))
    published_on = models.DateField(_("published on"))
    # Why nothing is told; empty where numbers stand.
    silence = models.CharField(_("silence"), max_length=CODE, blank=True)
    figures = models.JSONField(_("numbers"), null=True, blank=True)

    class Meta:
        ordering = ["-first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gt=F("first_day"), published_on__gt=F("last_day")),
                name="concerns_published_period_over",
            ),
            models.CheckConstraint(
                condition=Q(silence="", figures__isnull=False)
                | ~Q(silence="") & Q(figures__isnull=True),
                name="concerns_published_or_silent",
            ),
        ]

    def __str__(self) -> str:
        return str(self.first_day)


class ChannelTest(models.Model):
    """A walk through the channel, from the form to the desk, with a concern that is none."""

    begun_on = models.DateField(_("begun on"))
    begun_by = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    # The phrase that the test report carries: only what carries it may be taken for a test.
    phrase = models.CharField(_("phrase"), max_length=40, unique=True)
    passed_on = models.DateField(_("passed on"), null=True, blank=True)

    class Meta:
        ordering = ["-begun_on", "-pk"]

    def __str__(self) -> str:
        return str(self.begun_on)


class IssuedStatement(models.Model):
    """A statement as it was signed."""

    sequence = models.PositiveIntegerField(_("number"), unique=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    issued_on = models.DateField(_("issued on"))
    issued_by = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(_("digest"), max_length=64, unique=True)
    file = models.BinaryField(_("file"))

    class Meta:
        ordering = ["-sequence"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gt=F("first_day"), issued_on__gt=F("last_day")),
                name="concerns_statement_period_over",
            )
        ]

    def __str__(self) -> str:
        return str(self.sequence)


class HandOver(models.Model):
    """What was handed to an authority: to whom, when, and the hash of the locked file."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="hand_overs")
    receiver = models.CharField(_("receiver"), max_length=CODE)
    day = models.DateField(_("day"))
    handler = models.ForeignKey(Handler, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveIntegerField(_("size"))

    objects: ClassVar = models.Manager()

    class Meta:
        ordering = ["case", "pk"]

    def __str__(self) -> str:
        return f"{self.case} {self.receiver}"
