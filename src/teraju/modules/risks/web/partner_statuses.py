"""How partners and their checks stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.risks.domain.diligence import BriberyLevel, Fault, Outcome
from teraju.modules.risks.domain.evaluation import EvaluationResult
from teraju.modules.risks.domain.partner_states import (
    DiligenceState,
    EngagementState,
    WorksheetState,
)
from teraju.modules.risks.models.partner_choices import (
    CONTROL_ANSWERS,
    DILIGENCE_STATES,
    ENGAGEMENT_STATES,
    LEVELS,
    OUTCOMES,
    PARTNER_KINDS,
    RESULTS,
    WORKSHEET_STATES,
    ControlAnswer,
    PartnerKind,
)
from teraju.modules.risks.selectors.partners import is_shut_out, standing_in
from teraju.platform.web.kinds import Status, Text, Tone
from teraju.platform.web.templatetags.values import short_day

LEVEL_TONES: Mapping[BriberyLevel, Tone] = {
    BriberyLevel.UNKNOWN: "none",
    BriberyLevel.LOW: "good",
    BriberyLevel.ABOVE_LOW: "warn",
}
LEVEL_MEANINGS: Mapping[BriberyLevel, Promise] = {
    BriberyLevel.UNKNOWN: _("The compliance function judges it before work begins."),
    BriberyLevel.LOW: _("No due diligence and no commitment are asked."),
    BriberyLevel.ABOVE_LOW: _("Due diligence and a commitment are asked before work begins."),
}
OUTCOME_TONES: Mapping[Outcome, Tone] = {
    Outcome.ACCEPTABLE: "good",
    Outcome.CONDITIONS: "warn",
    Outcome.NOT_ACCEPTABLE: "bad",
}
RESULT_TONES: Mapping[EvaluationResult, Tone] = {
    EvaluationResult.KEEP: "good",
    EvaluationResult.CONDITIONS: "warn",
    EvaluationResult.STOP: "bad",
}
ANSWER_TONES: Mapping[ControlAnswer, Tone] = {
    ControlAnswer.YES: "good",
    ControlAnswer.PARTLY: "warn",
    ControlAnswer.NO: "bad",
    ControlAnswer.NOT_APPLICABLE: "none",
}
FAULTS: Mapping[Fault, tuple[Tone, Promise, Promise]] = {
    Fault.NONE_MADE: ("bad", pgettext_lazy("due diligence", "missing"), _("Make one first.")),
    Fault.EXPIRED: ("bad", pgettext_lazy("due diligence", "run out"), _("Renew it.")),
    # Who may read it finds the outcome on its page; the register says only what follows.
    Fault.NOT_ACCEPTABLE: ("bad", _("does not count"), _("Nothing is started with this partner.")),
    Fault.CONDITION_LATE: ("bad", _("condition overdue"), _("Have the condition met.")),
    Fault.LEVEL_RAISED: ("bad", _("made at a lower risk"), _("Make one at the present risk.")),
}
_DILIGENCES: Mapping[DiligenceState, tuple[Tone, Promise]] = {
    DiligenceState.DRAFT: ("none", _("Its questions are answered, then it is sent.")),
    DiligenceState.SENT: ("warn", _("The compliance function decides it or gives it back.")),
    DiligenceState.REVIEWED: ("warn", _("Above low the head approves the decision.")),
    DiligenceState.DROPPED: ("none", _("Given up before it was decided.")),
}
_ENGAGEMENTS: Mapping[EngagementState, tuple[Tone, Promise]] = {
    EngagementState.PLANNED: ("none", _("It has not started.")),
    EngagementState.RUNNING: ("good", _("The partner is at work.")),
    EngagementState.ENDED: ("none", _("Ended; what was delivered is written down.")),
    EngagementState.CANCELLED: ("none", _("Given up before it started.")),
}
_WORKSHEETS: Mapping[WorksheetState, tuple[Tone, Promise]] = {
    WorksheetState.DRAFT: ("none", _("Its lines are filled in, then the head approves it.")),
    WorksheetState.SENT: ("warn", _("The head approves it or gives it back.")),
    WorksheetState.DROPPED: ("none", _("Given up before it was approved.")),
}


def kind_word(partner: Any) -> Promise:
    return PARTNER_KINDS[PartnerKind(partner.kind)]


def level_status(partner: Any) -> Status:
    level = BriberyLevel(partner.bribery_level)
    return Status(LEVEL_TONES[level], LEVELS[level], LEVEL_MEANINGS[level])


def partner_status(partner: Any) -> Status:
    """Whether one may work with a partner: a row of the selector."""
    if partner.ended_on:
        return Status("none", pgettext_lazy("partner", "ended"), partner.ending_reason)
    if partner.blocked_on:
        return Status("bad", pgettext_lazy("partner", "blocked"), partner.block_reason)
    if is_shut_out(partner):
        return Status("bad", _("shut out"), _("Nothing is started with this partner."))
    if partner.bribery_level == BriberyLevel.UNKNOWN:
        return Status("warn", _("risk not judged"), LEVEL_MEANINGS[BriberyLevel.UNKNOWN])
    above = partner.bribery_level == BriberyLevel.ABOVE_LOW
    if above and (not standing_in(partner).is_valid or partner.promise_until is None):
        sentence = _("Due diligence or commitment is missing: nothing is started before.")
        return Status("warn", _("not cleared"), sentence)
    return Status("good", _("cleared"), _("Engagements may be started."))


def standing_status(partner: Any) -> Status:
    """How the due diligence of a partner stands, without what it found."""
    found = standing_in(partner)
    if found.fault is Fault.NONE_MADE and not partner.is_above_low:
        return Status("none", _("not asked"))
    if found.fault:
        tone, word, meaning = FAULTS[found.fault]
        return Status(tone, word, meaning)
    return Status("good", _until(partner.dd_until))


def promise_status(partner: Any) -> Status:
    if partner.promise_until:
        return Status("good", _until(partner.promise_until))
    if partner.is_above_low:
        return Status("bad", pgettext_lazy("commitment", "missing"), _("Record one, or why not."))
    return Status("none", _("not asked"))


def _until(day: Any) -> Text:
    return format_lazy(_("until {day}"), day=short_day(day))


def result_status(result: str) -> Status | None:
    """How a provider was evaluated last; nothing before."""
    if not result:
        return None
    found = EvaluationResult(result)
    return Status(RESULT_TONES[found], RESULTS[found])


def evaluation_status(evaluation: Any) -> Status:
    if evaluation.annulled_on:
        return Status("none", _("annulled"), evaluation.annulled_reason)
    found = EvaluationResult(evaluation.result)
    return Status(RESULT_TONES[found], RESULTS[found])


def outcome_status(diligence: Any) -> Status | None:
    """What a due diligence came to; nothing before."""
    if not diligence.outcome:
        return None
    found = Outcome(diligence.outcome)
    return Status(OUTCOME_TONES[found], OUTCOMES[found])


def diligence_status(diligence: Any) -> Status:
    """Where a due diligence stands on a day: a row of the selector."""
    state = DiligenceState(diligence.state)
    if state is not DiligenceState.DECIDED:
        tone, meaning = _DILIGENCES[state]
        return Status(tone, DILIGENCE_STATES[state], meaning)
    if diligence.is_superseded:
        return Status("none", _("superseded"), _("A later one has taken its place."))
    if diligence.valid_until < diligence.as_of:
        return Status("bad", pgettext_lazy("due diligence", "run out"), _("Renew it."))
    if diligence.has_late:
        return Status("bad", _("condition overdue"), _("Have the condition met."))
    found = Outcome(diligence.outcome)
    return Status(OUTCOME_TONES[found], OUTCOMES[found], _until(diligence.valid_until))


def engagement_status(engagement: Any) -> Status:
    state = EngagementState(engagement.state)
    if state is EngagementState.RUNNING and engagement.ends_on < engagement.as_of:
        return Status("bad", _("past its end"), _("End it with what was delivered."))
    tone, meaning = _ENGAGEMENTS[state]
    return Status(tone, ENGAGEMENT_STATES[state], meaning)


def commitment_status(commitment: Any) -> Status:
    if commitment.withdrawn_on:
        return Status("none", _("withdrawn"), commitment.withdrawn_reason)
    if commitment.valid_until < commitment.as_of:
        if commitment.is_superseded:
            return Status("none", _("superseded"), _("A later one has taken its place."))
        return Status("bad", pgettext_lazy("commitment", "run out"), _("Have it signed anew."))
    if commitment.is_signed:
        return Status("good", _("signed"), _until(commitment.valid_until))
    return Status("warn", _("not practicable"), commitment.managed_by)


def worksheet_status(worksheet: Any) -> Status:
    """Where a worksheet stands, and after its approval how its gaps do: a row of the selector."""
    state = WorksheetState(worksheet.state)
    if state is not WorksheetState.APPROVED:
        tone, meaning = _WORKSHEETS[state]
        return Status(tone, WORKSHEET_STATES[state], meaning)
    if worksheet.late_gaps:
        return Status("bad", _("gap overdue"), _("Close it, with what was done."))
    if worksheet.open_gaps:
        return Status("warn", _("approved, gaps open"), _("Gaps are closed one by one."))
    return Status("good", WORKSHEET_STATES[state], _("No gap is open."))


def answer_status(line: Any) -> Status | None:
    if not line.answer:
        return None
    found = ControlAnswer(line.answer)
    return Status(ANSWER_TONES[found], CONTROL_ANSWERS[found])
