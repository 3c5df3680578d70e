"""How surveys, answers, complaints and earlier indices stand, in tone, word and meaning."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.satisfaction.domain.states import ComplaintState, Standing, SurveyState
from teraju.modules.satisfaction.models.choices import (
    COMPLAINT_STATES,
    GRADES,
    STANDINGS,
    SURVEY_STATES,
)
from teraju.platform.web.kinds import Status, Tone

GRADE_TONES: Mapping[str, Tone] = {"A": "good", "B": "good", "C": "warn", "D": "bad"}
_SURVEY: Mapping[str, tuple[Tone, Any]] = {
    SurveyState.DRAFT: ("none", _("Nobody can answer yet.")),
    SurveyState.OPEN: ("good", _("Anybody may answer until the last day.")),
    SurveyState.CLOSED: ("warn", _("No more answers come in. Its result waits to be published.")),
    SurveyState.PUBLISHED: ("good", _("Everybody may read its result.")),
    SurveyState.DROPPED: ("none", _("It was given up before it opened.")),
}
_COMPLAINT: Mapping[str, tuple[Tone, Any]] = {
    ComplaintState.RECEIVED: ("warn", _("It waits for somebody to take it up.")),
    ComplaintState.IN_WORK: ("warn", _("Somebody works on it; the answer is to come.")),
    ComplaintState.ANSWERED: ("good", _("It is answered; what was done is to be recorded.")),
    ComplaintState.CLOSED: ("good", _("It is over. If it comes up again, open it again.")),
    ComplaintState.FORWARDED: ("none", _("It went to the office that it belongs to.")),
    ComplaintState.WITHDRAWN: ("none", _("Whoever complained took it back.")),
}
_STANDING: Mapping[str, Tone] = {
    Standing.COUNTED: "good",
    Standing.MARKED: "warn",
    Standing.LEFT_OUT: "none",
}


def survey_status(one: Any) -> Status:
    """Where a survey stands; what is over and was not closed says so."""
    if one.is_open and one.ends_on < getattr(one, "as_of", one.starts_on):
        return Status(
            "warn", pgettext_lazy("survey", "days are over"), _("Its last day is over: close it.")
        )
    tone, meaning = _SURVEY[one.state]
    return Status(tone, SURVEY_STATES[one.state], meaning)


def grade_status(grade: str) -> Status | None:
    if not grade:
        return None
    return Status(GRADE_TONES[grade], f"{grade} · {GRADES[grade]}")


def answer_status(one: Any) -> Status:
    return Status(_STANDING[one.standing], STANDINGS[one.standing])


def complaint_status(one: Any) -> Status:
    """Where a complaint stands; late ones first say that."""
    tone, meaning = _COMPLAINT[one.state]
    if one.is_late_on(one.as_of):
        words = _("It waits longer than the rule allows.")
        return Status("bad", pgettext_lazy("complaint", "late"), words)
    return Status(tone, COMPLAINT_STATES[one.state], meaning)


def past_status(one: Any) -> Status:
    """Whether an earlier index agrees with its elements."""
    if one.withdrawn_on:
        return Status("none", pgettext_lazy("index", "withdrawn"), _("It stands in no trend."))
    if one.agrees is None:
        words = _("Its elements were not printed: it cannot be checked.")
        return Status("none", _("not checked"), words)
    if one.agrees:
        return Status("good", _("agrees"), _("The elements give the index that was printed."))
    words = _(
        "The elements give another index in every weight that was used. What was printed is kept."
    )
    return Status("bad", _("contradicts its elements"), words)
