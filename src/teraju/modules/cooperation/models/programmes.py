"""A programme that leads an agency to its certificate, and the template made of a finished one."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.cooperation.domain import programme as rules
from teraju.modules.cooperation.domain.states import ProgrammeStatus
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .agreements import Agreement
from .choices import COURSE, PROGRAMME_STATUSES, SOURCES, choices


class ProgrammeTemplateQuerySet(ScopedQuerySet["ProgrammeTemplate"]):
    agency_path = None


class ProgrammeTemplate(Record):
    """The course of a finished programme, for the next agency. It belongs to the government."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=160)
    note = models.CharField(_("note"), max_length=400, blank=True)
    editions = models.ManyToManyField(
        Edition, blank=True, related_name="+", verbose_name=_("standards")
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)

    objects: ClassVar = ProgrammeTemplateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "name"],
                name="programme_template_name_once",
                violation_error_message=_("A template with this name exists already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("cooperation_template", args=[self.pk])

    @property
    def agency(self) -> None:
        """A template is for every agency of the government."""
        return


class ProgrammeStepFields(models.Model):
    """What a step of a programme and one of a template share."""

    order = models.PositiveSmallIntegerField(_("order"))
    code = models.SlugField(_("code"), max_length=40)
    title = models.CharField(_("step"), max_length=160, blank=True)
    source = models.CharField(_("date comes from"), max_length=10, choices=choices(SOURCES))

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.label)

    @property
    def label(self) -> object:
        """Its own title, or what the usual step is called in the reader's language."""
        return self.title or COURSE.get(self.code, self.code)


class ProgrammeTemplateStep(ProgrammeStepFields):
    """A step of a template: so many days from the day of the certificate, negative before it."""

    template = models.ForeignKey(ProgrammeTemplate, on_delete=models.PROTECT, related_name="steps")
    offset_days = models.SmallIntegerField(_("days from the certificate"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["template", "order"], name="template_step_order_once")
        ]


class ProgrammeQuerySet(ScopedQuerySet["Programme"]):
    def running(self) -> ProgrammeQuerySet:
        return self.filter(status=ProgrammeStatus.RUNNING)


class Programme(Record):
    """The way of one agency from an agreement to its certificates."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    agreement = models.ForeignKey(
        Agreement,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="programmes",
        verbose_name=_("agreement"),
    )
    template = models.ForeignKey(
        ProgrammeTemplate,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("template"),
    )
    title = models.CharField(_("title"), max_length=200)
    editions = models.ManyToManyField(
        Edition, blank=True, related_name="+", verbose_name=_("standards")
    )
    wished_on = models.DateField(_("wished day of the certificate"), null=True, blank=True)
    started_on = models.DateField(_("started on"))
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=choices(PROGRAMME_STATUSES),
        default=ProgrammeStatus.RUNNING,
    )
    closed_on = models.DateField(_("ended on"), null=True, blank=True)
    closing_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="running", closed_on=None)
                | (~Q(status="running") & Q(closed_on__isnull=False)),
                name="programme_closed_has_date",
            )
        ]
        indexes = [models.Index(fields=["government", "status"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("cooperation_programme", args=[self.pk])

    @property
    def is_running(self) -> bool:
        return self.status == ProgrammeStatus.RUNNING


class ProgrammeStep(ProgrammeStepFields):
    """A step of a programme. `reached_on` is entered by hand; other dates come from records."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="steps")
    planned_on = models.DateField(_("planned on"), null=True, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=400, blank=True)
    is_example = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["programme", "order"], name="programme_step_order_once")
        ]

    @property
    def plan(self) -> rules.StepPlan:
        return rules.StepPlan(
            code=self.code,
            title=self.title,
            order=self.order,
            source=rules.Source(self.source),
            planned_on=self.planned_on,
            reached_on=self.reached_on,
            note=self.note,
            is_example=self.is_example,
        )


class ProgrammeLink(models.Model):
    """A record whose milestones give a programme its real dates, such as a certification."""

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(_("kind"), max_length=60)
    target_id = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "kind", "target_id"],
                name="programme_link_once",
                violation_error_message=_("This is linked already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.target_id}"
