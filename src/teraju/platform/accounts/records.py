"""What every record carries, and how two people are kept from overwriting each other."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import ChangedMeanwhile

from .scope import Viewer

R = TypeVar("R", bound="Record")


class Record(models.Model):
    """A record: when it was made and last changed (by services, from the actor's time)."""

    created_at = models.DateTimeField(editable=False)
    updated_at = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    is_example = models.BooleanField(
        default=False,
        editable=False,
        help_text="Invented to fill the demonstration.",
    )

    class Meta:
        abstract = True

    def touch(self, now: datetime) -> None:
        """Stamp a change; the caller saves."""
        if self.pk is None:
            self.created_at = now
        else:
            self.version += 1
        self.updated_at = now


def claim(rows: models.QuerySet[R], pk: int, expected_version: int | None = None) -> R:
    """Lock one row for change; refuse if somebody saved it since the actor looked. Queries once."""
    record = rows.select_for_update(of=("self",)).get(pk=pk)
    if expected_version is not None and record.version != expected_version:
        raise ChangedMeanwhile(
            _(
                "Somebody saved this record while you were working on it. "
                "Your entries are kept below: compare them with the record and save again."
            )
        )
    return record


def save(actor: Viewer, record: Record) -> None:
    """Stamp a record with the actor's time, check it whole, and save it."""
    record.touch(actor.now)
    record.full_clean()
    record.save()
