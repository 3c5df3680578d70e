"""What every record carries, and how two people are kept from overwriting each other."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
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
    record = rows.select_for_update(of=("self",), no_key=True).get(pk=pk)
    if expected_version is not None and record.version != expected_version:
        raise ChangedMeanwhile(
            _(
                "Somebody saved this record while you were working on it. "
                "Your entries are kept below: compare them with the record and save again."
            )
        )
    return record


def save(actor: Viewer, record: Record) -> None:
    """Stamp a record with the actor's time, check it whole, and save it; refuses as `keep` does."""
    record.touch(actor.now)
    keep(record)


def keep(row: models.Model) -> None:
    """Check a row whole and save it: one that carries no stamp, as a line of a record.

    Raises ValidationError with every sentence at its field. Constraints are left to the database,
    which checks them anyway: asked beforehand, each costs queries of its own. What was refused is
    checked once more, one by one, to say what is wrong and where.
    """
    try:
        row.full_clean(exclude=_seen(row), validate_unique=False, validate_constraints=False)
        with transaction.atomic():
            row.save()
    except (ValidationError, IntegrityError):
        row.full_clean()
        raise


def _seen(row: models.Model) -> set[str]:
    """The fields that point to records at hand: nobody need ask whether those are there."""
    relations = [field for field in row._meta.concrete_fields if field.is_relation]
    at_hand = {field.name: row._state.fields_cache.get(field.name) for field in relations}
    return {name for name, one in at_hand.items() if one and not one._state.adding}
