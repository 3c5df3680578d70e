"""Supervision of instruments in use: when officials may enter, what is found, what follows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from enum import StrEnum

from teraju.kernel.rulesets import Edition
from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.marks import VoidReason
from teraju.modules.metrology.domain.standing import Standing


class Origin(StrEnum):
    """Why somebody goes there."""

    PLAN = "plan"
    REPORT = "report"
    FOLLOW_UP = "follow_up"


class InspectionState(StrEnum):
    """Where an inspection stands."""

    PLANNED = "planned"
    ASSIGNED = "assigned"
    VISITED = "visited"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Finding(StrEnum):
    """What an instrument in use is found to be. Source: UU 2/1981, articles 25 to 27."""

    IN_ORDER = "in_order"
    NO_MARK = "no_mark"
    EXPIRED = "expired"
    DAMAGED = "damaged"
    SEAL_BROKEN = "seal_broken"
    REPAIRED = "repaired"
    ADDED_DEVICE = "added_device"
    OUT_OF_LIMITS = "out_of_limits"
    OTHER_USE = "other_use"


class Measure(StrEnum):
    """What the officials do about it."""

    NONE = "none"
    WARNING = "warning"
    SEAL = "seal"
    REFERRAL = "referral"


class Outcome(StrEnum):
    """What came of a measure."""

    PUT_RIGHT = "put_right"
    OUT_OF_USE = "out_of_use"
    HANDED_ON = "handed_on"
    NOT_PUT_RIGHT = "not_put_right"


class NextStep(StrEnum):
    """What follows where a measure was not obeyed; the list is ours, not that of a law."""

    VISIT = "visit"
    REFERRAL = "referral"
    REST = "rest"


class ReportState(StrEnum):
    """Where a citizen's report stands."""

    RECEIVED = "received"
    IN_INSPECTION = "in_inspection"
    ANSWERED = "answered"
    NOT_OURS = "not_ours"


class Concern(StrEnum):
    """What a citizen reports."""

    SHORT = "short"
    NO_MARK = "no_mark"
    WRONG_STICKER = "wrong_sticker"
    BROKEN_SEAL = "broken_seal"
    OTHER = "other"


class Wrong(StrEnum):
    """What does not fit in an entry of a visit."""

    HOURS = "hours"
    HOURS_BACKWARDS = "hours_backwards"
    NEEDS_MEASURE = "needs_measure"
    NEEDS_NO_MEASURE = "needs_no_measure"
    NEEDS_SEAL = "needs_seal"
    NEEDS_RECEIVER = "needs_receiver"
    NEEDS_READINGS = "needs_readings"
    READINGS_FAIL = "readings_fail"


_HEADS = frozenset({"metrology_head", "agency_head"})
_SUPERVISOR = frozenset({"supervisor"})
I = InspectionState  # noqa: E741 - one sign, as the other tables of states
INSPECTION = StateTable.of(
    "inspection of instruments in use",
    I.PLANNED,
    (
        Transition(I.PLANNED, "assign", I.ASSIGNED, _HEADS),
        Transition(I.ASSIGNED, "recall", I.PLANNED, _HEADS),
        Transition(I.ASSIGNED, "visit", I.VISITED, _SUPERVISOR),
        Transition(I.VISITED, "close", I.CLOSED, _HEADS),
        Transition(I.PLANNED, "cancel", I.CANCELLED, _HEADS),
        Transition(I.ASSIGNED, "cancel", I.CANCELLED, _HEADS),
    ),
)
_HANDLERS = frozenset({"metrology_head", "supervisor", "counter"})
R = ReportState
REPORT = StateTable.of(
    "report of a citizen",
    R.RECEIVED,
    (
        Transition(R.RECEIVED, "inspect", R.IN_INSPECTION, _HANDLERS),
        # The inspection was cancelled: somebody has to look at the report again.
        Transition(R.IN_INSPECTION, "return", R.RECEIVED, _HEADS),
        Transition(R.RECEIVED, "answer", R.ANSWERED, _HANDLERS),
        Transition(R.IN_INSPECTION, "answer", R.ANSWERED, _HEADS),
        Transition(R.RECEIVED, "refuse", R.NOT_OURS, _HANDLERS),
    ),
)
# What takes the force from a mark that still had it. Source: UU 2/1981, articles 25 and 27: the day
# that it runs out says so by itself, and use for another purpose is no fault of the mark.
VOIDS: Mapping[Finding, VoidReason] = {
    Finding.NO_MARK: VoidReason.NO_MARK,
    Finding.DAMAGED: VoidReason.DAMAGE,
    Finding.SEAL_BROKEN: VoidReason.SEAL_BROKEN,
    Finding.REPAIRED: VoidReason.REPAIR,
    Finding.ADDED_DEVICE: VoidReason.ADDED_DEVICE,
    Finding.OUT_OF_LIMITS: VoidReason.OVER_LIMIT,
}
# Where anybody may come in while it is open.
_PUBLIC_PLACES = frozenset({"market", "kiosk", "shop", "station"})


