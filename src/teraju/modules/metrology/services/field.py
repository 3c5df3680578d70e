"""Use-cases of the field, by which the pages reach them."""

from __future__ import annotations

from .field_photos import keep_photo
from .field_settle import (
    accept_entry,
    discard_entry,
    require_discards,
    require_met,
    require_open,
    require_takes,
    retry_entry,
)
from .field_sync import Answer, sync_field

__all__ = [
    "Answer",
    "accept_entry",
    "discard_entry",
    "keep_photo",
    "require_discards",
    "require_met",
    "require_open",
    "require_takes",
    "retry_entry",
    "sync_field",
]
