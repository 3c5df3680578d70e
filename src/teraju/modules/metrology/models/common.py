"""What the tables of this module share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government


class UnitRecord(Record):
    """A record of the agency that verifies (the unit of legal metrology)."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


class Referable(models.Model):
    """What another unit answered to a referral: none yet, or a day and its words."""

    replied_on = models.DateField(_("answered on"), null=True, blank=True)
    reply = models.CharField(_("what the receiver did"), max_length=600, blank=True)
    reply_number = models.CharField(_("number of their document"), max_length=80, blank=True)

    class Meta:
        abstract = True


def whole_answer(name: str) -> models.CheckConstraint:
    """An answer has its day and its words."""
    return models.CheckConstraint(
        condition=Q(replied_on=None, reply="") | (Q(replied_on__isnull=False) & ~Q(reply="")),
        name=name,
    )


def somebody(**more: Any) -> Any:
    """A person who did something, or nobody yet."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        **more,
    )
