"""The report of a gift, its objects, and the envelopes of a feast."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from typing_extensions import override

from teraju.modules.integrity.gratification.domain.clocks import Due
from teraju.modules.integrity.gratification.domain.rules import LETTERS, OUTSIDE
from teraju.modules.integrity.gratification.domain.states import ENDED, State
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Agency, Government
from teraju.platform.sealing import SealedText

from .choices import (
    KINDS,
    STATES,
    Category,
    Delivery,
    EnvelopeKind,
    Occasion,
    Relation,
    Route,
    choices,
)
from .walls import too_near, within_reach

NOT_NEGATIVE = MinValueValidator(Decimal(0))
LETTER_CHOICES = [(letter, letter) for letter in (*LETTERS, OUTSIDE)]


def money(label: Any, **more: Any) -> Any:
    return models.DecimalField(
        label, max_digits=16, decimal_places=2, validators=[NOT_NEGATIVE], **more
    )


def day(label: Any) -> Any:
    return models.DateField(label, null=True, blank=True)


class GiftReportQuerySet(ScopedQuerySet["GiftReport"]):
    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """One's own, and at the desk those whose people the viewer does not stand near to."""
        if viewer.user_id is None:
            return self.none()
        seen = Q(reporter=viewer.user_id)
        reach = within_reach(viewer)
        if reach is not None:
            kept = GiftReport.kept_from.through.objects.filter(
                giftreport=OuterRef("pk"), user=viewer.user_id
            )
            open_to_desk = reach & ~Q(state=State.DRAFT) & Q(reached_upg_on__isnull=False)
            seen |= open_to_desk & ~too_near(viewer) & ~Q(Exists(kept))
        return self.filter(seen)

    def of_reporter(self, viewer: Viewer) -> Self:
        """One's own."""
        return self.filter(reporter=viewer.user_id) if viewer.user_id else self.none()

    def at_desk(self, viewer: Viewer) -> Self:
        """Those that the viewer sees as the UPG."""
        return self.visible_to(viewer).exclude(reporter=viewer.user_id)

    def unfinished(self) -> Self:
        return self.exclude(state__in=ENDED)


