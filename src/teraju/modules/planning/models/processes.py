"""Processes, what goes in and out of them, and the approved map of all."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord, Approvable, one_at_a_time


class ProcessKind(models.TextChoices):
    """The lane of the map that a process stands in."""

    MANAGEMENT = "management", _("management")
    CORE = "core", _("core")
    SUPPORT = "support", _("support")


class ProcessStatus(models.TextChoices):
    """A described process comes into force with the map that names it."""

    DRAFT = "draft", _("draft")
    IN_FORCE = "in_force", _("in force")
    WITHDRAWN = "withdrawn", _("withdrawn")


class PartKind(models.TextChoices):
    """What a line of a process describes."""

    INPUT = "input", _("input")
    OUTPUT = "output", pgettext_lazy("of a process", "output")
    INDICATOR = "indicator", _("indicator")


class ProcessQuerySet(ScopedQuerySet["Process"]):
    """Processes of agencies."""

    def standing(self) -> ProcessQuerySet:
        """Those that the map of the next approval will show."""
        return self.exclude(status=ProcessStatus.WITHDRAWN)


class Process(AgencyRecord):
    """A process of an agency: who owns it and what it needs; its lines are `parts`."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=10, choices=ProcessKind.choices)
    purpose = models.TextField(_("purpose"), max_length=1000)
    owner_office = models.CharField(_("owner"), max_length=160)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("person in this office"),
    )
    procedures = models.CharField(_("procedures (numbers)"), max_length=300, blank=True)
    resources = models.TextField(_("resources"), max_length=1000, blank=True)
    order = models.PositiveSmallIntegerField(_("place in its lane"), default=10)
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ProcessStatus.choices,
        default=ProcessStatus.DRAFT,
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ProcessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="process_code_once",
                violation_error_message=_("A process with this code exists already."),
            ),
            models.CheckConstraint(
                condition=Q(status="withdrawn", withdrawn_on__isnull=False)
                | (~Q(status="withdrawn") & Q(withdrawn_on=None)),
                name="process_withdrawn_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("planning_process", args=[self.pk])


class ProcessPart(models.Model):
    """An input with its source, an output with its receiver, or an indicator and where it is seen.

    An output that another process takes up (`to_process`) is an arrow of the map.
    """

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(_("kind"), max_length=10, choices=PartKind.choices)
    name = models.CharField(_("what"), max_length=200)
    other = models.CharField(_("source or receiver"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    to_process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fed_by",
        verbose_name=_("taken up by"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "kind", "name", "to_process"],
                name="process_part_once",
                violation_error_message=_("This stands there already."),
            ),
            # Two parts without a receiver are alike as well: to the database, nulls differ.
            models.UniqueConstraint(
                fields=["process", "kind", "name"],
                condition=Q(to_process=None),
                name="process_part_once_alone",
                violation_error_message=_("This stands there already."),
            ),
            models.CheckConstraint(
                condition=Q(to_process=None) | Q(kind="output"), name="process_arrow_is_output"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ProcessLink(models.Model):
    """A procedure or another record that belongs to a process, of whichever part of the house."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(_("kind"), max_length=60)
    target_id = models.PositiveBigIntegerField()
    title = models.CharField(_("title"), max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "kind", "target_id"],
                name="process_link_once",
                violation_error_message=_("This is linked already."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class ProcessMapQuerySet(ScopedQuerySet["ProcessMap"]):
    """Maps of agencies."""


class ProcessMap(Approvable):
    """A version of the map as the head approved it; `content` is what it showed on that day."""

    reason = models.CharField(_("what is new"), max_length=400)
    content = models.JSONField(_("processes"), default=list, blank=True)

    objects: ClassVar = ProcessMapQuerySet.as_manager()

    class Meta:
        constraints = one_at_a_time("process_map")

    def __str__(self) -> str:
        return str(_("Process map, version %s") % self.number)

    def get_absolute_url(self) -> str:
        return reverse("planning_map_version", args=[self.pk])
