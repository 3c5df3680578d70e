"""Standards of measurement with their certificates and loans, and the log of the room."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.fitness import StandardState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .choices import choices
from .common import UnitRecord
from .unit_choices import CUSTODIES, STANDARD_KINDS, STANDARD_STATES, Custody


class StandardQuerySet(ScopedQuerySet["Standard"]):
    guests = frozenset({Role.BODY_AUDITOR})


class Standard(UnitRecord):
    """A standard, or a set of equal ones; borrowed ones stand here too while they are held."""

    code = models.CharField(_("inventory number"), max_length=40)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, choices=choices(STANDARD_KINDS))
    accuracy_class = models.CharField(_("class"), max_length=12, blank=True)
    nominal = models.DecimalField(
        _("nominal value"), max_digits=16, decimal_places=6, null=True, blank=True
    )
    # Of a box of several sizes, which has no one nominal value; in the same unit.
    together = models.DecimalField(
        _("mass of all pieces"), max_digits=16, decimal_places=6, null=True, blank=True
    )
    unit = models.CharField(_("unit"), max_length=8, blank=True)
    count = models.PositiveIntegerField(
        _("pieces"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    make = models.CharField(_("make"), max_length=80, blank=True)
    serial = models.CharField(_("serial number"), max_length=80, blank=True)
    custody = models.CharField(
        _("whose it is"), max_length=8, choices=choices(CUSTODIES), default=Custody.OWN
    )
    lender = models.CharField(_("borrowed from"), max_length=160, blank=True)
    agreement = models.CharField(_("agreement"), max_length=80, blank=True)
    agreement_on = models.DateField(_("agreement of"), null=True, blank=True)
    agreement_until = models.DateField(_("agreement until"), null=True, blank=True)
    kept_at = models.CharField(_("kept at"), max_length=160, blank=True)
    state = models.CharField(
        _("status"), max_length=9, choices=choices(STANDARD_STATES), default=StandardState.IN_USE
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_because = models.CharField(_("why it was withdrawn"), max_length=300, blank=True)
    # Of the last certificate, kept so that the list can be sorted and asked by it.
    certified = models.BooleanField(_("certified fit"), default=False)
    due_on = models.DateField(_("next calibration by"), null=True, blank=True)

    objects: ClassVar = StandardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "code"],
                name="metrology_standard_once",
                violation_error_message=_("This number is in the inventory already."),
            ),
            models.CheckConstraint(
                condition=Q(custody="own", lender="") | (Q(custody="borrowed") & ~Q(lender="")),
                name="metrology_borrowed_standard_has_lender",
                violation_error_message=_("Name the lender of what is borrowed, and only then."),
            ),
            models.CheckConstraint(
                condition=Q(nominal=None) | ~Q(unit=""),
                name="metrology_nominal_has_unit",
                violation_error_message=_("Give the unit of the nominal value."),
            ),
            models.CheckConstraint(
                condition=Q(together=None) | ~Q(unit="") & Q(kind="weight", nominal=None),
                name="metrology_together_of_a_box",
                violation_error_message=_(
                    "Only a box of weights of several sizes has a mass of all pieces, with a unit."
                ),
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False)
                & ~Q(withdrawn_because="")
                | Q(state="in_use", withdrawn_on=None),
                name="metrology_withdrawn_standard_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(agreement_on=None)
                | Q(agreement_until=None)
                | Q(agreement_until__gte=F("agreement_on")),
                name="metrology_standard_agreement_in_order",
                violation_error_message=_("The agreement ends before it begins."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_standard", args=[self.pk])

    def is_gone(self, on: date, until: Collection[date | None]) -> bool:
        """Whether it was out of use on a day; what left on a day of `until` served to its end.

        A test that began before a job brought it back damaged, or not at all, was made with it.
        """
        gone = self.withdrawn_on
        return gone is not None and gone <= on and gone not in until


class OfStandard:
    """Where rows of this kind belong."""

    government_path = "standard__government"
    agency_path: str | None = "standard__agency"
    guests = frozenset({Role.BODY_AUDITOR})


class StandardCertificateQuerySet(OfStandard, ScopedQuerySet["StandardCertificate"]):
    pass


class StandardCertificate(Record):
    """A certificate of calibration: by whom, traceable to what, and until when it serves."""

    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="certificates")
    number = models.CharField(_("certificate"), max_length=80)
    issued_by = models.CharField(_("laboratory"), max_length=160)
    traceable_to = models.CharField(_("traceable to"), max_length=160)
    calibrated_on = models.DateField(_("calibrated on"))
    due_on = models.DateField(_("next calibration by"))
    is_fit = models.BooleanField(_("found fit"), default=True)
    uncertainty = models.CharField(_("uncertainty"), max_length=80, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)
    struck_on = models.DateField(_("struck out on"), null=True, blank=True)
    struck_because = models.CharField(_("why it was struck out"), max_length=300, blank=True)

    objects: ClassVar = StandardCertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "number"],
                condition=Q(struck_on=None),
                name="metrology_certificate_once",
                violation_error_message=_("This certificate is entered already."),
            ),
            models.CheckConstraint(
                condition=Q(due_on__gt=F("calibrated_on")),
                name="metrology_certificate_due_later",
                violation_error_message=_("The next calibration lies after this one."),
            ),
        ]
        indexes = [models.Index(fields=["standard", "calibrated_on"])]

    def __str__(self) -> str:
        return self.number


class StandardLoanQuerySet(OfStandard, ScopedQuerySet["StandardLoan"]):
    pass


class StandardLoan(Record):
    """A standard with another unit, under an agreement, until it is back."""

    standard = models.ForeignKey(Standard, on_delete=models.PROTECT, related_name="loans")
    borrower = models.CharField(_("lent to"), max_length=160)
    agreement = models.CharField(_("agreement"), max_length=80)
    lent_on = models.DateField(_("lent on"))
    until = models.DateField(_("back by"))
    lent_office = models.CharField(_("handed out by"), max_length=160)
    returned_on = models.DateField(_("back on"), null=True, blank=True)
    returned_office = models.CharField(_("taken back by"), max_length=160, blank=True)
    returned_as = models.CharField(_("condition when it came back"), max_length=300, blank=True)

    objects: ClassVar = StandardLoanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standard"],
                condition=Q(returned_on=None),
                name="metrology_standard_lent_once",
                violation_error_message=_("It is lent already."),
            ),
            models.CheckConstraint(
                condition=Q(until__gte=F("lent_on")),
                name="metrology_loan_until_later",
                violation_error_message=_("It comes back after it was lent."),
            ),
            models.CheckConstraint(
                condition=Q(returned_on=None) | Q(returned_on__gte=F("lent_on")),
                name="metrology_loan_back_later",
                violation_error_message=_("It comes back after it was lent."),
            ),
        ]

    def __str__(self) -> str:
        return self.borrower


class RoomReadingQuerySet(ScopedQuerySet["RoomReading"]):
    guests = frozenset({Role.BODY_AUDITOR})


class RoomReading(UnitRecord):
    """The air of a room in which standards are kept and used."""

    room = models.CharField(_("room"), max_length=80)
    read_on = models.DateField(_("read on"))
    read_at = models.TimeField(pgettext_lazy("time", "at"))
    temperature = models.DecimalField(
        _("temperature, °C"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(-10), MaxValueValidator(60)],
    )
    humidity = models.DecimalField(
        _("relative humidity, %"),
        max_digits=4,
        decimal_places=1,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    is_within = models.BooleanField(_("within the limits"))
    edition = models.CharField(_("limits by"), max_length=40)
    measure = models.CharField(_("what was done"), max_length=300, blank=True)
    office = models.CharField(pgettext_lazy("person", "read by"), max_length=160)
    struck_on = models.DateField(_("struck out on"), null=True, blank=True)
    struck_because = models.CharField(_("why it was struck out"), max_length=300, blank=True)

    objects: ClassVar = RoomReadingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "room", "read_on", "read_at"],
                condition=Q(struck_on=None),
                name="metrology_reading_once",
                violation_error_message=_("A reading of this room and time is there already."),
            ),
            models.CheckConstraint(
                condition=Q(struck_on=None) | ~Q(struck_because=""),
                name="metrology_struck_reading_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["agency", "read_on"])]

    def __str__(self) -> str:
        return self.room

    def get_absolute_url(self) -> str:
        return reverse("metrology_reading", args=[self.pk])
