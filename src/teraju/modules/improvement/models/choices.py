"""What the codes of the rules are called on screens."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement.domain.grades import Gate, Grade, Source
from teraju.modules.improvement.domain.states import (
    ActionState,
    Category,
    CauseTool,
    Effect,
    State,
    SuggestionState,
)

SOURCES: Mapping[Source, Promise] = {
    Source.AUDIT: _("audit"),
    Source.COMPLAINT: _("complaint"),
    Source.REVIEW: _("management review"),
    Source.INCIDENT: _("incident"),
    Source.CONCERN: pgettext_lazy("source", "report of a concern"),
    Source.EXTERNAL_BODY: _("body from outside"),
    Source.OUTPUT: _("nonconforming output"),
    Source.MONITORING: _("monitoring"),
    Source.OTHER: pgettext_lazy("source", "other"),
}
GRADES: Mapping[Grade, Promise] = {
    Grade.MAJOR: _("major"),
    Grade.MINOR: _("minor"),
    Grade.OBSERVATION: _("observation"),
    Grade.OPPORTUNITY: _("opportunity for improvement"),
}
STATES: Mapping[State, Promise] = {
    State.REPORTED: pgettext_lazy("nonconformity", "reported"),
    State.ANALYSIS: pgettext_lazy("nonconformity", "cause and plan are worked on"),
    State.PLANNED: pgettext_lazy("nonconformity", "plan waits to be accepted"),
    State.ACTING: pgettext_lazy("nonconformity", "actions are running"),
    State.CHECKING: pgettext_lazy("nonconformity", "effect waits to be checked"),
    State.READY: pgettext_lazy("nonconformity", "ready to be closed"),
    State.CLOSED: pgettext_lazy("nonconformity", "closed"),
    State.CANCELLED: pgettext_lazy("nonconformity", "cancelled as unfounded"),
}
GATES: Mapping[Gate, Promise] = {
    Gate.NONE: _("no gate passed yet"),
    Gate.CORRECTED: _("put right at once"),
    Gate.PLAN_ACCEPTED: _("put right, and the plan accepted"),
    Gate.IMPLEMENTED: _("actions carried out"),
    Gate.EFFECT_VERIFIED: _("effect verified"),
}
ACTION_STATES: Mapping[ActionState, Promise] = {
    ActionState.OPEN: pgettext_lazy("action", "open"),
    ActionState.DONE: pgettext_lazy("action", "done"),
    ActionState.VERIFIED: pgettext_lazy("action", "verified"),
    ActionState.DROPPED: pgettext_lazy("action", "dropped"),
}
SUGGESTION_STATES: Mapping[SuggestionState, Promise] = {
    SuggestionState.PROPOSED: pgettext_lazy("suggestion", "waits for a decision"),
    SuggestionState.ACCEPTED: pgettext_lazy("suggestion", "accepted"),
    SuggestionState.CARRIED_OUT: pgettext_lazy("suggestion", "carried out"),
    SuggestionState.REFUSED: pgettext_lazy("suggestion", "refused"),
    SuggestionState.WITHDRAWN: pgettext_lazy("suggestion", "withdrawn"),
}
EFFECTS: Mapping[Effect, Promise] = {
    Effect.EFFECTIVE: _("effective"),
    Effect.INEFFECTIVE: _("not effective"),
}
TOOLS: Mapping[CauseTool, Promise] = {
    CauseTool.WHYS: _("five whys"),
    CauseTool.FISHBONE: _("fishbone"),
}
CATEGORIES: Mapping[Category, Promise] = {
    Category.PEOPLE: _("People"),
    Category.METHOD: _("Method"),
    Category.TOOLS: _("Tools"),
    Category.INFORMATION: _("Material and information"),
    Category.ENVIRONMENT: _("Environment"),
    Category.SUPERVISION: _("Measurement and supervision"),
}


def choices(words: Mapping[Any, Promise]) -> list[tuple[str, Promise]]:
    """Codes and their words, as fields and filters want them."""
    return [
        (str(code) if isinstance(code, StrEnum) else code, word) for code, word in words.items()
    ]
