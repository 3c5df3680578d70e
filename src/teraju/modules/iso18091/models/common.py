"""What the tables of this module share."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db import models

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Government

M = TypeVar("M", bound=models.Model)


class SharedQuerySet(ScopedQuerySet[M], Generic[M]):
    """Rows that every colleague of the government reads: the 39 are one picture of it all."""

    agency_path = None


class GovernmentRecord(Record):
    """A record of a government."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")

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
