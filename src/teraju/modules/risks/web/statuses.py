"""How levels and states of risks are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.answers import is_late
from teraju.modules.risks.domain.controls import Effectiveness
from teraju.modules.risks.domain.levels import Level
from teraju.modules.risks.domain.states import EventState, RiskState, TreatmentState
from teraju.modules.risks.domain.states import Status as State
from teraju.modules.risks.heat_map import tone_of
from teraju.modules.risks.models import (
    Control,
    Rating,
    Risk,
    RiskAssessment,
    RiskEvent,
    Treatment,
)
from teraju.modules.risks.models.choices import EFFECTS, LEVELS, STATES
from teraju.platform.web.kinds import Status, Tone

RISK_TONES: Mapping[str, Tone] = {
    RiskState.IDENTIFIED: "none",
    RiskState.ASSESSED: "warn",
    RiskState.TREATING: "warn",
    RiskState.TREATED: "good",
    RiskState.ACCEPTED: "good",
    RiskState.CLOSED: "none",
}
EFFECT_TONES: Mapping[str, Tone] = {
    Effectiveness.INEFFECTIVE: "bad",
    Effectiveness.WEAK: "warn",
    Effectiveness.FAIR: "warn",
    Effectiveness.EFFECTIVE: "good",
}
ASSESSMENT_TONES: Mapping[str, Tone] = {
    State.DRAFT: "none",
    State.SUBMITTED: "warn",
    State.APPROVED: "good",
    State.SUPERSEDED: "none",
    State.DISCARDED: "none",
}
CHECK_TONES: Mapping[str, Tone] = {"clear": "good", "conditions": "warn", "against": "bad"}


def level_status(rating: Rating | None, *, is_gain: bool = False) -> Status | None:
    """A rating as value and level; the shape differs with the level, not the colour alone.

    `is_gain`: of an opportunity, which is the better the larger it is.
    """
    if rating is None:
        return None
    word = f"{rating.value} {LEVELS[Level(rating.level)]}"
    return Status(tone_of(rating.level, is_gain=is_gain), word)


def risk_status(risk: Risk) -> Status:
    # Not Django's display of a choice: it hashes every word of the list for every row.
    return Status(RISK_TONES[risk.state], STATES[risk.state], risk.closed_because)


def treatment_status(treatment: Treatment, on: date) -> Status:
    if is_late(treatment.due, treatment.state, on):
        words = format_lazy(_("It was due on {day}."), day=date_format(treatment.due))
        return Status("bad", _("overdue"), words)
    match treatment.state:
        case TreatmentState.DONE:
            return Status("good", treatment.get_state_display(), treatment.result)
        case TreatmentState.DROPPED:
            return Status("none", treatment.get_state_display(), treatment.dropped_because)
    words = format_lazy(_("{progress}% done"), progress=treatment.progress)
    return Status("warn", treatment.get_state_display(), words)


def event_status(event: RiskEvent) -> Status:
    tone: Tone = "good" if event.state == EventState.ANALYSED else "bad"
    return Status(tone, event.get_state_display())


def control_status(control: Control) -> Status:
    effect = control.effectiveness
    return Status(EFFECT_TONES[effect], EFFECTS[effect], control.get_practice_display())


def assessment_status(one: RiskAssessment, on: date) -> Status:
    if one.is_approved and one.valid_until and one.valid_until < on:
        return Status("bad", _("to be renewed"), _("It ran out: begin the next one."))
    return Status(ASSESSMENT_TONES[one.status], one.get_status_display())


def check_status(check: Any, on: date) -> Status:
    """Whether a check still counts: a row of the selector."""
    if check.withdrawn_on:
        return Status("none", _("withdrawn"), check.withdrawn_because)
    if check.valid_until < on:
        if check.is_superseded:
            return Status("none", _("superseded"), _("A later one has taken its place."))
        return Status("bad", _("ran out"), _("It is made again."))
    return Status(CHECK_TONES[check.outcome], check.get_outcome_display(), check.outcome_note)