class GiftReport(Record):
    """A gift received, refused or given, as its reporter tells it, and where the report stands.

    The dates and the judgement follow from the rules in force on the day of receipt (`edition`).
    `reached_upg_on` is empty as long as the UPG was not told: of what was reported to KPK directly
    it learns only what the reporter wants it to.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    reporter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(_("number"), max_length=80, blank=True)
    state = models.CharField(
        _("status"), max_length=20, choices=choices(STATES), default=State.DRAFT
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=choices(KINDS))
    letter = models.CharField(_("kind of gift"), max_length=4, choices=LETTER_CHOICES)
    occasion = models.CharField(_("occasion"), max_length=12, choices=Occasion.choices)
    event_name = models.CharField(_("event"), max_length=200, blank=True)
    received_on = models.DateField(_("day"))
    received_at = models.TimeField(_("time"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    story = models.TextField(_("what happened, in short"), max_length=4000, blank=True)
    conflict_of_interest = models.BooleanField(_("has to do with my duty"), default=False)
    is_feast = models.BooleanField(_("many gifts at one event"), default=False)
    confidential = models.BooleanField(_("please keep my name from the giver"), default=False)
    delivery = models.CharField(_("where it is"), max_length=12, choices=Delivery.choices)

    # The other side: who gave, or to whom it was given.
    giver_name = models.CharField(_("name of the giver"), max_length=160, blank=True)
    # By which the gifts of one giver are added up.
    giver_key = models.CharField(max_length=160, blank=True, editable=False)
    giver_relation = models.CharField(
        _("relation"), max_length=12, choices=Relation.choices, blank=True
    )
    giver_job = models.CharField(_("work and employer"), max_length=200, blank=True)
    giver_address = SealedText(_("address of the giver"), max_length=300, blank=True)
    giver_phone = SealedText(_("telephone of the giver"), max_length=40, blank=True)
    giver_email = SealedText(_("e-mail of the giver"), max_length=200, blank=True)
    giver_person = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Officers of the UPG who must not read it, by the word of the reporter.
    kept_from: models.ManyToManyField[User, Any] = models.ManyToManyField(
        User, blank=True, related_name="+"
    )

    receiver_name = models.CharField(_("name"), max_length=120, blank=True)
    receiver_nik = SealedText(_("NIK"), max_length=16, blank=True)
    receiver_nip = models.CharField(_("NIP"), max_length=18, blank=True)
    receiver_post = models.CharField(_("post"), max_length=160, blank=True)
    receiver_rank = models.CharField(_("rank and grade"), max_length=80, blank=True)
    receiver_born = SealedText(_("place and day of birth"), max_length=120, blank=True)
    receiver_address = SealedText(_("home address"), max_length=300, blank=True)
    receiver_office_address = models.CharField(_("office address"), max_length=300, blank=True)
    receiver_phone = SealedText(_("telephone"), max_length=40, blank=True)
    receiver_email = SealedText(_("e-mail"), max_length=200, blank=True)

    # What the rules say, by the edition in force on the day of receipt.
    edition = models.CharField(max_length=40)
    reportable = models.BooleanField(_("has to be reported"), null=True, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    value = money(_("value"), default=Decimal(0))
    given_before = money(_("given earlier this year"), default=Decimal(0))
    # What the same giver gave this year and is reported nowhere here, as the reporter says.
    given_otherwise = money(_("given earlier this year, not reported here"), default=Decimal(0))
    upg_by_cautious = models.DateField(_("to the unit, at the safest by"))
    upg_by_last = models.DateField(_("to the unit, at the latest by"))
    forward_by_cautious = models.DateField(_("unit to KPK, at the safest by"))
    forward_by_last = models.DateField(_("unit to KPK, at the latest by"))
    kpk_by_cautious = models.DateField(_("to KPK, at the safest by"))
    kpk_by_last = models.DateField(_("to KPK, at the latest by"))

    route = models.CharField(_("way"), max_length=10, choices=Route.choices, default=Route.UPG)
    declared_true_on = day(_("declared true on"))
    submitted_on = day(_("handed in on"))
    reached_upg_on = day(_("with the unit since"))
    gol_number = models.CharField(_("GOL number"), max_length=60, blank=True)
    kpk_reported_on = day(_("reported to KPK on"))
    returned_on = day(_("given back on"))
    returned_because = models.TextField(_("what is missing"), max_length=2000, blank=True)
    complete_by = day(_("to be completed by"))
    completed_on = day(_("completed on"))
    withdrawn_on = day(_("withdrawn on"))
    withdrawn_because = models.CharField(_("withdrawn because"), max_length=400, blank=True)

    objects: ClassVar = GiftReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "number"],
                condition=~Q(number=""),
                name="gift_report_number_once",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.DRAFT, State.WITHDRAWN])
                | (Q(submitted_on__isnull=False, declared_true_on__isnull=False) & ~Q(number="")),
                name="gift_report_handed_in_is_true",
            ),
            models.CheckConstraint(
                condition=Q(submitted_on=None) | Q(submitted_on__gte=F("received_on")),
                name="gift_report_after_receipt",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.REPORTED_DIRECTLY)
                | (Q(kpk_reported_on__isnull=False) & ~Q(gol_number="")),
                name="gift_report_direct_has_number",
                violation_error_message=_("Give the GOL number and the day of the report to KPK."),
            ),
            models.CheckConstraint(
                condition=Q(kpk_reported_on=None) | Q(kpk_reported_on__gte=F("received_on")),
                name="gift_report_kpk_after_receipt",
                violation_error_message=_("The day lies before the gift."),
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | ~Q(withdrawn_because=""),
                name="gift_report_withdrawn_why",
                violation_error_message=_("Say why the report is withdrawn."),
            ),
        ]
        indexes = [
            models.Index(fields=["reporter", "state"], name="gift_report_by_reporter"),
            models.Index(fields=["government", "state", "kpk_by_cautious"], name="gift_report_due"),
            models.Index(fields=["reporter", "giver_key"], name="gift_report_by_giver"),
        ]

    def __str__(self) -> str:
        # Nothing of the content: labels of the trail, of files and of jobs are made of this.
        return self.number or str(pgettext_lazy("gift", "draft"))

    def get_absolute_url(self) -> str:
        return reverse("gratification_report", args=[self.pk])

    @property
    def report_to_upg_by(self) -> Due:
        return Due(self.upg_by_cautious, self.upg_by_last)

    @property
    def upg_forwards_by(self) -> Due:
        return Due(self.forward_by_cautious, self.forward_by_last)

    @property
    def report_to_kpk_by(self) -> Due:
        return Due(self.kpk_by_cautious, self.kpk_by_last)


class GiftItem(models.Model):
    """One object of a report. The value is the reporter's estimate in rupiah, None if unknown.

    What was given in another currency keeps its amount; the rupiah of that day judge it.
    """

    report = models.ForeignKey(GiftReport, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveSmallIntegerField(_("line"), default=1)
    category = models.CharField(_("category"), max_length=12, choices=Category.choices)
    description = models.CharField(_("what it is"), max_length=300)
    quantity = models.DecimalField(
        _("quantity"),
        max_digits=10,
        decimal_places=2,
        default=Decimal(1),
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    value = money(_("estimated value in rupiah"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="IDR")
    amount = money(_("amount in that currency"), null=True, blank=True)
    is_perishable = models.BooleanField(_("spoils"), default=False)
    location = models.CharField(_("where it is now"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="gift_item_place_once"),
            models.CheckConstraint(
                condition=Q(currency="IDR") | Q(amount__isnull=False),
                name="gift_item_foreign_has_amount",
                violation_error_message=_("Give the amount in that currency."),
            ),
        ]

    def __str__(self) -> str:
        return self.description

    @property
    def is_money(self) -> bool:
        return self.category == Category.MONEY


class Envelope(models.Model):
    """What one guest gave at a feast: a line of the grid. Those above the limit are reported."""

    report = models.ForeignKey(GiftReport, on_delete=models.PROTECT, related_name="envelopes")
    place = models.PositiveIntegerField(_("line"))
    giver_name = models.CharField(_("name of the giver"), max_length=160)
    giver_key = models.CharField(max_length=160, editable=False)
    relation = models.CharField(_("relation"), max_length=12, choices=Relation.choices, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=EnvelopeKind.choices)
    description = models.CharField(_("what it is"), max_length=200, blank=True)
    value = money(_("value in rupiah"))
    reportable = models.BooleanField(_("has to be reported"), default=False, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "place"], name="envelope_place_once"),
        ]
        indexes = [models.Index(fields=["report", "giver_key"], name="envelope_by_giver")]

    def __str__(self) -> str:
        return str(self.place)


class UnitSettingsQuerySet(ScopedQuerySet["UnitSettings"]):
    agency_path = None


class UnitSettings(Record):
    """What a government sets for its unit: its label, and days shorter than those of the law."""

    government = models.OneToOneField(
        Government, on_delete=models.PROTECT, related_name="gift_unit"
    )
    label = models.CharField(_("name of the unit"), max_length=20, default="UPG")
    report_to_upg_days = models.PositiveSmallIntegerField(
        _("working days to report to the unit"), null=True, blank=True
    )
    upg_forwards_days = models.PositiveSmallIntegerField(
        _("working days of the unit to forward"), null=True, blank=True
    )

    objects: ClassVar = UnitSettingsQuerySet.as_manager()

    def __str__(self) -> str:
        return self.label
