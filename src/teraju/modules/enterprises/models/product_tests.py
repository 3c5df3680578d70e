"""Tests of products at laboratories, line by line against limits."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.product_tests import (
    Limit,
    LimitKind,
    TestState,
    Verdict,
    verdict_of,
)
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet

from .certificate_choices import LIMIT_KINDS, TEST_STATES, TEST_VERDICTS
from .coaching import Coaching
from .common import AgencyRecord, choices
from .registers import AUDITORS


class ProductTestQuerySet(ScopedQuerySet["ProductTest"]):
    guests = AUDITORS

    def speaking(self) -> ProductTestQuerySet:
        """The tests that speak: neither called off nor followed by a retest."""
        return self.exclude(state=TestState.DROPPED).exclude(
            pk__in=ProductTest.objects.exclude(state=TestState.DROPPED)
            .exclude(retest_of=None)
            .values("retest_of")
        )


class ProductTest(AgencyRecord):
    """One sample at a laboratory, and what it was found to be."""

    coaching = models.ForeignKey(
        Coaching, on_delete=models.PROTECT, related_name="tests", verbose_name=_("product")
    )
    retest_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="retests",
        verbose_name=_("retest of"),
    )
    laboratory = models.CharField(_("laboratory"), max_length=160)
    accreditation = models.CharField(_("KAN accreditation number"), max_length=40)
    sample = models.CharField(_("sample"), max_length=300)
    sampled_on = models.DateField(_("sample taken on"))
    limits_source = models.CharField(_("source of the limits"), max_length=200)
    state = models.CharField(
        _("status"), max_length=8, choices=choices(TEST_STATES), default=TestState.PLANNED
    )
    report_number = models.CharField(_("number of the report"), max_length=80, blank=True)
    reported_on = models.DateField(_("day of the report"), null=True, blank=True)
    # What its lines came to when the report was entered: computed, never typed.
    verdict = models.CharField(
        pgettext_lazy("product test", "verdict"),
        max_length=9,
        choices=choices(TEST_VERDICTS),
        default=Verdict.OPEN,
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = ProductTestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["retest_of"],
                condition=~Q(state="dropped") & Q(retest_of__isnull=False),
                name="product_retest_once",
                violation_error_message=_("This test has a retest already."),
            ),
            models.CheckConstraint(
                condition=~Q(state="reported")
                | (Q(reported_on__isnull=False) & ~Q(report_number="") & ~Q(verdict="open")),
                name="product_test_reported_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(reason=""),
                name="product_test_dropped_has_reason",
                violation_error_message=_("Say why."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "verdict"])]

    def __str__(self) -> str:
        return f"{self.coaching} ({self.laboratory})"

    def get_absolute_url(self) -> str:
        return reverse("enterprises_test", args=[self.pk])


class TestLineQuerySet(models.QuerySet["TestLine"]):
    __test__ = False

    def standing(self) -> TestLineQuerySet:
        return self.filter(withdrawn_on=None).order_by("pk")


class TestLine(Record):
    """One parameter of a test: its limit, and what the laboratory found."""

    __test__ = False
    test = models.ForeignKey(ProductTest, on_delete=models.PROTECT, related_name="lines")
    parameter = models.CharField(_("parameter"), max_length=120)
    unit = models.CharField(_("unit of measurement"), max_length=20, blank=True)
    limit = models.CharField(_("limit"), max_length=8, choices=choices(LIMIT_KINDS))
    least = models.DecimalField(
        _("at least"), max_digits=18, decimal_places=8, null=True, blank=True
    )
    most = models.DecimalField(_("at most"), max_digits=18, decimal_places=8, null=True, blank=True)
    wanted = models.CharField(_("has to be"), max_length=120, blank=True)
    # As the laboratory wrote it: "7,5", "< 0,05", "negatif". Read by the rules, never rounded.
    result = models.CharField(_("result"), max_length=60, blank=True)
    withdrawn_on = models.DateField(_("taken back on"), null=True, blank=True)

    objects: ClassVar = TestLineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["test", "parameter"],
                condition=Q(withdrawn_on=None),
                name="test_parameter_once",
                violation_error_message=_("This parameter is in the test already."),
            )
        ]

    def __str__(self) -> str:
        return self.parameter

    @property
    def bounds(self) -> Limit:
        """Its limit as the rules read it."""
        return Limit(LimitKind(self.limit), self.least, self.most, self.wanted)

    @property
    def verdict(self) -> Verdict:
        """What its result amounts to."""
        return verdict_of(self.bounds, self.result)
