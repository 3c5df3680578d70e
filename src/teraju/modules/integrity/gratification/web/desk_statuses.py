"""How reports and things stand, in colour, shape and word; late and lapsed as what they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.integrity.gratification import desk_policy
from teraju.modules.integrity.gratification.domain.assessing import Kind, goes_to_kpk
from teraju.modules.integrity.gratification.domain.clocks import Due
from teraju.modules.integrity.gratification.domain.custody import CustodyState
from teraju.modules.integrity.gratification.domain.desk_days import Timing, in_time, timing_of
from teraju.modules.integrity.gratification.domain.states import AT_KPK, AT_UPG, State
from teraju.modules.integrity.gratification.models.choices import STATES
from teraju.modules.integrity.gratification.models.desk_choices import CUSTODY_STATES
from teraju.platform.web.kinds import Status, Tone
from teraju.platform.web.templatetags.values import short_day

# What each state means to the desk, and whether it waits for somebody.
MEANINGS: Mapping[State, tuple[Tone, Promise]] = {
    State.DRAFT: ("none", _("The reporter has not handed it in.")),
    State.SUBMITTED: ("warn", _("It waits to be taken up and checked.")),
    State.UNDER_CHECK: ("warn", _("It waits to be assessed, or given back to be completed.")),
    State.RETURNED: ("warn", _("The reporter completes it; the days go on.")),
    State.NOT_REPORTABLE: ("none", _("By its assessment it need not be reported.")),
    State.UPG_LEVEL: ("none", _("It is settled without a decision of KPK.")),
    State.TO_KPK: ("warn", _("It waits to be forwarded to KPK.")),
    State.REFUSAL_RECORDED: ("good", _("The gift was refused, and that is on record.")),
    State.FORWARDED: ("none", _("KPK has it.")),
    State.KPK_VERIFICATION: ("none", _("KPK checks whether it is complete.")),
    State.KPK_ANALYSIS: ("none", _("KPK decides whose the gift is.")),
    State.REPORTED_DIRECTLY: ("none", _("The reporter told KPK; the unit's days ended.")),
    State.DECIDED_STATE: ("warn", _("The gift is the state's and has to be handed over.")),
    State.DECIDED_RECEIVER: ("good", _("The receiver may keep the gift.")),
    State.HANDED_OVER: ("good", _("The state has the gift.")),
    State.NOT_FOLLOWED_UP: ("none", _("Nothing more is done about it; the reason is on record.")),
    State.WITHDRAWN: ("none", _("The reporter took it back.")),
    State.CLOSED: ("none", _("Nothing is left to do.")),
}
CUSTODY_TONES: Mapping[CustodyState, Tone] = {
    CustodyState.HELD: "good",
    CustodyState.WITH_KPK: "warn",
    CustodyState.GIVEN_BACK: "none",
    CustodyState.WITH_STATE: "none",
}


def report_status(report: Any) -> Status:
    state = State(report.state)
    tone, meaning = MEANINGS[state]
    return Status(tone, STATES[state], meaning)


def deposit_status(deposit: Any) -> Status:
    found = CustodyState(deposit.state)
    return Status(CUSTODY_TONES[found], CUSTODY_STATES[found])


def deadline_status(report: Any) -> Status | None:
    """How a row of the desk stands against its days: the date at KPK comes first."""
    state = State(report.state)
    if state in AT_UPG:
        return _at_upg(report)
    handling = getattr(report, "handling", None)
    if state is State.DECIDED_STATE and handling and handling.hand_over_by:
        return _hand_over(report, handling.hand_over_by)
    if state in AT_KPK:
        return _sent(report, handling)
    return None


def _near(report: Any) -> int:
    return desk_policy.number(report.received_on, "near_days")


def _at_upg(report: Any) -> Status:
    today, days = report.as_of, _near(report)
    if goes_to_kpk(Kind(report.kind), is_reportable=report.reportable):
        by_kpk = timing_of(report.report_to_kpk_by, today, days)
        if by_kpk in (Timing.LATE, Timing.LAPSED):
            return _past(by_kpk, report.report_to_kpk_by)
    by_unit = timing_of(report.upg_forwards_by, today, days)
    if by_unit in (Timing.LATE, Timing.LAPSED):
        words = format_lazy(
            _("The unit's days ended on {day}; forward it at once."),
            day=short_day(report.upg_forwards_by.last),
        )
        return Status("bad", pgettext_lazy("deadline", "unit is late"), words)
    first = min(report.report_to_kpk_by.cautious, report.upg_forwards_by.cautious)
    is_near = timing_of(Due(first, first), today, days) is Timing.NEAR
    return Status(
        "warn" if is_near else "good",
        format_lazy(_("by {day}"), day=short_day(first)),
        format_lazy(
            _("To KPK by {day}, at the latest by {last}."),
            day=short_day(report.report_to_kpk_by.cautious),
            last=short_day(report.report_to_kpk_by.last),
        ),
    )


def _past(timing: Timing, due: Due) -> Status:
    if timing is Timing.LAPSED:
        words = format_lazy(
            _("The days to KPK ended on {day}. It goes there all the same, as late."),
            day=short_day(due.last),
        )
        return Status("bad", pgettext_lazy("deadline", "lapsed at KPK"), words)
    words = format_lazy(
        _("If collective leave counts, the days ended on {day}; the last day is {last}."),
        day=short_day(due.cautious),
        last=short_day(due.last),
    )
    return Status("bad", pgettext_lazy("deadline", "late for KPK"), words)


def _hand_over(report: Any, due: Due) -> Status:
    timing = timing_of(due, report.as_of, _near(report))
    words = format_lazy(
        _("To be handed over by {day}, at the latest by {last}."),
        day=short_day(due.cautious),
        last=short_day(due.last),
    )
    match timing:
        case Timing.LAPSED:
            return Status("bad", pgettext_lazy("deadline", "hand-over lapsed"), words)
        case Timing.LATE:
            return Status("bad", pgettext_lazy("deadline", "hand-over late"), words)
    tone: Tone = "warn" if timing is Timing.NEAR else "good"
    return Status(tone, format_lazy(_("by {day}"), day=short_day(due.cautious)), words)


def _sent(report: Any, handling: Any) -> Status | None:
    """Whether what KPK has came there in time."""
    sent_on = report.kpk_reported_on or (handling.forwarded_on if handling else None)
    if sent_on is None:
        return None
    if in_time(report.report_to_kpk_by, sent_on):
        return Status("good", pgettext_lazy("deadline", "in time"))
    return Status("bad", pgettext_lazy("deadline", "sent late"))
