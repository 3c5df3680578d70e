"""The legal act and its marks, what voids them, and the certificate where one is due."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.marks import CertificateState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.papers.api import Paper

from .choices import choices
from .common import UnitRecord, somebody
from .order_choices import CERTIFICATE_STATES, CONTROLS, RESULTS, VOID_REASONS
from .orders import AUDITORS
from .registers import Instrument
from .sheets import Sheet
from .stamps import StampLine
from .unit_choices import STAMP_KINDS


class VerificationQuerySet(ScopedQuerySet["Verification"]):
    guests = AUDITORS


class Verification(UnitRecord):
    """The act of tera or tera ulang: by its marks, with or without a paper."""

    instrument = models.ForeignKey(
        Instrument,
        on_delete=models.PROTECT,
        related_name="verifications",
        verbose_name=_("instrument"),
    )
    sheet = models.OneToOneField(
        Sheet, on_delete=models.PROTECT, null=True, blank=True, related_name="verification"
    )
    result = models.CharField(_("result"), max_length=5, choices=choices(RESULTS))
    control = models.CharField(_("kind of control"), max_length=10, choices=choices(CONTROLS))
    on = models.DateField(_("day"))
    at = models.DateTimeField(_("marked at"))
    # Of a batal there is none; of a first verification whose kind never runs out there is none.
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    precision = models.CharField(max_length=5, blank=True)
    # Passed, adjusted on the spot, and failed pieces: of an instrument one, of a set of weights n.
    passed = models.PositiveIntegerField(_("passed"), default=0)
    adjusted = models.PositiveIntegerField(_("of them adjusted"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)
    tester = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("tester"),
    )
    tester_office = models.CharField(_("tester (office)"), max_length=160)
    # Why no mark could be put on: then the certificate stands for it (article 20).
    unmarkable = models.CharField(_("why no mark fits"), max_length=200, blank=True)
    # What the instrument was worth before its first mark here: a mistake gives that back.
    before = models.JSONField(default=dict, blank=True)

    objects: ClassVar = VerificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(result="sah") | Q(valid_until=None),
                name="metrology_batal_has_no_validity",
            ),
            models.CheckConstraint(
                condition=Q(passed__gt=0) | Q(failed__gt=0), name="metrology_verified_some"
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "on"]),
            models.Index(fields=["instrument", "on"]),
            models.Index(fields=["tester", "on"]),
        ]

    def __str__(self) -> str:
        day = date_format(self.on)
        return f"{self.instrument} {self.get_result_display()}, {day}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_verification", args=[self.pk])


class MarkQuerySet(ScopedQuerySet["Mark"]):
    government_path = "verification__government"
    agency_path = "verification__agency"
    guests = AUDITORS


class Mark(Record):
    """Marks of one kind and size put on at one spot of the instrument."""

    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="marks")
    kind = models.CharField(_("kind"), max_length=8, choices=choices(STAMP_KINDS))
    size = models.CharField(_("size"), max_length=8, blank=True)
    count = models.PositiveIntegerField(_("how many"), default=1)
    # The stamp of the year's stock it was struck with.
    stamp = models.ForeignKey(
        StampLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    spot = models.CharField(_("where on the instrument"), max_length=120, blank=True)

    objects: ClassVar = MarkQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.size}".strip()


class VoidingQuerySet(ScopedQuerySet["Voiding"]):
    guests = AUDITORS


class Voiding(UnitRecord):
    """Something that took the force from a mark before its day: repair, damage, a move."""

    verification = models.ForeignKey(Verification, on_delete=models.PROTECT, related_name="voids")
    on = models.DateField(_("day"))
    reason = models.CharField(_("reason"), max_length=12, choices=choices(VOID_REASONS))
    note = models.CharField(_("what was found"), max_length=300)
    recorded_by = somebody(verbose_name=_("recorded by"))
    recorded_office = models.CharField(_("recorded by (office)"), max_length=160)

    objects: ClassVar = VoidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verification"],
                name="metrology_voided_once",
                violation_error_message=_("This mark is void already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.verification} {self.get_reason_display()}"


class CertificateQuerySet(ScopedQuerySet["Certificate"]):
    guests = AUDITORS


class Certificate(UnitRecord):
    """A certificate of verification (SKHP): where no mark fits, or where one is asked for."""

    verification = models.ForeignKey(
        Verification, on_delete=models.PROTECT, related_name="certificates"
    )
    state = models.CharField(
        _("status"),
        max_length=9,
        choices=choices(CERTIFICATE_STATES),
        default=CertificateState.TO_SIGN,
    )
    paper = models.OneToOneField(
        Paper, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    submitted_at = models.DateTimeField(_("submitted"))
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True)
    signed_by = somebody(verbose_name=_("signed by"))
    signed_office = models.CharField(_("signed by (office)"), max_length=160, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["verification"],
                condition=~Q(state="withdrawn"),
                name="metrology_skhp_once",
                violation_error_message=_("A certificate of this verification exists already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(paper__isnull=False, signed_at__isnull=False),
                name="metrology_signed_certificate_has_paper",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.paper.number if self.paper else str(self.verification)

    def get_absolute_url(self) -> str:
        return reverse("metrology_certificate", args=[self.pk])
