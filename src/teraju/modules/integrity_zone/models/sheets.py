"""A worksheet of a unit and year, with an answer for each question."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity_zone.domain.states import SheetState
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import Predicate, predicate_choices, state_choices

NOTE = 1000


class SheetQuerySet(ScopedQuerySet["Sheet"]):
    def published(self) -> SheetQuerySet:
        """What its unit shows to everybody."""
        return self.filter(state=SheetState.CLOSED, published_on__isnull=False)


class UnitRecord(Record):
    """A record of the unit that assesses itself."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("ZI worksheet", "unit"),
    )

    class Meta:
        abstract = True


class Sheet(UnitRecord):
    """What a unit says of itself in a year, and what the internal assessor says beside it.

    Scores are kept for lists alone, rounded to six decimals; whatever is decided is computed anew
    from the answers.
    """

    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(2014), MaxValueValidator(2100)]
    )
    edition = models.CharField(_("edition of the worksheet"), max_length=40)
    aim = models.CharField(
        _("predicate aimed at"),
        max_length=4,
        choices=predicate_choices(),
        default=Predicate.WBK,
    )
    due_on = models.DateField(_("hand in by"), null=True, blank=True)
    state = models.CharField(
        _("status"), max_length=9, choices=state_choices(), default=SheetState.OPEN
    )
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    submitted_office = models.CharField(_("handed in by"), max_length=160, blank=True)
    returned_because = models.CharField(_("why it was returned"), max_length=NOTE, blank=True)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    assessed_office = models.CharField(_("assessed by"), max_length=160, blank=True)
    conclusion = models.TextField(_("conclusion of the assessor"), max_length=4000, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    dropped_because = models.CharField(_("why it was dropped"), max_length=NOTE, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    # By the answers of the unit alone, and with the assessor's where there are any.
    unit_score = models.DecimalField(
        _("score by the unit"), max_digits=9, decimal_places=6, default=Decimal(0)
    )
    score = models.DecimalField(_("score"), max_digits=9, decimal_places=6, default=Decimal(0))
    answered = models.PositiveSmallIntegerField(_("questions answered"), default=0)
    differing = models.PositiveSmallIntegerField(_("answers changed by the assessor"), default=0)
    predicate = models.CharField(
        _("predicate reached"), max_length=4, choices=predicate_choices(), blank=True
    )

    objects: ClassVar = SheetQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year"],
                name="integrity_zone_sheet_once",
                violation_error_message=_("This unit has a worksheet for this year already."),
            ),
            models.CheckConstraint(
                condition=~Q(state=SheetState.DROPPED) | ~Q(dropped_because=""),
                name="integrity_zone_dropped_has_reason",
            ),
            models.CheckConstraint(
                condition=Q(published_on=None) | Q(state=SheetState.CLOSED),
                name="integrity_zone_published_is_closed",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state", "year"])]

    def __str__(self) -> str:
        return f"Zona Integritas {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("integrity_zone_sheet", args=[self.pk])


class ZoneAnswerQuerySet(ScopedQuerySet["Answer"]):
    pass


class Answer(UnitRecord):
    """An answer of the unit to a question, and the assessor's beside it where it differs."""

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="answers")
    code = models.CharField(_("code"), max_length=12)
    place = models.PositiveSmallIntegerField()
    part = models.CharField(pgettext_lazy("ZI worksheet", "part"), max_length=1)
    area = models.CharField(_("area"), max_length=1)
    unit_answer = models.CharField(_("answer of the unit"), max_length=24, blank=True)
    unit_note = models.CharField(_("explanation"), max_length=NOTE, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    tpi_answer = models.CharField(_("answer of the assessor"), max_length=24, blank=True)
    tpi_reason = models.CharField(_("reason of the assessor"), max_length=NOTE, blank=True)
    # Kept so that lists are sorted and filtered by them; rounded to six decimals.
    lost = models.DecimalField(
        _("points missing"), max_digits=9, decimal_places=6, default=Decimal(0)
    )
    differs = models.BooleanField(_("changed by the assessor"), default=False)

    objects: ClassVar = ZoneAnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "code"], name="integrity_zone_answer_once"),
            models.CheckConstraint(
                condition=Q(differs=False) | ~Q(tpi_reason=""),
                name="integrity_zone_change_has_reason",
            ),
        ]
        indexes = [models.Index(fields=["sheet", "place"])]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("integrity_zone_answer", args=[self.pk])


class LinkedRecordQuerySet(ScopedQuerySet["LinkedRecord"]):
    pass


class LinkedRecord(UnitRecord):
    """A record of the house that an answer rests on; taken off, it stays to be read."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="links")
    title = models.CharField(pgettext_lazy("ZI worksheet", "what it is"), max_length=300)
    url = models.CharField(_("address"), max_length=300)
    linked_on = models.DateField(_("linked on"))
    linked_office = models.CharField(_("linked by"), max_length=160)
    taken_off_on = models.DateField(_("taken off on"), null=True, blank=True)

    objects: ClassVar = LinkedRecordQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "url"],
                condition=Q(taken_off_on=None),
                name="integrity_zone_link_once",
                violation_error_message=_("This record is linked already."),
            ),
            models.CheckConstraint(
                condition=Q(url__startswith="/"), name="integrity_zone_link_within_the_house"
            ),
        ]
        indexes = [models.Index(fields=["answer", "taken_off_on"])]

    def __str__(self) -> str:
        return self.title
