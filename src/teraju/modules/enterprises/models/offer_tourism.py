"""Hotels and restaurants, and how ready they say they are."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.enterprises.domain.offer_checks import CheckState, SchemeSize
from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord, choices
from .offer_choices import CHECK_STATES, PLACE_KINDS, SCHEME_SIZES
from .registers import Enterprise

MOST_ROOMS = 9_999


class TourismPlaceQuerySet(ScopedQuerySet["TourismPlace"]):
    """Cut to a viewer by agency; guests see none."""


class TourismPlace(AgencyRecord):
    """A hotel, restaurant or other place of an enterprise of tourism, as it was mapped."""

    enterprise = models.OneToOneField(
        Enterprise, on_delete=models.PROTECT, related_name="tourism_place"
    )
    kind = models.CharField(_("kind of place"), max_length=10, choices=choices(PLACE_KINDS))
    size = models.CharField(
        _("size of the scheme"),
        max_length=6,
        choices=choices(SCHEME_SIZES),
        default=SchemeSize.SMALL,
    )
    stars = models.PositiveSmallIntegerField(
        _("stars"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    grade = models.CharField(_("class"), max_length=60, blank=True)
    rooms = models.PositiveSmallIntegerField(
        _("rooms"), null=True, blank=True, validators=[MaxValueValidator(MOST_ROOMS)]
    )
    seats = models.PositiveSmallIntegerField(
        _("seats for guests"), null=True, blank=True, validators=[MaxValueValidator(MOST_ROOMS)]
    )
    business_standard = models.CharField(
        _("number of the certificate of the business standard"), max_length=80, blank=True
    )
    business_standard_until = models.DateField(_("business standard until"), null=True, blank=True)
    chse_body = models.CharField(_("certified for CHSE by"), max_length=120, blank=True)
    chse_number = models.CharField(_("number of the CHSE certificate"), max_length=80, blank=True)
    chse_until = models.DateField(_("CHSE until"), null=True, blank=True)
    mapped_on = models.DateField(_("mapped on"))
    note = models.TextField(_("note"), max_length=2000, blank=True)
    ended_on = models.DateField(_("no place of tourism since"), null=True, blank=True)

    objects: ClassVar = TourismPlaceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["agency", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(chse_until=None) | ~Q(chse_number=""),
                name="tourism_chse_has_number",
                violation_error_message=_("Give the number of the certificate."),
            ),
        ]

    def __str__(self) -> str:
        return self.enterprise.name

    def get_absolute_url(self) -> str:
        return reverse("enterprises_tourism_place", args=[self.pk])


class ReadinessCheckQuerySet(ScopedQuerySet["ReadinessCheck"]):
    """Cut to a viewer by agency; guests see none."""


class ReadinessCheck(AgencyRecord):
    """What a place answered on a day: by its owner through a link, or asked by staff."""

    place = models.ForeignKey(TourismPlace, on_delete=models.PROTECT, related_name="checks")
    edition = models.CharField(max_length=40)
    # As the place was when it was asked: they say which questions there were.
    kind = models.CharField(max_length=10, choices=choices(PLACE_KINDS))
    size = models.CharField(max_length=6, choices=choices(SCHEME_SIZES))
    by_owner = models.BooleanField(_("answered by the owner"), default=False)
    code = models.CharField(max_length=12, unique=True)
    open_until = models.DateField(_("link works until"), null=True, blank=True)
    state = models.CharField(
        _("status"), max_length=9, choices=choices(CHECK_STATES), default=CheckState.ASKED
    )
    begun_on = models.DateField(_("begun on"))
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    replies = models.JSONField(default=dict, blank=True)
    ready = models.PositiveSmallIntegerField(_("ready"), null=True, blank=True)
    asked = models.PositiveSmallIntegerField(_("questions"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = ReadinessCheckQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["agency", "state"])]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | Q(answered_on__isnull=False),
                name="readiness_done_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="asked") | Q(open_until__isnull=False),
                name="readiness_asked_has_last_day",
            ),
        ]

    def __str__(self) -> str:
        return _("Self-check of %(place)s") % {"place": self.place}

    def get_absolute_url(self) -> str:
        return reverse("enterprises_readiness_check", args=[self.pk])
