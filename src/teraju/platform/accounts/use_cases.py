"""What use-cases of the modules do alike with the record that they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet

from teraju.kernel.errors import DomainError
from teraju.kernel.texts import cleaned

from . import rights
from .records import Record, claim
from .scope import Viewer

R = TypeVar("R", bound=Record)


def locked(
    actor: Viewer, rows: QuerySet[R], pk: int, right: str, expected_version: int | None = None
) -> R:
    """Lock a record that the actor sees and holds the right on; rows are cut to the actor."""
    record = claim(rows.select_related("agency", "government"), pk, expected_version)
    rights.require(actor, right, record)
    return record


def needed(text: str, field: str, sentence: object) -> str:
    """A text that says something."""
    found = cleaned(text)
    if not found:
        raise DomainError(sentence, field=field)
    return found


def fill(record: Any, values: Mapping[str, Any], fields: Sequence[str]) -> None:
    """Put values into a record; texts without blanks around them. Raises TypeError on others."""
    unknown = set(values) - set(fields)
    if unknown:
        raise TypeError(f"there is no {', '.join(sorted(unknown))}")
    for name, value in values.items():
        setattr(record, name, cleaned(value) if isinstance(value, str) else value)
