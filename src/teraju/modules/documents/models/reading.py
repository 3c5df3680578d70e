"""Who must read a document, by when, and who confirmed to have read and understood it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import GUESTS, LABELS, Role
from teraju.platform.organisation.models import Agency, Government

from .documents import Document
from .revisions import Revision
from .scopes import ClassifiedQuerySet

# Guests read nothing here, so nobody can ask them to.
READERS = tuple(role for role in Role if role not in GUESTS)


class ReaderQuerySet(ClassifiedQuerySet["Reader"]):
    agency_path = "document__agency"


class Reader(models.Model):
    """A role of the document's agency, or one person, who must read every revision."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="readers")
    role = models.CharField(
        _("role"),
        max_length=24,
        blank=True,
        choices=[(role.value, LABELS[role]) for role in READERS],
    )
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person"),
    )
    since = models.DateField(_("since"))

    objects: ClassVar = ReaderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role="", user__isnull=False) | (~Q(role="") & Q(user=None)),
                name="reader_role_or_person",
            ),
            models.UniqueConstraint(
                fields=["document", "role"], condition=~Q(role=""), name="reader_role_once"
            ),
            models.UniqueConstraint(
                fields=["document", "user"],
                condition=Q(user__isnull=False),
                name="reader_person_once",
            ),
        ]

    def __str__(self) -> str:
        return str(LABELS[Role(self.role)]) if self.role else str(self.user)


class DutyEnd(models.TextChoices):
    """Why a duty to read ended without a confirmation."""

    REPLACED = "replaced", _("a newer revision took its place")
    WITHDRAWN = "withdrawn", _("the document was withdrawn")
    LEFT = "left", _("the person left")
    NOT_ASKED = "not_asked", _("the person need not read it any more")


class ReadingDutyQuerySet(ClassifiedQuerySet["ReadingDuty"]):
    agency_path = "revision__document__agency"
    document_path = "revision__document"

    def counted_on(self, day: date) -> ReadingDutyQuerySet:
        """The duties that had begun and not ended on a day, confirmed or not."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gt=day), asked_on__lte=day)

    def waiting(self) -> ReadingDutyQuerySet:
        """Neither confirmed nor ended."""
        return self.filter(ended_on=None, read_on=None)


class ReadingDuty(Record):
    """One person must read one revision by a day. Kept when it ends, with the reason."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="duties")
    user = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    asked_on = models.DateField(_("asked on"))
    due_on = models.DateField(_("read by"))
    reminded_on = models.DateField(_("reminded on"), null=True, blank=True)
    # The day of the confirmation, kept here too so that registers ask one table.
    read_on = models.DateField(_("confirmed on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_why = models.CharField(_("why"), max_length=10, blank=True, choices=DutyEnd.choices)

    objects: ClassVar = ReadingDutyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "user"], name="reading_duty_once"),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_why="")
                | (Q(ended_on__isnull=False) & ~Q(ended_why="")),
                name="reading_duty_ended_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("asked_on")), name="reading_duty_due_after_asked"
            ),
        ]
        indexes = [models.Index(fields=["user", "ended_on", "read_on"])]

    def __str__(self) -> str:
        return f"{self.revision}: {self.user}"

    def get_absolute_url(self) -> str:
        return self.revision.document.get_absolute_url()

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `revision__document__agency` at hand."""
        return self.revision.document.agency

    def is_overdue(self, today: date) -> bool:
        return self.read_on is None and self.ended_on is None and self.due_on < today


class ReadingQuerySet(ClassifiedQuerySet["Reading"]):
    agency_path = "revision__document__agency"
    document_path = "revision__document"


class Reading(models.Model):
    """A person said to have read and understood a revision. Never changed, never taken back."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="readings")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(_("office"), max_length=160)
    read_at = models.DateTimeField(pgettext_lazy("reading", "read at"))
    read_on = models.DateField(pgettext_lazy("reading", "read on"))
    statement = models.CharField(_("what was confirmed"), max_length=300)
    is_example = models.BooleanField(default=False, editable=False)

    objects: ClassVar = ReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "user"], name="reading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.revision}: {self.office}"

    @property
    def agency(self) -> Agency:
        """Whose it is: needs `revision__document__agency` at hand."""
        return self.revision.document.agency
