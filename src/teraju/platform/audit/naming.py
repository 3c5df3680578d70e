"""Facts of events in the words of the module that tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.translation import override

from .timelines import TimelineEntry
from .verbs import Text

Words = Mapping[str, Text] | Callable[[Any], Any]


def renamed(
    entries: Iterable[TimelineEntry],
    labels: Mapping[str, Text],
    words: Mapping[str, Words] | None = None,
) -> list[TimelineEntry]:
    """What happened, with facts that are no fields of the record's table called as `labels` say.

    `labels` names them in English, whatever the language of the page; `words` gives for some of
    them what their codes are called, or how a text or a record of several values is written.
    """
    found = list(entries)
    known_words = words or {}
    with override("en"):
        names = [[str(label) for label, _before, _after in entry.changes] for entry in found]
    return [
        replace(
            entry,
            changes=[
                (
                    labels.get(name, label),
                    _worded(before, known_words.get(name, {})),
                    _worded(after, known_words.get(name, {})),
                )
                for name, (label, before, after) in zip(known, entry.changes, strict=True)
            ],
        )
        for entry, known in zip(found, names, strict=True)
    ]


def _worded(value: Any, words: Words) -> Any:
    if isinstance(value, list):
        return [_worded(one, words) for one in value]
    if not isinstance(value, (str, dict)) or not value:
        return value
    if callable(words):
        return words(value)
    return words.get(value, value) if isinstance(value, str) else value
