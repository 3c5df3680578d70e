"""Who is who: region, government (the tenant), its tree of agencies, its places."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _


class RegionLevel(models.TextChoices):
    PROVINCE = "province", _("Province")
    REGENCY = "regency", _("Regency")
    CITY = "city", _("City")


class Region(models.Model):
    """A region by its Kemendagri code (with dots, as in 36.04); BPS codes differ."""

    code = models.CharField(_("code"), primary_key=True, max_length=13)
    name = models.CharField(_("name"), max_length=120)
    level = models.CharField(_("level"), max_length=12, choices=RegionLevel.choices)
    bps_code = models.CharField(_("BPS code"), max_length=13, blank=True)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TimeZone(models.TextChoices):
    WIB = "Asia/Jakarta", _("WIB (western Indonesia)")
    WITA = "Asia/Makassar", _("WITA (central Indonesia)")
    WIT = "Asia/Jayapura", _("WIT (eastern Indonesia)")


class Government(models.Model):
    """A local government: the tenant that every row of a record belongs to."""

    region = models.OneToOneField(Region, on_delete=models.PROTECT, verbose_name=_("region"))
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    timezone = models.CharField(_("time zone"), max_length=40, choices=TimeZone.choices)
    head_title = models.CharField(_("title of the regional head"), max_length=60)
    address = models.CharField(_("address"), max_length=200, blank=True)
    contact = models.CharField(_("telephone, mail, web site"), max_length=200, blank=True)
    is_demonstration = models.BooleanField(default=False, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    def __str__(self) -> str:
        return self.name

    def day_of(self, moment: datetime) -> date:
        """The day of a moment at this place: the database tells moments by Greenwich."""
        return moment.astimezone(ZoneInfo(self.timezone)).date()

    @cached_property
    def crest(self) -> bytes | None:
        """The picture on its papers, None without one. Queries once."""
        kept = Crest.objects.filter(government=self).first()
        return bytes(kept.picture) if kept else None


class Crest(models.Model):
    """A government's crest, apart from it so that no list or log-in reads pictures."""

    government = models.OneToOneField(
        Government, on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    picture = models.BinaryField(editable=False)
    media_type = models.CharField(max_length=30, editable=False)

    def __str__(self) -> str:
        return str(self.government)


class AgencyKind(models.TextChoices):
    SECRETARIAT = "secretariat", _("Regional secretariat")
    COUNCIL_SECRETARIAT = "council_secretariat", _("Secretariat of the council")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    OFFICE = "office", _("Dinas (service office)")
    BOARD = "board", _("Badan (board)")
    HOSPITAL = "hospital", _("Regional hospital (RSUD)")
    UNIT = "unit", _("Technical unit (UPT)")
    DISTRICT = "district", _("District (kecamatan)")
    VILLAGE = "village", _("Urban village (kelurahan)")
    DIVISION = "division", _("Division (bagian)")
    ENTERPRISE = "enterprise", _("Regional enterprise (BUMD)")


class AgencyQuerySet(models.QuerySet["Agency"]):
    def within(self, path: str) -> AgencyQuerySet:
        """The agency at `path` and everything below it."""
        return self.filter(path__startswith=path)


class Agency(models.Model):
    """An agency (OPD) or a unit below one.

    `path` holds the ids from the root, as in /000003/000017/: with zeros in front, so that what
    is in its order follows as it was added, the tenth after the ninth.
    """

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="agencies")
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    path = models.CharField(max_length=200, db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=24, choices=AgencyKind.choices)
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60)
    code = models.CharField(
        _("code in letter numbers"),
        max_length=20,
        help_text=_("As it stands in official numbers, for example INSP."),
    )
    head_title = models.CharField(_("title of the head"), max_length=120)
    address = models.CharField(_("address"), max_length=200, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar = AgencyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "name"],
                name="agency_name_once_per_government",
                violation_error_message=_("An agency with this name exists already."),
            ),
        ]
        indexes = [models.Index(fields=["government", "name"])]

    def __str__(self) -> str:
        return self.name

    def path_below(self, parent: Agency | None) -> str:
        """Where it stands; a new agency has its id first."""
        return f"{parent.path if parent else '/'}{self.pk:06}/"

    @property
    def agency(self) -> Agency:
        """An agency is its own scope."""
        return self


class Place(models.Model):
    """A site or room of an agency: where an audit happens, what a certificate covers."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="places")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="places", verbose_name=_("agency")
    )
    name = models.CharField(_("name"), max_length=160)
    address = models.CharField(_("address"), max_length=200)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="place_name_once_per_agency",
                violation_error_message=_("This agency has a place with this name already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
