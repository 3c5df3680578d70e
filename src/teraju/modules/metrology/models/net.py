"""Requests over the net: a contact proved by a code, and what was asked for."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.metrology.domain.requests import RequestState
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.notify.contact_records import AskedContact

from .choices import choices
from .common import UnitRecord
from .order_choices import ORDER_SITES, REQUEST_STATES
from .orders import Order
from .registers import Owner


class NetContactQuerySet(ScopedQuerySet["NetContact"]):
    pass


class NetContact(AskedContact):
    """A telephone number or mail address that somebody asked a code for; personal."""

    objects: ClassVar = NetContactQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "address"], name="metrology_contact_once")
        ]


class NetRequestQuerySet(ScopedQuerySet["NetRequest"]):
    pass


class NetRequest(UnitRecord):
    """What somebody with a proved contact asks for; the counter makes an order of it."""

    contact = models.ForeignKey(NetContact, on_delete=models.PROTECT, related_name="requests")
    # The owner in the register with this contact, where there is exactly the one chosen.
    owner = models.ForeignKey(
        Owner,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("instrument", "owner"),
    )
    name = models.CharField(_("name"), max_length=160)
    site = models.CharField(_("where"), max_length=8, choices=choices(ORDER_SITES))
    address = models.CharField(_("where the instruments stand"), max_length=300, blank=True)
    wished_on = models.DateField(_("wished for"), null=True, blank=True)
    wants_certificate = models.BooleanField(_("a certificate (SKHP) is asked for"), default=False)
    # Ids of instruments of the register.
    instruments = models.JSONField(default=list, blank=True)
    described = models.CharField(_("instruments not in the register"), max_length=400, blank=True)
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(
        _("status"), max_length=9, choices=choices(REQUEST_STATES), default=RequestState.RECEIVED
    )
    order = models.OneToOneField(
        Order, on_delete=models.PROTECT, null=True, blank=True, related_name="request"
    )
    reason = models.CharField(_("answer"), max_length=300, blank=True)

    objects: ClassVar = NetRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="taken") | Q(order__isnull=False),
                name="metrology_taken_request_has_order",
            )
        ]
        indexes = [models.Index(fields=["agency", "state", "received_at"])]

    def __str__(self) -> str:
        return f"No. {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("metrology_request", args=[self.pk])
