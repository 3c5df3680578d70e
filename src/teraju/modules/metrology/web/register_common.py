"""What the pages of the registers share."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.models import Instrument
from teraju.platform.audit.api import TimelineEntry, renamed, timeline

from .register_words import kind_word, plate_words

SHOWN = 25
# What the trail calls facts that are no fields of the record's own table.
TRAIL_LABELS = {"Reason": _("Reason")}
# What no field of a table has words for.
TRAIL_WORDS = {"Kind": kind_word, "Kinds": kind_word}


def history_of(target: Model, bare: Collection[str] = ()) -> list[TimelineEntry]:
    """What happened to a record, with every fact named in the reader's language."""
    found = renamed(timeline(target, bare=bare), TRAIL_LABELS, TRAIL_WORDS)
    if not isinstance(target, Instrument):
        return found
    return [
        replace(
            one,
            changes=[
                (label, _plate(target.kind, old), _plate(target.kind, new))
                for label, old, new in one.changes
            ],
        )
        for one in found
    ]


def _plate(kind: str, value: Any) -> Any:
    """A plate as its facts are told, any other value as it is."""
    if not isinstance(value, Mapping):
        return value
    return [f"{label} {text}" for label, text in plate_words(kind, value)]
