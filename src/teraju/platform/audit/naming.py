"""Facts of events in the words of the module that tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from .timelines import TimelineEntry
from .verbs import Text


def renamed(entries: Iterable[TimelineEntry], labels: Mapping[str, Text]) -> list[TimelineEntry]:
    """What happened, with facts that are no fields of the record's table called as `labels` say."""
    return [
        replace(
            entry,
            changes=[
                (labels.get(str(label), label), before, after)
                for label, before, after in entry.changes
            ],
        )
        for entry in entries
    ]
