"""How the state of a nonconformity is told, with the gate that it has passed."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .domain.course import Place
from .domain.grades import Gate, demands
from .domain.states import State
from .models.choices import STATES


def course_words(grade: str, place: Place) -> str | Promise:
    """The state in words; of what is closed also whether its effect is verified."""
    return state_words(grade, place.state, is_closed=place.is_closed, gate=place.gate)


def state_words(grade: str, state: str, *, is_closed: bool, gate: Gate) -> str | Promise:
    if state == State.CLOSED and gate is Gate.EFFECT_VERIFIED:
        return _("closed, effect verified")
    if state == State.CLOSED or state == State.CANCELLED or not is_closed:
        return STATES[State(state)]
    if demands(grade).effect:
        return _("closed on its plan, effect still to be verified")
    return pgettext_lazy("nonconformity", "closed")


def with_round(words: str | Promise, number: int) -> str | Promise:
    """A second round is told: the first one did not work."""
    if number < 2:
        return words
    return format_lazy(_("{words} (round {number})"), words=words, number=number)
