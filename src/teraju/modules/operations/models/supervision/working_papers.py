"""Working papers: what was done, what was found, and who else looked at it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.operations.domain.supervision.states import PaperState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .assignments import Assignment
from .choices import PAPER_STATES, choices


class WorkingPaperQuerySet(ScopedQuerySet["WorkingPaper"]):
    """For the people of the Inspektorat and for those who look over the whole government."""


class WorkingPaper(Record):
    """A procedure of an assignment and its result, reviewed by somebody else."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(
        Assignment, on_delete=models.PROTECT, related_name="working_papers"
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(pgettext_lazy("working paper", "subject"), max_length=240)
    procedure = models.TextField(pgettext_lazy("working paper", "procedure"), max_length=4000)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    done_office = models.CharField(_("done by"), max_length=160, editable=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    result = models.TextField(pgettext_lazy("working paper", "result"), max_length=8000, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=choices(PAPER_STATES), default=PaperState.DRAFT
    )
    review_note = models.TextField(_("review note"), max_length=4000, blank=True)
    note_answer = models.TextField(_("answer to the note"), max_length=4000, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
    )
    reviewed_office = models.CharField(_("reviewed by"), max_length=160, blank=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = WorkingPaperQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "number"],
                name="working_paper_number_once",
                violation_error_message=_("Somebody added a paper meanwhile. Send it again."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "reviewed"])
                | (Q(done_on__isnull=False) & ~Q(result="")),
                name="working_paper_submitted_has_result",
                violation_error_message=_("Enter the day and the result first."),
            ),
            models.CheckConstraint(
                condition=~Q(state="noted") | ~Q(review_note=""),
                name="working_paper_noted_has_note",
                violation_error_message=_("Say what has to be corrected."),
            ),
        ]

    def __str__(self) -> str:
        return f"KK-{self.number:02} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("operations_working_paper", args=[self.pk])

    @property
    def is_written_on(self) -> bool:
        """Its text can still be changed."""
        return self.state in {PaperState.DRAFT, PaperState.NOTED}