def rules(on: date) -> Edition:
    """Give the rules of a day; raises NoRuleInForce."""
    return edition("supervision", on)


def is_public_place(kind: str) -> bool:
    """Whether a place of this kind is open to the public while it trades."""
    return kind in _PUBLIC_PLACES


def entry_hours(on: date) -> tuple[time, time]:
    """Give the hours in which officials may enter a place that is not open to the public."""
    values = rules(on).values
    return time.fromisoformat(values["enter_from"]), time.fromisoformat(values["enter_until"])


def wrong_hours(begins: time, ends: time, on: date, *, is_open: bool) -> Wrong | None:
    """Say what is wrong with the hours of a visit; None if nothing is.

    A place that is not open to the public is entered from 06.00 to 18.00 (UU 2/1981, article 36);
    one that is, while it is open.
    """
    if ends <= begins:
        return Wrong.HOURS_BACKWARDS
    first, last = entry_hours(on)
    if not is_open and (begins < first or ends > last):
        return Wrong.HOURS
    return None


def usual_finding(standing: Standing) -> Finding:
    """Give what the register lets one expect, for the official to confirm or to correct."""
    if standing is Standing.EXPIRED:
        return Finding.EXPIRED
    return Finding.IN_ORDER if standing in (Standing.VALID, Standing.EXEMPT) else Finding.NO_MARK


def wrong_measure(
    finding: Finding,
    measure: Measure,
    *,
    has_seal: bool = False,
    has_receiver: bool = False,
) -> Wrong | None:
    """Say what is missing for a measure; None if it is whole."""
    if finding is Finding.IN_ORDER:
        return None if measure is Measure.NONE else Wrong.NEEDS_NO_MEASURE
    missing = {
        Measure.NONE: (Wrong.NEEDS_MEASURE, True),
        Measure.SEAL: (Wrong.NEEDS_SEAL, not has_seal),
        Measure.REFERRAL: (Wrong.NEEDS_RECEIVER, not has_receiver),
    }
    # A warning needs nothing: without a day of its own it has the usual one.
    wrong, holds = missing.get(measure, (None, False))
    return wrong if holds else None


def usual_last_day(visited_on: date) -> date:
    """Give the day by which somebody warned has to have put it right, unless told another one."""
    return visited_on + timedelta(days=rules(visited_on).values["follow_up_days"])


def too_late_to_warn(due_on: date | None, today: date) -> bool:
    """Whether a letter of today would ask for something by a day that leaves no time for it."""
    return due_on is None or due_on <= today


def wrong_reading(finding: Finding, verdict: str) -> Wrong | None:
    """Say where a finding and the verdict of the engine differ: nobody judges limits by hand."""
    if finding is Finding.OUT_OF_LIMITS and verdict != "fail":
        return Wrong.NEEDS_READINGS
    if finding is Finding.IN_ORDER and verdict == "fail":
        return Wrong.READINGS_FAIL
    return None


def is_referred(measure: str, outcome: str, next_step: str) -> bool:
    """Whether it is another's to go on with."""
    by_measure = measure == Measure.REFERRAL or outcome == Outcome.HANDED_ON
    return by_measure or next_step == NextStep.REFERRAL


def outcomes_after(referred_to: str) -> frozenset[Outcome]:
    """What may have come of a measure: only what was referred to somebody is in their hands."""
    return frozenset(Outcome) - (frozenset() if referred_to else {Outcome.HANDED_ON})


def is_undecided(outcome: str, next_step: str) -> bool:
    """Whether it was not put right, and nobody has said yet what follows."""
    return outcome == Outcome.NOT_PUT_RIGHT and not next_step


def is_open(measure: str, followed_up_on: date | None, outcome: str, next_step: str) -> bool:
    """Whether something of a measure still has to come."""
    if measure == Measure.NONE:
        return False
    return followed_up_on is None or is_undecided(outcome, next_step)
