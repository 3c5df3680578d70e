"""The four states a requirement may be in, as every picture of readiness shows them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.platform.web.kinds import Status, Tone

from .picture import Palette

State = Literal["conforming", "attention", "missing", "not_applicable"]
Counts = Mapping[State, int]

STATES: tuple[State, ...] = ("conforming", "attention", "missing", "not_applicable")
TONES: Mapping[State, Tone] = {
    "conforming": "good",
    "attention": "warn",
    "missing": "bad",
    "not_applicable": "none",
}
WORDS: Mapping[State, Promise] = {
    "conforming": _("conforming"),
    "attention": _("needs attention"),
    "missing": _("not proved yet"),
    "not_applicable": _("not applicable"),
}
MEANINGS: Mapping[State, Promise] = {
    "conforming": _("What is recorded shows that it is met."),
    "attention": _("Something is recorded, but it is not enough or expires soon."),
    "missing": _("Nothing recorded proves it yet."),
    "not_applicable": _("It does not apply to this agency; the reason is recorded."),
}


def state_status(state: State, count: int | None = None) -> Status:
    """A state as a page shows it, with how many there are of it where that is told."""
    word = WORDS[state] if count is None else f"{WORDS[state]} {count}"
    return Status(TONES[state], word, MEANINGS[state])


def colour_of(state: State, palette: Palette) -> str:
    """The colour of a state in a palette."""
    colour: str = getattr(palette, TONES[state])
    return colour


def counted(states: Iterable[State]) -> dict[State, int]:
    """How many there are of each state; every state is named."""
    counts = dict.fromkeys(STATES, 0)
    for state in states:
        counts[state] += 1
    return counts


def counts_in_words(counts: Counts) -> str:
    """All counts in one line, without the states that nothing is in."""
    found = [f"{WORDS[state]} {counts[state]}" for state in STATES if counts.get(state)]
    return ", ".join(found) or "0"
