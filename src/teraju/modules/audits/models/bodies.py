"""Certification bodies and what they are accredited for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Scheme
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Government


class BodyQuerySet(ScopedQuerySet["CertificationBody"]):
    agency_path = None


class CertificationBody(Record):
    """A certification body (lembaga sertifikasi) as one government knows it."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=160)
    short_name = models.CharField(_("short name"), max_length=60)
    address = models.CharField(_("address"), max_length=200, blank=True)
    contact = models.CharField(_("contact"), max_length=200, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    objects: ClassVar = BodyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "name"],
                name="body_name_once_per_government",
                violation_error_message=_("A certification body with this name exists already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("audits_body", args=[self.pk])

    @property
    def agency(self) -> None:
        """A body stands beside the government's agencies, it belongs to none."""
        return


class AccreditationQuerySet(ScopedQuerySet["Accreditation"]):
    agency_path = None

    def in_force_on(self, day: date) -> AccreditationQuerySet:
        """From the first day to the last, both counted."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)


class Accreditation(Record):
    """What an accreditor (in Indonesia KAN) has accredited a body for, and how long."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey(
        CertificationBody,
        on_delete=models.PROTECT,
        related_name="accreditations",
        verbose_name=_("certification body"),
    )
    accreditor = models.CharField(_("accreditor"), max_length=60, default="KAN")
    number = models.CharField(_("accreditation number"), max_length=60)
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme.choices)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("valid until"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)

    objects: ClassVar = AccreditationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "scheme", "number", "valid_from"],
                name="accreditation_once_per_body",
                violation_error_message=_("This accreditation is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="accreditation_ends_after_it_begins",
                violation_error_message=_("The last day lies before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.accreditor} {self.number}"

    @property
    def agency(self) -> None:
        return
