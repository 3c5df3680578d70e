"""What an official takes along for a job: stamps, standards, rolls; and what comes back."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.stamps import was_back
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import choices
from .common import UnitRecord, somebody
from .stamps import StampLine
from .standards import Standard
from .stickers import StickerRoll
from .unit_choices import CAME_BACK, SITES


class IssueQuerySet(ScopedQuerySet["Issue"]):
    def out(self) -> IssueQuerySet:
        return self.filter(returned_on=None)


class Issue(UnitRecord):
    """A hand-out for one job to one official; both books are closed when it is back."""

    job = models.CharField(_("order or letter of assignment"), max_length=80)
    site = models.CharField(_("place of the job"), max_length=6, choices=choices(SITES))
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("handed out to"),
    )
    holder_office = models.CharField(_("handed out to (office)"), max_length=160)
    issued_on = models.DateField(_("handed out on"))
    due_on = models.DateField(_("back by"))
    issued_by = somebody(verbose_name=_("handed out by"))
    issued_office = models.CharField(_("handed out by (office)"), max_length=160)
    returned_on = models.DateField(_("back on"), null=True, blank=True)
    # Known where it was entered on its day: a test that began later was made without it.
    returned_at = models.DateTimeField(_("back at"), null=True, blank=True)
    returned_by = somebody(verbose_name=_("taken back by"))
    returned_office = models.CharField(_("taken back by (office)"), max_length=160, blank=True)
    note = models.CharField(_("what was missing or broken"), max_length=600, blank=True)

    objects: ClassVar = IssueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("issued_on")),
                name="metrology_issue_due_later",
                violation_error_message=_("It comes back on the day or later."),
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("issued_on")),
                name="metrology_issue_back_later",
                violation_error_message=_("It comes back on the day or later."),
            ),
            models.CheckConstraint(
                condition=Q(issued_by=None) | ~Q(issued_by=F("holder")),
                name="metrology_issue_by_another",
                violation_error_message=_("Nobody hands out to themselves."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "returned_on", "due_on"]),
            models.Index(fields=["holder", "returned_on"]),
        ]

    def __str__(self) -> str:
        return self.job

    def get_absolute_url(self) -> str:
        return reverse("metrology_issue", args=[self.pk])

    def was_back(self, on: date, begun_at: datetime | None) -> bool:
        """Whether it was back before a test of a day began."""
        return was_back(self.returned_on, self.returned_at, on, begun_at)


class OfIssue:
    """Where rows of this kind belong."""

    government_path = "issue__government"
    agency_path: str | None = "issue__agency"


class IssuedStampQuerySet(OfIssue, ScopedQuerySet["IssuedStamp"]):
    pass


class IssuedStamp(Record):
    """Stamps of one line that went out, and how many came back."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="stamps")
    line = models.ForeignKey(StampLine, on_delete=models.PROTECT, related_name="issued")
    out = models.PositiveIntegerField(_("out"))
    back = models.PositiveIntegerField(_("back"), null=True, blank=True)

    objects: ClassVar = IssuedStampQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "line"], name="metrology_issued_line_once"),
            models.CheckConstraint(
                condition=Q(back=None) | Q(back__lte=F("out")),
                name="metrology_back_not_more_than_out",
                violation_error_message=_("No more comes back than went out."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.out)


class IssuedStandardQuerySet(OfIssue, ScopedQuerySet["IssuedStandard"]):
    pass


class IssuedStandard(Record):
    """A standard that went out; one place at a time."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="standards")
    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="issued")
    is_out = models.BooleanField(default=True)
    came_back = models.CharField(
        _("condition when it came back"), max_length=8, choices=choices(CAME_BACK), blank=True
    )

    objects: ClassVar = IssuedStandardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["issue", "standard"], name="metrology_issued_standard_once"
            ),
            models.UniqueConstraint(
                fields=["standard"],
                condition=Q(is_out=True),
                name="metrology_standard_out_once",
                violation_error_message=_("This standard is out already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.standard_id)


class IssuedRollQuerySet(OfIssue, ScopedQuerySet["IssuedRoll"]):
    pass


class IssuedRoll(Record):
    """A roll that went out with so many stickers on it, and how many came back."""

    issue = models.ForeignKey(Issue, on_delete=models.PROTECT, related_name="rolls")
    roll = models.ForeignKey(StickerRoll, on_delete=models.PROTECT, related_name="issued")
    is_out = models.BooleanField(default=True)
    left_out = models.PositiveIntegerField(_("stickers on it"))
    left_back = models.PositiveIntegerField(_("stickers on it when back"), null=True, blank=True)

    objects: ClassVar = IssuedRollQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "roll"], name="metrology_issued_roll_once"),
            models.UniqueConstraint(
                fields=["roll"],
                condition=Q(is_out=True),
                name="metrology_roll_out_once",
                violation_error_message=_("This roll is out already."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.roll_id)
