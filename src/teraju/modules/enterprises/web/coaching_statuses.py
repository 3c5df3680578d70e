"""How programmes, applicants, coachings, gaps and lines stand, in tone, word and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.catalogue import Standard, standard
from teraju.modules.enterprises.domain.coaching_kinds import (
    AnalysisState,
    ApplicantState,
    GapAnswerKind,
    GapResult,
)
from teraju.modules.enterprises.domain.kinds import CoachingState, ProgrammeState
from teraju.modules.enterprises.models import Applicant, Coaching, GapAnalysis, Programme, Task
from teraju.modules.enterprises.models.choices import COACHING_STATES, PROGRAMME_STATES, STAGES
from teraju.modules.enterprises.models.coaching_choices import (
    ANALYSIS_STATES,
    APPLICANT_STATES,
    GAP_ANSWERS,
    GAP_RESULTS,
)
from teraju.platform.web.kinds import Status, Tone

from .register_words import full_number, in_language

_PROGRAMME: Mapping[str, tuple[Tone, Any]] = {
    ProgrammeState.DRAFT: ("none", _("Nobody can apply yet.")),
    ProgrammeState.OPEN: ("good", _("Enterprises may apply.")),
    ProgrammeState.RUNNING: ("good", _("Applications are over; the selected are coached.")),
    ProgrammeState.CLOSED: ("none", _("It is over; coachings go on to their end.")),
    ProgrammeState.DROPPED: ("none", _("It was given up; the reason is written below.")),
}
_APPLICANT: Mapping[str, tuple[Tone, Any]] = {
    ApplicantState.RECEIVED: ("warn", _("Its papers are to be checked.")),
    ApplicantState.ADMITTED: ("warn", _("It is to be scored and decided on.")),
    ApplicantState.REJECTED: ("bad", _("Something is missing; when it comes, look again.")),
    ApplicantState.SELECTED: ("good", _("It is coached.")),
    ApplicantState.RESERVE: ("warn", _("It moves up when a place becomes free.")),
    ApplicantState.REFUSED: ("none", _("It was told why.")),
    ApplicantState.WITHDRAWN: ("none", _("The enterprise took its application back.")),
}
_COACHING: Mapping[str, tuple[Tone, Any]] = {
    CoachingState.ACTIVE: ("good", _("It is coached towards its mark.")),
    CoachingState.ARRIVED: ("good", _("It has reached the end of its road.")),
    CoachingState.STOPPED: ("bad", _("It left its road; the reason is written below.")),
}
_ANALYSIS: Mapping[str, tuple[Tone, Any]] = {
    AnalysisState.OPEN: ("warn", _("Questions are still answered.")),
    AnalysisState.FINISHED: ("good", _("It is known what is missing.")),
}
_ANSWERS: Mapping[str, Tone] = {
    GapAnswerKind.MEETS: "good",
    GapAnswerKind.PARTLY: "warn",
    GapAnswerKind.NOT: "bad",
    GapAnswerKind.NOT_APPLICABLE: "none",
}
_RESULTS: Mapping[str, Tone] = {
    GapResult.MEETS: "good",
    GapResult.PARTLY: "warn",
    GapResult.NOT: "bad",
    GapResult.UNKNOWN: "none",
}


def programme_status(one: Programme) -> Status:
    tone, meaning = _PROGRAMME[one.state]
    return Status(tone, PROGRAMME_STATES[one.state], meaning)


def applicant_status(one: Applicant) -> Status:
    tone, meaning = _APPLICANT[one.state]
    return Status(tone, APPLICANT_STATES[one.state], meaning)


def coaching_status(one: Coaching) -> Status:
    tone, meaning = _COACHING[one.state]
    return Status(tone, COACHING_STATES[one.state], meaning)


def analysis_status(one: GapAnalysis) -> Status:
    tone, meaning = _ANALYSIS[one.state]
    return Status(tone, ANALYSIS_STATES[one.state], meaning)


def answer_status(answer: str) -> Status:
    return Status(_ANSWERS[answer], GAP_ANSWERS[answer])


def result_status(result: GapResult) -> Status:
    return Status(_RESULTS[result], GAP_RESULTS[result])


def task_status(one: Task) -> Status:
    """Done, given up, late or open; `as_of` comes with the selector.

    Nothing is late of a coaching that is no longer on its way.
    """
    if one.done_on:
        return Status("good", pgettext_lazy("task", "Done"))
    if one.dropped_on:
        return Status("none", pgettext_lazy("task", "Given up"))
    if one.coaching.state != CoachingState.ACTIVE:
        return Status("none", pgettext_lazy("task", "Open"))
    if one.until < one.as_of:  # type: ignore[attr-defined]
        return Status("bad", pgettext_lazy("task", "Late"))
    return Status("warn", pgettext_lazy("task", "Open"))


def stage_word(one: Coaching) -> Any:
    """Where it stands on its road."""
    return STAGES[one.stage]


def standard_words(one: Standard) -> str:
    """A standard by its number and title."""
    return f"{full_number(one)} {in_language(one.title)}"


def standard_number(code: str) -> str:
    """The number of the standard of a coaching, as far as the catalogue knows it."""
    found = standard(code) if code else None
    return full_number(found) if found else code
