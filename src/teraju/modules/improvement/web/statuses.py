"""How this module's records stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.improvement.domain.grades import Gate, Grade
from teraju.modules.improvement.domain.states import ActionState, State, SuggestionState
from teraju.modules.improvement.models import Action, Nonconformity, Suggestion
from teraju.modules.improvement.models.choices import (
    ACTION_STATES,
    GATES,
    GRADES,
    STATES,
    SUGGESTION_STATES,
)
from teraju.modules.improvement.wording import state_words
from teraju.platform.web.kinds import Status, Tone

GRADE_TONES: Mapping[str, Tone] = {
    Grade.MAJOR: "bad",
    Grade.MINOR: "warn",
    Grade.OBSERVATION: "none",
    Grade.OPPORTUNITY: "none",
}
MEANINGS: Mapping[State, Promise] = {
    State.REPORTED: _("Put right what is wrong; then it is decided whether the cause is removed."),
    State.ANALYSIS: _("Find the cause, look for similar cases, plan actions."),
    State.PLANNED: _("Somebody who is not involved accepts the plan or gives it back."),
    State.ACTING: _("The actions of the plan are carried out."),
    State.CHECKING: _("Somebody who is not involved looks at the effect from its day on."),
    State.READY: _("Somebody who is not involved closes it."),
    State.CLOSED: _("Kept as it is; what comes back is opened in a new round."),
    State.CANCELLED: _("Nothing was wrong, or it was reported twice."),
}
SUGGESTION_TONES: Mapping[str, Tone] = {
    SuggestionState.PROPOSED: "warn",
    SuggestionState.ACCEPTED: "none",
    SuggestionState.CARRIED_OUT: "good",
    SuggestionState.REFUSED: "none",
    SuggestionState.WITHDRAWN: "none",
}


def grade_status(one: Nonconformity) -> Status:
    return Status(GRADE_TONES[one.grade], GRADES[Grade(one.grade)])


def nonconformity_status(one: Nonconformity, today: date, gate: Gate | None = None) -> Status:
    """Where it stands; what is overdue says so, what is closed says at which gate."""
    state = State(one.state)
    if state is State.CLOSED:
        verified = Gate.EFFECT_VERIFIED if gate is None else gate
        words = state_words(one.grade, state, is_closed=True, gate=verified)
        return Status("good", words if gate is not None else STATES[state], MEANINGS[state])
    if state is State.CANCELLED:
        return Status("none", STATES[state], one.cancelled_because)
    if one.due_on is not None and one.due_on < today:
        meaning = format_lazy(
            _("{state}; the next step was due on {day}."),
            state=STATES[state],
            day=date_format(one.due_on),
        )
        return Status("bad", pgettext_lazy("nonconformity", "overdue"), meaning)
    words = state_words(one.grade, state, is_closed=one.is_closed, gate=Gate.NONE)
    return Status("good" if one.is_closed else "warn", words, MEANINGS[state])


def gate_words(gate: Gate) -> Promise:
    return GATES[gate]


def action_status(action: Action, today: date) -> Status:
    state = ActionState(action.state)
    if state is ActionState.OPEN and action.due_on < today:
        day = format_lazy(_("It was due on {day}."), day=date_format(action.due_on))
        return Status("bad", pgettext_lazy("action", "overdue"), day)
    if state is ActionState.DROPPED:
        return Status("none", ACTION_STATES[state], action.dropped_because)
    if state is ActionState.DONE:
        meaning = (
            _("It is verified by the check of the effect.")
            if action.nonconformity_id
            else _("Somebody else verifies it.")
        )
        return Status("warn", ACTION_STATES[state], meaning)
    if state is ActionState.OPEN and action.returned_because:
        return Status("warn", pgettext_lazy("action", "given back"), action.returned_because)
    return Status("good" if state is ActionState.VERIFIED else "none", ACTION_STATES[state])


def suggestion_status(one: Suggestion) -> Status:
    state = SuggestionState(one.state)
    return Status(SUGGESTION_TONES[state], SUGGESTION_STATES[state], one.decision_reason)
