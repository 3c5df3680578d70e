"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.declarations.domain.kinds import (
    Handling,
    Interest,
    Outcome,
    RoundKind,
    RoundState,
)
from teraju.modules.integrity.declarations.domain.statements import Step
from teraju.modules.integrity.declarations.domain.states import ConflictState, ExceptionState

ROUND_KINDS: Mapping[RoundKind, Promise] = {
    RoundKind.CONFLICT: _("conflict of interest"),
    RoundKind.PACT: _("integrity pact"),
}
ROUND_STATES: Mapping[RoundState, Promise] = {
    RoundState.OPEN: pgettext_lazy("round", "running"),
    RoundState.CLOSED: pgettext_lazy("round", "closed"),
    RoundState.CANCELLED: pgettext_lazy("round", "cancelled"),
}
INTERESTS: Mapping[Interest, Promise] = {
    Interest.FAMILY: _("family or close friends"),
    Interest.BUSINESS: _("own business or shares"),
    Interest.OUTSIDE_WORK: _("work outside the office"),
    Interest.PROPERTY: _("land, building or other property"),
    Interest.FORMER_POST: _("earlier post or employer"),
    Interest.OTHER: pgettext_lazy("interest", "something else"),
}
HANDLINGS: Mapping[Handling, Promise] = {
    Handling.ALLOWED: _("allowed, with conditions"),
    Handling.REMOVED: _("removed from the matter"),
    Handling.REFUSED: _("refused: it has to be given up"),
}
CONFLICT_STATES: Mapping[ConflictState, Promise] = {
    ConflictState.DECLARED: pgettext_lazy("conflict", "waits for a decision"),
    ConflictState.ALLOWED: pgettext_lazy("conflict", "allowed, with conditions"),
    ConflictState.REMOVED: pgettext_lazy("conflict", "removed from the matter"),
    ConflictState.REFUSED: pgettext_lazy("conflict", "refused"),
    ConflictState.ENDED: pgettext_lazy("conflict", "ended"),
}
STEPS: Mapping[Step, Promise] = {
    Step.BEGIN: pgettext_lazy("statement", "before the beginning"),
    Step.CLOSE: pgettext_lazy("statement", "before the end"),
}
EXCEPTIONS: Mapping[ExceptionState, Promise] = {
    ExceptionState.NONE: pgettext_lazy("statement", "nothing to tell"),
    ExceptionState.RAISED: pgettext_lazy("statement", "waits for the compliance function"),
    ExceptionState.HANDLED: pgettext_lazy("statement", "looked at"),
}
OUTCOMES: Mapping[Outcome, Promise] = {
    Outcome.NO_EFFECT: _("no effect on the work"),
    Outcome.REPORTED: _("reported as a gift, the work goes on"),
    Outcome.REMOVED: _("the member leaves the team"),
}


def choices(words: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    """The codes with their words, as fields and filters want them."""
    return [(str(code.value if isinstance(code, StrEnum) else code), words[code]) for code in words]
