"""An assessment of an agency against one or more standards, and what was judged in it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Edition, Topic
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import AssessmentStatus, ProgressChoice, ResultChoice


class AssessmentQuerySet(ScopedQuerySet["Assessment"]):
    def counting_on(self, day: date) -> Self:
        """Begun and on record by a day, and not withdrawn by then."""
        begun = self.filter(started_on__lte=day, recorded_on__lte=day)
        return begun.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=day))


class Assessment(Record):
    """One round of judging: which agency, against which editions, from when to when."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    title = models.CharField(_("title"), max_length=200)
    editions = models.ManyToManyField(Edition, related_name="+", verbose_name=_("standards"))
    started_on = models.DateField(_("started on"))
    recorded_on = models.DateField(_("recorded on"), editable=False)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=AssessmentStatus.choices,
        default=AssessmentStatus.OPEN,
    )
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    summary = models.TextField(_("summary"), max_length=4000, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = AssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="concluded", concluded_on__isnull=False)
                | (~Q(status="concluded") & Q(concluded_on=None)),
                name="assessment_concluded_has_date",
                violation_error_message=_("A concluded assessment, and only that, has a last day."),
            ),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("started_on")),
                name="assessment_concluded_after_start",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_on__isnull=False)
                & ~Q(withdrawn_reason="")
                | (~Q(status="withdrawn") & Q(withdrawn_on=None)),
                name="assessment_withdrawn_has_reason",
                violation_error_message=_("Say why the assessment is withdrawn."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "started_on"], name="assessment_of_agency")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("assessment", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status == AssessmentStatus.OPEN


class JudgementQuerySet(ScopedQuerySet["Judgement"]):
    pass


class Judgement(models.Model):
    """What an assessor found on a topic. Nothing is changed: a newer row takes its place.

    So an assessment can be read as it stood on any day, and two people who judge the same topic
    at once meet in the constraint: both would write the same `number`. Without an `edition` the
    judgement holds for every standard of the assessment; with one for that standard alone. An
    empty `result` takes the judgement back.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="judgements")
    topic = models.ForeignKey(
        Topic, on_delete=models.PROTECT, related_name="+", verbose_name=_("topic")
    )
    edition = models.ForeignKey(
        Edition,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("standard"),
    )
    number = models.PositiveIntegerField(help_text="Counts the judgements of this topic from 1.")
    result = models.CharField(_("result"), max_length=16, choices=ResultChoice.choices, blank=True)
    progress = models.CharField(
        _("progress"),
        max_length=12,
        choices=ProgressChoice.choices,
        default=ProgressChoice.NOT_BEGUN,
    )
    note = models.TextField(_("note or reason"), max_length=2000, blank=True)
    judged_at = models.DateTimeField(_("judged at"))
    judged_on = models.DateField(_("judged on"))
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    judged_office = models.CharField(_("judged by"), max_length=160)

    objects: ClassVar = JudgementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "topic", "number"],
                condition=Q(edition=None),
                name="judgement_once_per_number",
            ),
            models.UniqueConstraint(
                fields=["assessment", "topic", "edition", "number"],
                condition=Q(edition__isnull=False),
                name="judgement_of_edition_once_per_number",
            ),
            models.CheckConstraint(
                condition=~Q(result="not_applicable") | ~Q(note=""),
                name="judgement_left_out_has_reason",
                violation_error_message=_("Say why it does not apply."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "judged_on"], name="judgement_of_agency")]

    def __str__(self) -> str:
        return f"{self.topic} {self.result}"
