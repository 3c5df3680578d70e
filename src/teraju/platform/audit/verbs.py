"""What the verbs of the trail say, in the reader's language; modules fill this when they start."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

Text = str | Promise

_sentences: dict[str, Text] = {}


def register_verbs(mapping: Mapping[str, Text]) -> None:
    """Make verbs known with what they say after "Inspektur ..."; two meanings are a mistake."""
    for verb, sentence in mapping.items():
        if len(verb) > 80:
            raise ValueError(f"the verb {verb} is longer than 80 characters")
        if str(_sentences.setdefault(verb, sentence)) != str(sentence):
            raise ValueError(f"the verb {verb} is registered twice")


def sentence_of(verb: str) -> Text:
    """What a verb says; an unknown one is shown as it stands."""
    return _sentences.get(verb, verb)


def all_verbs() -> dict[str, Text]:
    return dict(_sentences)
