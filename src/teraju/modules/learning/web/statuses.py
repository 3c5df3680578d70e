"""How this module's records stand, in colour, shape and word."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning import policy
from teraju.modules.learning.domain.effects import Attendance, Effect
from teraju.modules.learning.domain.gaps import Standing
from teraju.modules.learning.domain.states import (
    CampaignState,
    ListState,
    PlanState,
    TrainingState,
)
from teraju.modules.learning.models.choices import (
    ATTENDANCES,
    CAMPAIGN_STATES,
    EFFECTS,
    LIST_STATES,
    PLAN_STATES,
    STANDINGS,
    TRAINING_STATES,
)
from teraju.platform.web.kinds import Status, Tone

STANDING_TONES: Mapping[Standing, Tone] = {
    Standing.MET: "good",
    Standing.BELOW: "warn",
    Standing.EXPIRED: "bad",
    Standing.UNKNOWN: "none",
}
STANDING_MEANINGS: Mapping[Standing, Promise] = {
    Standing.MET: _("What the post needs is there."),
    Standing.BELOW: _("The level shown is lower than the post needs."),
    Standing.EXPIRED: _("The certificate or proof is over: renew it."),
    Standing.UNKNOWN: _("Nobody has assessed this yet."),
}
EFFECT_TONES: Mapping[Effect, Tone] = {
    Effect.EFFECTIVE: "good",
    Effect.PARTLY: "warn",
    Effect.POOR: "bad",
}
ATTENDANCE_TONES: Mapping[Attendance, Tone] = {
    Attendance.INVITED: "none",
    Attendance.PRESENT: "good",
    Attendance.ABSENT: "bad",
    Attendance.EXCUSED: "warn",
}
_PLANS: Mapping[PlanState, tuple[Tone, Promise]] = {
    PlanState.DRAFT: ("none", _("It can still be changed; then the head approves it.")),
    PlanState.SENT: ("warn", _("The head approves it or gives it back.")),
    PlanState.APPROVED: ("good", _("Trainings are planned by its lines.")),
    PlanState.CLOSED: ("none", _("The year is over; what was reached is written down.")),
    PlanState.DROPPED: ("none", _("Given up before it was approved.")),
}
_CAMPAIGNS: Mapping[CampaignState, tuple[Tone, Promise]] = {
    CampaignState.DRAFT: ("none", _("It can still be changed; then it is started.")),
    CampaignState.RUNNING: ("warn", _("People read it and acknowledge it.")),
    CampaignState.FINISHED: ("good", _("Over; who acknowledged stays on record.")),
    CampaignState.CANCELLED: ("none", _("Given up.")),
}
_LISTS: Mapping[ListState, tuple[Tone, Promise]] = {
    ListState.OPEN: ("warn", _("Lines are ticked one by one.")),
    ListState.FINISHED: ("good", _("Every line is ticked.")),
    ListState.STOPPED: ("none", _("The person did not stay.")),
}


def standing_status(found: Standing) -> Status:
    return Status(STANDING_TONES[found], STANDINGS[found], STANDING_MEANINGS[found])


def plan_status(plan: Any) -> Status:
    state = PlanState(plan.state)
    tone, meaning = _PLANS[state]
    return Status(tone, PLAN_STATES[state], meaning)


def campaign_status(campaign: Any, today: date) -> Status:
    state = CampaignState(campaign.state)
    if state is CampaignState.RUNNING and campaign.ends_on < today:
        return Status("bad", _("overdue"), _("Its last day is over: finish it."))
    tone, meaning = _CAMPAIGNS[state]
    return Status(tone, CAMPAIGN_STATES[state], meaning)


def list_status(row: Any) -> Status:
    state = ListState(row.state)
    if state is ListState.OPEN and row.late:
        return Status("bad", _("late"), _("A line is not ticked and its day is over."))
    tone, meaning = _LISTS[state]
    return Status(tone, LIST_STATES[state], meaning)


def training_status(training: Any, today: date) -> Status:
    """Where a training stands on a day; late and poor effect follow from its days and people."""
    state = TrainingState(training.state)
    if state is TrainingState.PLANNED:
        if training.planned_until < today:
            sentence = _("Its day is over: record that it took place, or postpone or cancel it.")
            return Status("bad", _("overdue"), sentence)
        return Status("none", TRAINING_STATES[state], _("It is still to come."))
    if state is TrainingState.HELD:
        if training.evaluate_by and training.evaluate_by <= today:
            return Status("warn", _("effect to be judged"), _("Say what came of it at work."))
        sentence = _("The effect is judged some time later, at work.")
        return Status("good", TRAINING_STATES[state], sentence)
    if state is TrainingState.EVALUATED and training.has_poor:
        if training.has_repeat:
            sentence = _("It did not work for some; its repetition is planned.")
            return Status("warn", EFFECTS[Effect.POOR], sentence)
        return Status("bad", EFFECTS[Effect.POOR], _("It did not work for some: repeat it."))
    return _OTHERS[state]


_OTHERS: Mapping[TrainingState, Status] = {
    TrainingState.POSTPONED: Status(
        "warn", TRAINING_STATES[TrainingState.POSTPONED], _("It waits for new days.")
    ),
    TrainingState.EVALUATED: Status(
        "good", TRAINING_STATES[TrainingState.EVALUATED], _("Its effect was judged; close it.")
    ),
    TrainingState.CLOSED: Status(
        "none", TRAINING_STATES[TrainingState.CLOSED], _("Done and kept for the record.")
    ),
    TrainingState.CANCELLED: Status(
        "none", TRAINING_STATES[TrainingState.CANCELLED], _("Given up, with the reason.")
    ),
}


def attendance_status(row: Any) -> Status:
    found = Attendance(row.attendance)
    return Status(ATTENDANCE_TONES[found], ATTENDANCES[found])


def effect_status(row: Any) -> Status | None:
    """What was judged of a participant; nothing before."""
    found = row.judged
    return Status(EFFECT_TONES[found], EFFECTS[found], row.effect_reason) if found else None


def use_status(ended_on: date | None) -> Status:
    """Whether a catalogue entry is in use."""
    if ended_on:
        return Status("none", _("out of use"))
    return Status("good", _("in use"))


def position_status(position: Any) -> Status:
    if position.closed_on:
        return Status("none", pgettext_lazy("post", "closed"))
    if position.is_exposed:
        sentence = _("Anti-bribery training and due diligence are asked of its holders.")
        return Status("warn", _("exposed"), sentence)
    return Status("good", _("low risk"), _("Exposed to no more than a low bribery risk."))


def level_words(level: int | None) -> str:
    """A level with its word of the scale."""
    if level is None:
        return "–"
    language = "id" if (get_language() or "id").startswith("id") else "en"
    return f"{level} · {policy.scale()[level][language]}"


def level_choices(*, none: object = None) -> list[tuple[str, object]]:
    """The scale as choices; `none` is the word of the empty one."""
    first = [("", none)] if none is not None else []
    return [*first, *((str(level), level_words(level)) for level in policy.scale())]
