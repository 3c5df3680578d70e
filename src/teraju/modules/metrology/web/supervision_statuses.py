"""How inspections, findings and reports stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.supervision import (
    Finding,
    InspectionState,
    Measure,
    Outcome,
    ReportState,
    is_referred,
    is_undecided,
)
from teraju.modules.metrology.models.supervision_choices import (
    FINDINGS,
    INSPECTION_STATES,
    NEXT_STEPS,
    OUTCOMES,
    REPORT_STATES,
)
from teraju.platform.web.kinds import Status, Tone

_INSPECTION: Mapping[str, Tone] = {
    InspectionState.PLANNED: "none",
    InspectionState.ASSIGNED: "warn",
    InspectionState.VISITED: "warn",
    InspectionState.CLOSED: "good",
    InspectionState.CANCELLED: "none",
}
_MEANINGS: Mapping[str, Any] = {
    InspectionState.PLANNED: _("The head sends the officials with a letter."),
    InspectionState.ASSIGNED: _("The officials go there on the day of the letter."),
    InspectionState.VISITED: _("What was found is written down, signed, and followed up."),
}
_REPORT: Mapping[str, Tone] = {
    ReportState.RECEIVED: "warn",
    ReportState.IN_INSPECTION: "warn",
    ReportState.ANSWERED: "good",
    ReportState.NOT_OURS: "none",
}
_OUTCOME: Mapping[str, Tone] = {
    Outcome.PUT_RIGHT: "good",
    Outcome.OUT_OF_USE: "good",
    Outcome.HANDED_ON: "none",
    Outcome.NOT_PUT_RIGHT: "bad",
}


def inspection_status(one: Any) -> Status:
    """Of a row that knows its day: late where it was planned for a day that is over."""
    meaning = _MEANINGS.get(one.state, one.conclusion or one.ending_reason)
    tone = _INSPECTION[one.state]
    before = one.state in (InspectionState.PLANNED, InspectionState.ASSIGNED)
    if before and one.planned_on < one.as_of:
        tone, meaning = "bad", _("Its day is over: record the visit, or plan another day.")
    return Status(tone, INSPECTION_STATES[one.state], meaning)


def finding_status(one: Any) -> Status:
    tone: Tone = "good" if one.finding == Finding.IN_ORDER else "bad"
    return Status(tone, FINDINGS[one.finding])


def measure_status(one: Any) -> Status:
    """Of an item that knows its day: what came of its measure, or what still has to."""
    if is_undecided(one.outcome, one.next_step):
        return Status(_OUTCOME[one.outcome], OUTCOMES[one.outcome], _("Say what follows."))
    if one.followed_up_on:
        meaning = NEXT_STEPS[one.next_step] if one.next_step else one.outcome_note
        return Status(_OUTCOME[one.outcome], OUTCOMES[one.outcome], meaning)
    if one.measure == Measure.NONE:
        return Status("none", _("Nothing more to do"))
    if one.due_on and one.due_on < one.as_of:
        return Status("bad", _("Its day is over"), _("Its day is over: look again."))
    return Status("warn", _("Still open"))


def referral_word(one: Any) -> Any:
    """Whether those have answered to whom it was referred; nothing where it is nobody's else."""
    if not is_referred(one.measure, one.outcome, one.next_step):
        return ""
    return _("Referral not answered") if one.replied_on is None else _("Referral answered")


def report_status(one: Any) -> Status:
    tone = _REPORT[one.state]
    if one.state == ReportState.RECEIVED and one.due_on < one.as_of:
        return Status("bad", REPORT_STATES[one.state], _("It waits longer than promised."))
    return Status(tone, REPORT_STATES[one.state])
