"""How this module's records stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.declarations.domain.kinds import RoundKind, RoundState
from teraju.modules.integrity.declarations.domain.states import ConflictState, ExceptionState
from teraju.modules.integrity.declarations.models import Conflict, Declaration, Duty, Statement
from teraju.modules.integrity.declarations.models.choices import (
    CONFLICT_STATES,
    EXCEPTIONS,
    ROUND_STATES,
)
from teraju.platform.web.kinds import Status, Tone

CONFLICT_TONES: Mapping[str, Tone] = {
    ConflictState.DECLARED: "warn",
    ConflictState.ALLOWED: "good",
    ConflictState.REMOVED: "good",
    ConflictState.REFUSED: "bad",
    ConflictState.ENDED: "none",
}
MEANINGS: Mapping[ConflictState, Promise] = {
    ConflictState.DECLARED: _("Until it is decided, who declared it keeps out of the matter."),
    ConflictState.ALLOWED: _("The work goes on under the conditions below."),
    ConflictState.REMOVED: _("Somebody else takes care of the matter."),
    ConflictState.REFUSED: _("The interest has to be given up."),
    ConflictState.ENDED: _("It does not exist any more."),
}
EXCEPTION_TONES: Mapping[str, Tone] = {
    ExceptionState.NONE: "good",
    ExceptionState.RAISED: "bad",
    ExceptionState.HANDLED: "none",
}


def round_status(one: Any) -> Status:
    """A round with its counts; late people make it red."""
    words = ROUND_STATES[RoundState(one.state)]
    if one.state != RoundState.OPEN:
        return Status("none", words, one.closing_note)
    if one.late:
        meaning = format_lazy(_("{late} people are late."), late=one.late)
        return Status("bad", words, meaning)
    return Status("warn" if one.declared < one.asked else "good", words, _("Open until its day."))


def duty_status(one: Duty, today: date) -> Status:
    if one.declared_on:
        return Status("good", pgettext_lazy("duty", "declared"), date_format(one.declared_on))
    if one.ended_on:
        return Status("none", pgettext_lazy("duty", "let off"), one.get_ended_why_display())
    if one.due_on < today:
        return Status("bad", pgettext_lazy("duty", "late"))
    return Status("warn", pgettext_lazy("duty", "open"))


def declaration_status(one: Declaration) -> Status:
    if one.kind == RoundKind.PACT:
        return Status("good", pgettext_lazy("pact", "signed"))
    if one.has_conflict:
        return Status("warn", _("a conflict was declared"))
    return Status("good", _("nothing to declare"))


def conflict_status(one: Conflict) -> Status:
    state = ConflictState(one.state)
    return Status(CONFLICT_TONES[state], CONFLICT_STATES[state], MEANINGS[state])


def exception_status(one: Statement) -> Status:
    return Status(EXCEPTION_TONES[one.exception], EXCEPTIONS[ExceptionState(one.exception)])
