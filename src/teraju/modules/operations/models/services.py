"""The service catalogue: editions of service standards, steps and the fields of their forms."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.operations.domain.states import ServiceState
from teraju.modules.operations.domain.times import Promise, Unit
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government

from .choices import SERVICE_STATES, STEP_ROLES, UNITS, FieldKind, choices

BEEN_IN_FORCE = [ServiceState.IN_FORCE, ServiceState.SUPERSEDED, ServiceState.WITHDRAWN]


class ServiceQuerySet(ScopedQuerySet["Service"]):
    guests = frozenset({Role.BODY_AUDITOR})

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """The auditor of a body sees standards that came into force, not those being written."""
        seen = super().visible_to(viewer)
        return seen.filter(state__in=BEEN_IN_FORCE) if viewer.is_guest else seen

    def in_force(self) -> ServiceQuerySet:
        return self.filter(state=ServiceState.IN_FORCE)


class Service(Record):
    """One edition of a service standard; a change makes the next edition."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    # "general", "counter", "supervision": what the kinds' data file knows.
    kind = models.CharField(_("kind"), max_length=24)
    code = models.CharField(_("code"), max_length=24)
    edition = models.PositiveSmallIntegerField(_("edition"), default=1)
    name = models.CharField(_("name"), max_length=200)
    audience = models.CharField(_("who it is for"), max_length=400, blank=True)
    promised_value = models.PositiveIntegerField(_("promised time"), null=True, blank=True)
    promised_unit = models.CharField(
        _("unit of the promised time"), max_length=8, choices=choices(UNITS), default=Unit.DAYS
    )
    fee = models.DecimalField(
        _("fee in rupiah"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("0: free of charge."),
    )
    tariff_basis = models.CharField(_("basis of the fee"), max_length=240, blank=True)
    # The components of a service standard that are text, by the codes of their data file.
    components = models.JSONField(_("components"), default=dict, blank=True)
    other_releases = models.BooleanField(
        _("released by somebody else than who checked"),
        default=True,
        help_text=_("Whoever did the check may then not release the same result."),
    )
    queue = models.ForeignKey(
        "operations.Queue",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="services",
        verbose_name=pgettext_lazy("counter", "queue"),
    )
    state = models.CharField(
        _("status"), max_length=12, choices=choices(SERVICE_STATES), default=ServiceState.DRAFT
    )
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    decree = models.CharField(_("decree that sets it"), max_length=160, blank=True)
    in_force_on = models.DateField(_("in force since"), null=True, blank=True)
    approved_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    approved_office = models.CharField(_("put in force by"), max_length=160, blank=True)
    ended_on = models.DateField(_("in force until"), null=True, blank=True)
    ending_reason = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = ServiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code", "edition"],
                name="service_edition_once",
                violation_error_message=_("This edition of the service exists already."),
            ),
            models.UniqueConstraint(
                fields=["agency", "code"],
                condition=Q(state="in_force"),
                name="service_in_force_once",
                violation_error_message=_("Another edition of this service is in force."),
            ),
            models.UniqueConstraint(
                fields=["agency", "code"],
                condition=Q(state__in=["draft", "submitted"]),
                name="service_drafted_once",
                violation_error_message=_("A draft of this service exists already."),
            ),
            models.CheckConstraint(
                condition=Q(fee=None) | Q(fee__gte=0),
                name="service_fee_not_negative",
                violation_error_message=_("A fee is not below 0."),
            ),
        ]
        indexes = [models.Index(fields=["government", "state"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("operations_service", args=[self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == ServiceState.DRAFT

    @property
    def is_in_force(self) -> bool:
        return self.state == ServiceState.IN_FORCE

    @property
    def promise(self) -> Promise | None:
        """The promised time; None while it is not set."""
        if not self.promised_value:
            return None
        return Promise(self.promised_value, Unit(self.promised_unit))


class ServiceStep(models.Model):
    """A step of the procedure: who does it, in what time, and what it means for the release."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="steps")
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("step"), max_length=200)
    office = models.CharField(
        _("office"), max_length=160, blank=True, help_text=_("As the paper names it.")
    )
    role = models.CharField(_("done by"), max_length=24, choices=choices(STEP_ROLES))
    allotted_value = models.PositiveIntegerField(_("time allotted"), null=True, blank=True)
    allotted_unit = models.CharField(
        _("unit of the time"), max_length=8, choices=choices(UNITS), default=Unit.MINUTES
    )
    is_check = models.BooleanField(
        _("is a check"), default=False, help_text=_("The result is examined before it goes out.")
    )
    is_release = models.BooleanField(
        _("is the release"),
        default=False,
        help_text=_("With this step an authorised office lets the result out; the last step."),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "order"],
                name="service_step_order_once",
                violation_error_message=_("Another step stands at this place."),
            ),
            models.UniqueConstraint(
                fields=["service"],
                condition=Q(is_release=True),
                name="service_release_once",
                violation_error_message=_("The service has its release already."),
            ),
        ]
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class ServiceField(models.Model):
    """A question of the service's form, answered for each output."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="fields")
    order = models.PositiveSmallIntegerField(_("order"))
    name = models.CharField(_("question"), max_length=120)
    kind = models.CharField(
        _("kind of answer"), max_length=8, choices=FieldKind.choices, default=FieldKind.TEXT
    )
    is_required = models.BooleanField(_("must be answered"), default=False)
    help = models.CharField(_("hint"), max_length=200, blank=True)
    options = models.JSONField(_("choices"), default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["service", "name"],
                name="service_field_name_once",
                violation_error_message=_("The form asks this already."),
            )
        ]
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """Under which the answer is kept; stands although the question is worded anew."""
        return str(self.pk)
