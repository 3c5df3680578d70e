"""Assignments: the letter, the team, the report and its reviews."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.supervision.kinds import Declaration, Part
from teraju.modules.operations.domain.supervision.states import AssignmentState
from teraju.modules.operations.models.outputs import Output
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.papers.models import Paper

from .choices import ASSIGNMENT_STATES, DECLARATIONS, KINDS, OUTCOMES, PARTS, choices
from .plans import PlanLine


class AssignmentQuerySet(ScopedQuerySet["Assignment"]):
    """For the people of the Inspektorat and for those who look over the whole government."""


class Assignment(Record):
    """One supervision that is carried out. Its number, promise and release stand in its output."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    output = models.OneToOneField(
        Output, on_delete=models.PROTECT, related_name="assignment", editable=False
    )
    line = models.ForeignKey(
        PlanLine,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("line of the yearly plan"),
    )
    outside_reason = models.CharField(
        _("reason for an assignment outside the plan"), max_length=400, blank=True
    )
    audited = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("audited agency"),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=choices(KINDS))
    title = models.CharField(pgettext_lazy("assignment", "subject"), max_length=240)
    purpose = models.TextField(_("purpose and scope"), max_length=4000, blank=True)
    starts_on = models.DateField(pgettext_lazy("assignment", "first day"))
    ends_on = models.DateField(pgettext_lazy("assignment", "last day"))
    safeguard = models.CharField(
        _("how independence is kept"),
        max_length=400,
        blank=True,
        help_text=_("Where the Inspektorat supervises itself: who from elsewhere looks and asks."),
    )
    state = models.CharField(
        _("state"),
        max_length=16,
        choices=choices(ASSIGNMENT_STATES),
        default=AssignmentState.DRAFTED,
    )
    letter = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    assigned_on = models.DateField(_("assigned on"), null=True, editable=False)
    begun_on = models.DateField(_("field work since"), null=True, editable=False)
    report = models.ForeignKey(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    closed_on = models.DateField(pgettext_lazy("assignment", "closed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(line__isnull=False) | ~Q(outside_reason=""),
                name="assignment_in_plan_or_reason",
                violation_error_message=_("Choose a line of the plan, or say why without one."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_start",
                violation_error_message=_("The last day must lie after the first."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["drafted", "cancelled"]) | Q(letter__isnull=False),
                name="assignment_begins_with_letter",
                violation_error_message=_("It begins with a letter of assignment."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["released", "follow_up", "closed"])
                | Q(report__isnull=False),
                name="assignment_released_has_report",
                violation_error_message=_("What is released has a report."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="assignment_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("operations_assignment", args=[self.pk])

    @property
    def is_own_agency(self) -> bool:
        """The Inspektorat supervises itself."""
        return self.audited_id == self.agency_id

    def is_late(self, now: datetime) -> bool:
        """The promised moment is over and the report is not out. Reads the output."""
        return self.output.is_late(now)


class TeamMember(Record):
    """Somebody in a team: a person of the house, or an office from elsewhere."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    office = models.CharField(_("office"), max_length=160)
    home = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("comes from"),
    )
    part = models.CharField(_("part"), max_length=12, choices=choices(PARTS))
    declaration = models.CharField(
        _("declaration"),
        max_length=10,
        choices=choices(DECLARATIONS),
        default=Declaration.NONE_YET,
    )
    declared_on = models.DateField(_("declared on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "user"],
                name="team_member_once",
                violation_error_message=_("This person is in the team already."),
            ),
            models.CheckConstraint(
                condition=Q(declaration="none_yet") | Q(declared_on__isnull=False),
                name="team_member_declared_has_day",
                violation_error_message=_("A declaration has a day."),
            ),
        ]

    def __str__(self) -> str:
        return self.office

    @property
    def executes(self) -> bool:
        """Looks and asks, and does not only answer for what was found."""
        return self.part in {Part.LEADER, Part.MEMBER}


class ReportDraft(models.Model):
    """One version of a report as it was handed in for review. It never changes."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="drafts")
    round = models.PositiveSmallIntegerField(_("version"))
    summary = models.TextField(_("summary and conclusion"), max_length=8000)
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    written_office = models.CharField(_("written by"), max_length=160)
    writer_part = models.CharField(_("part"), max_length=12, choices=choices(PARTS))
    written_on = models.DateField(_("handed in on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "round"],
                name="report_draft_once_a_round",
                violation_error_message=_("Somebody handed in a report meanwhile."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assignment} · {self.round}"


class ReportReview(models.Model):
    """What a level said of a version of a report."""

    draft = models.ForeignKey(ReportDraft, on_delete=models.PROTECT, related_name="reviews")
    level = models.CharField(_("level"), max_length=12, choices=choices(PARTS))
    outcome = models.CharField(_("outcome"), max_length=10, choices=choices(OUTCOMES))
    note = models.TextField(_("note"), max_length=4000, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    office = models.CharField(_("office"), max_length=160)
    on = models.DateField(_("reviewed on"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "level"],
                condition=Q(outcome="accepted"),
                name="report_review_once_a_level",
                violation_error_message=_("This level has reviewed the report already."),
            ),
            models.CheckConstraint(
                condition=~Q(outcome="returned") | ~Q(note=""),
                name="report_review_returned_has_note",
                violation_error_message=_("Say what has to be corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft} · {self.level}"
