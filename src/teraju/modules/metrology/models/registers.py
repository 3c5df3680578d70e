"""Owners, places, instruments and repairers: each a record of its own, for none follows another."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Government

from .choices import PLACE_KINDS, STANDINGS, Standing, choices
from .common import UnitRecord

TELEPHONE = RegexValidator(
    r"^\+?(?:[ ()\-]*[0-9]){6,20}[ ()\-]*$",
    _("A telephone number has six digits or more, as in 0812 3456 7890."),
)
AUDITORS = frozenset({Role.BODY_AUDITOR})


class OwnerQuerySet(ScopedQuerySet["Owner"]):
    guests = AUDITORS

    def current(self) -> OwnerQuerySet:
        return self.filter(ended_on=None)


class Owner(UnitRecord):
    """Whoever owns or uses instruments (wajib tera); a person or a business."""

    name = models.CharField(_("name"), max_length=160)
    # The same as it is compared, so that an index finds it however it is written.
    name_key = models.CharField(max_length=480, blank=True, editable=False)
    is_business = models.BooleanField(_("a business"), default=False)
    # Personal: never in the trail but in its shreddable part, never on a public page.
    phone = models.CharField(
        _("telephone"),
        max_length=20,
        blank=True,
        validators=[TELEPHONE],
    )
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    business_number = models.CharField(
        _("NIB"),
        max_length=13,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{13}$", _("A NIB has 13 digits."))],
    )
    ended_on = models.DateField(_("no longer trades since"), null=True, blank=True)

    objects: ClassVar = OwnerQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["agency", "name"]),
            models.Index(fields=["agency", "name_key"]),
            models.Index(fields=["agency", "phone"]),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("metrology_owner", args=[self.pk])


class PlaceQuerySet(ScopedQuerySet["Place"]):
    guests = AUDITORS

    def current(self) -> PlaceQuerySet:
        return self.filter(closed_on=None)

    def markets(self) -> PlaceQuerySet:
        return self.filter(kind="market")


class Place(UnitRecord):
    """Where instruments stand: a market, a kiosk in it, a shop, a station, a factory."""

    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(_("kind"), max_length=8, choices=choices(PLACE_KINDS))
    # A kiosk lies in its market.
    market = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="kiosks",
        verbose_name=_("market"),
    )
    stall = models.CharField(_("block and number"), max_length=40, blank=True)
    district = models.CharField(_("district (kecamatan)"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects: ClassVar = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="kiosk") & Q(market__isnull=False))
                | (~Q(kind="kiosk") & Q(market__isnull=True)),
                name="metrology_kiosk_has_market",
                violation_error_message=_("A kiosk lies in a market, and nothing else does."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="metrology_place_whole_coordinates",
                violation_error_message=_("Give both coordinates, or none."),
            ),
            models.UniqueConstraint(
                fields=["agency", "kind", "name", "district"],
                condition=Q(market__isnull=True),
                name="metrology_place_once",
                violation_error_message=_("This place is in the register already."),
            ),
            models.UniqueConstraint(
                fields=["market", "name", "stall"],
                condition=Q(market__isnull=False),
                name="metrology_kiosk_once",
                violation_error_message=_("This place is in the register already."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "kind", "district"])]

    def __str__(self) -> str:
        return f"{self.name} · {self.stall}" if self.stall else self.name

    @property
    def in_full(self) -> str:
        """With the market around a kiosk, and the district: enough to find it."""
        market = self.market.name if self.market else ""
        return ", ".join(part for part in (str(self), market, self.district) if part)

    def get_absolute_url(self) -> str:
        return reverse("metrology_place", args=[self.pk])


class InstrumentQuerySet(ScopedQuerySet["Instrument"]):
    guests = AUDITORS

    def in_use(self) -> InstrumentQuerySet:
        return self.exclude(standing=Standing.RETIRED)


class Instrument(UnitRecord):
    """A measuring instrument (UTTP), or a set of weights that is counted by its pieces.

    `kind` is a code of the catalogue (`domain/catalogue.py`); `plate` holds what the plate tells,
    as the calculators read it. Owner and user differ where a scale is lent or rented.
    """

    # Our own tag with a check character: market scales have no serial number.
    tag = models.CharField(_("tag"), max_length=12)
    # Its number in the list that the unit kept before: by it a file meets its rows again.
    list_number = models.CharField(_("number in the earlier list"), max_length=40, blank=True)
    # The same as it is compared, so that a file finds what differs in capitals by an index.
    list_key = models.CharField(max_length=120, blank=True, editable=False)
    kind = models.CharField(_("kind"), max_length=40)
    make = models.CharField(_("make"), max_length=80, blank=True)
    model = models.CharField(_("model"), max_length=80, blank=True)
    serial = models.CharField(_("serial number"), max_length=80, blank=True)
    plate = models.JSONField(_("plate"), default=dict, blank=True)
    # As papers write it, in Indonesian: "15 kg × 5 g, III". Pages write the plate (`capacity_of`).
    capacity = models.CharField(_("capacity"), max_length=80, blank=True)
    count = models.PositiveIntegerField(
        _("pieces"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10_000)]
    )
    is_fixed = models.BooleanField(_("fixed where it stands"), default=False)
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        related_name="instruments",
        verbose_name=pgettext_lazy("instrument", "owner"),
    )
    user = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="used_instruments",
        verbose_name=_("used by"),
    )
    place = models.ForeignKey(
        Place, on_delete=models.PROTECT, related_name="instruments", verbose_name=_("place")
    )
    since = models.DateField(_("in the register since"))
    # The last day on which it was moved although it is fixed.
    moved_on = models.DateField(_("moved on"), null=True, blank=True)
    # Marks of this day and before hold no more: it was moved although fixed, or was out of use.
    void_on = models.DateField(_("earlier marks void since"), null=True, blank=True)
    photo = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo"),
    )
    # A telephone sends a photo hours after it was taken: by this the last one taken stays.
    pictured_at = models.DateTimeField(_("photo taken"), null=True, blank=True)
    # Kept beside the marks that they follow from, so that a million rows can be searched by them.
    standing = models.CharField(
        _("standing"), max_length=8, choices=choices(STANDINGS), default=Standing.NEW
    )
    verified_on = models.DateField(
        pgettext_lazy("instrument", "verified on"), null=True, blank=True
    )
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    retired_on = models.DateField(_("out of use since"), null=True, blank=True)
    retired_reason = models.CharField(_("why it is out of use"), max_length=300, blank=True)

    objects: ClassVar = InstrumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "tag"],
                name="metrology_tag_once",
                violation_error_message=_("Another instrument has this tag."),
            ),
            models.UniqueConstraint(
                fields=["agency", "list_number"],
                condition=~Q(list_number=""),
                name="metrology_list_number_once",
                violation_error_message=_("Another instrument has this number of the list."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(verified_on__isnull=False),
                name="metrology_validity_has_verification",
                violation_error_message=_("Only what was verified is valid until a day."),
            ),
            models.CheckConstraint(
                condition=Q(retired_on__isnull=True) | ~Q(retired_reason=""),
                name="metrology_retired_has_reason",
                violation_error_message=_("Say why it is out of use."),
            ),
            models.CheckConstraint(
                condition=Q(photo=None, pictured_at=None)
                | Q(photo__isnull=False, pictured_at__isnull=False),
                name="metrology_photo_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(user__isnull=True) | ~Q(user=F("owner")),
                name="metrology_user_is_another",
                violation_error_message=_("Leave the user empty where the owner uses it."),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "standing", "valid_until"]),
            models.Index(fields=["agency", "kind"]),
            models.Index(fields=["tag"]),
            models.Index(fields=["agency", "valid_until"]),
            models.Index(fields=["government", "serial"]),
            models.Index(fields=["agency", "list_key"]),
        ]

    def __str__(self) -> str:
        return self.tag

    def get_absolute_url(self) -> str:
        return reverse("metrology_instrument", args=[self.pk])

    @property
    def counts_until(self) -> date | None:
        """The last day of its mark; none where the mark is void, or nothing proves it."""
        lacks = self.standing in (Standing.VOID, Standing.UNPROVEN)
        return None if lacks else self.valid_until


class InstrumentWordQuerySet(ScopedQuerySet["InstrumentWord"]):
    agency_path = "instrument__agency"
    guests = AUDITORS


class InstrumentWord(models.Model):
    """A word that an instrument is found by: of its own, its owner's and its place's names.

    A million instruments are not read through for a name: the words lie in an index.
    """

    # A number and an index of their own would only be written for each of half a million words.
    pk = models.CompositePrimaryKey("government_id", "word", "instrument_id")
    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    word = models.CharField(max_length=16)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="words")

    objects: ClassVar = InstrumentWordQuerySet.as_manager()

    def __str__(self) -> str:
        return self.word


class TagSeriesQuerySet(ScopedQuerySet["TagSeries"]):
    agency_path = None


class TagSeries(models.Model):
    """The last number that a government gave out as a tag."""

    government = models.OneToOneField(Government, on_delete=models.PROTECT, related_name="+")
    last = models.PositiveIntegerField(default=0)

    objects: ClassVar = TagSeriesQuerySet.as_manager()

    def __str__(self) -> str:
        return str(self.last)


class RepairerQuerySet(ScopedQuerySet["Repairer"]):
    guests = AUDITORS

    def permitted_on(self, day: date) -> RepairerQuerySet:
        """Those whose permit was valid on a day and whose entry had not ended."""
        valid = Q(permit_until=None) | Q(permit_until__gte=day)
        return self.filter(valid, Q(ended_on=None) | Q(ended_on__gte=day))


class Repairer(UnitRecord):
    """A private repairer (reparatir) with a permit; never somebody who verifies."""

    name = models.CharField(_("name"), max_length=160)
    permit_number = models.CharField(_("permit"), max_length=80)
    permit_until = models.DateField(_("permit until"), null=True, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True, validators=[TELEPHONE])
    kinds = models.JSONField(_("kinds"), default=list, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    objects: ClassVar = RepairerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "permit_number"],
                name="metrology_permit_once",
                violation_error_message=_("This permit is in the register already."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    def covers(self, kind: str) -> bool:
        """Whether the permit is for this kind; one that names none is for all."""
        return not self.kinds or kind in self.kinds

    def get_absolute_url(self) -> str:
        return reverse("metrology_repairer", args=[self.pk])
