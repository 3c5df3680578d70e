"""What the tables of this module share."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency, Government

AUDITORS = frozenset({Role.BODY_AUDITOR})


class AgencyRecord(Record):
    """A record of the agency that serves."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


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
