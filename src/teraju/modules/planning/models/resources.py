"""What the work needs: buildings, equipment, conditions, knowledge, measures, budget and posts."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Place

from .common import AgencyRecord, Approvable, one_at_a_time


class ResourceKind(models.TextChoices):
    """What a resource is; each group answers to a topic of its own."""

    BUILDING = "building", _("building or room")
    EQUIPMENT = "equipment", _("equipment")
    VEHICLE = "vehicle", _("vehicle")
    SYSTEM = "system", _("information system")
    ENVIRONMENT = "environment", _("condition of the workplace")
    KNOWLEDGE = "knowledge", _("knowledge")
    MEASURING = "measuring", _("measuring equipment")


class ResourceStatus(models.TextChoices):
    """Whether it can be used."""

    IN_USE = "in_use", _("in use")
    OUT_OF_ORDER = "out_of_order", _("out of order")
    DISPOSED = "disposed", _("written off")


class UpkeepResult(models.TextChoices):
    """What upkeep, a check or a calibration came to."""

    GOOD = "good", _("good")
    REPAIR = "repair", _("usable, needs repair")
    FAILED = "failed", _("not usable")


class ResourceQuerySet(ScopedQuerySet["Resource"]):
    """Resources of agencies."""

    guests = frozenset({Role.BODY_AUDITOR})

    def kept(self) -> ResourceQuerySet:
        """Those that are still there, in use or out of order."""
        return self.exclude(status=ResourceStatus.DISPOSED)


class Resource(AgencyRecord):
    """Something the work needs, and the rhythm in which it is looked after.

    `next_due_on` follows from the last upkeep and `every_months`; of measuring equipment also
    from the last day of its calibration. A lesson learned is knowledge, too.
    """

    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=12, choices=ResourceKind.choices)
    description = models.TextField(_("what it is for, or what it says"), max_length=2000)
    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("site"),
    )
    location = models.CharField(_("where it stands or is kept"), max_length=200, blank=True)
    holder_office = models.CharField(_("who looks after it"), max_length=160)
    upkeep = models.CharField(_("upkeep"), max_length=400, blank=True)
    every_months = models.PositiveSmallIntegerField(
        _("every so many months"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    # What was said when it was registered; evidence of an earlier day needs it.
    first_due_on = models.DateField(editable=False, null=True, blank=True)
    next_due_on = models.DateField(_("next upkeep due"), null=True, blank=True)
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=ResourceStatus.choices,
        default=ResourceStatus.IN_USE,
    )
    status_since = models.DateField(_("since"))
    status_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ResourceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="resource_code_once",
                violation_error_message=_("A resource with this code exists already."),
            ),
            models.CheckConstraint(
                condition=Q(every_months=None) | Q(next_due_on__isnull=False),
                name="resource_rhythm_has_day",
                violation_error_message=_("Say when the upkeep is due next."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "next_due_on"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("planning_resource", args=[self.pk])


class UpkeepQuerySet(ScopedQuerySet["Upkeep"]):
    """Upkeep of agencies."""

    government_path = "resource__government"
    agency_path = "resource__agency"


class Upkeep(models.Model):
    """That a resource was looked after, checked or calibrated; never changed afterwards."""

    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="upkeeps")
    done_on = models.DateField(_("done on"))
    result = models.CharField(_("result"), max_length=8, choices=UpkeepResult.choices)
    done_by = models.CharField(_("by whom"), max_length=160)
    note = models.CharField(_("what was done or found"), max_length=400)
    valid_until = models.DateField(_("calibration valid until"), null=True, blank=True)
    next_due_on = models.DateField(_("next due"), null=True, blank=True)
    recorded_at = models.DateTimeField(editable=False)
    is_example = models.BooleanField(default=False, editable=False)

    objects: ClassVar = UpkeepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("done_on")),
                name="upkeep_valid_after_done",
                violation_error_message=_("The last day lies before the day of the check."),
            )
        ]
        indexes = [models.Index(fields=["resource", "done_on"])]

    def __str__(self) -> str:
        return f"{self.resource} {self.done_on}"


class ResourceStatementQuerySet(ScopedQuerySet["ResourceStatement"]):
    """Yearly statements of agencies."""


class ResourceStatement(Approvable):
    """Money and posts that the system has in a year, what is lacking, and what the head decided."""

    year = models.PositiveSmallIntegerField(_("year"))
    budget = models.DecimalField(
        _("budget (rupiah)"), max_digits=17, decimal_places=2, validators=[MinValueValidator(0)]
    )
    posts_needed = models.PositiveSmallIntegerField(_("posts needed"))
    posts_filled = models.PositiveSmallIntegerField(_("posts filled"))
    lacking = models.TextField(_("what is lacking"), max_length=1000, blank=True)
    decision = models.TextField(_("what is done about it"), max_length=1000, blank=True)

    objects: ClassVar = ResourceStatementQuerySet.as_manager()

    class Meta:
        constraints = [
            *one_at_a_time("resource_statement"),
            models.CheckConstraint(
                condition=Q(lacking="") | ~Q(decision=""),
                name="resource_statement_lack_is_decided",
                violation_error_message=_("Say what is done about what is lacking."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Resources of %s") % self.year)

    def get_absolute_url(self) -> str:
        return reverse("planning_statement", args=[self.pk])
