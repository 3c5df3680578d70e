"""Facts of events in the words of the module that tells them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import override

from .timelines import TimelineEntry
from .verbs import Text


def renamed(entries: Iterable[TimelineEntry], labels: Mapping[str, Text]) -> list[TimelineEntry]:
    """What happened, with facts that are no fields of the record's table called as `labels` say.

    `labels` names them in English, whatever the language of the page.
    """
    found = list(entries)
    with override("en"):
        names = [[str(label) for label, _before, _after in entry.changes] for entry in found]
    return [
        replace(
            entry,
            changes=[
                (labels.get(name, label), before, after)
                for name, (label, before, after) in zip(known, entry.changes, strict=True)
            ],
        )
        for entry, known in zip(found, names, strict=True)
    ]
