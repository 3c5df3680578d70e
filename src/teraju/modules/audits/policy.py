"""Which steps of the state table one recorded audit takes. Pure."""

from __future__ import annotations

from .domain.states import FindingState, ProgrammeState

P = ProgrammeState
OPEN_STATES = (P.PLANNED, P.APPLIED, P.STAGE_1, P.STAGE_2, P.AWAITING_DECISION)
CONCLUSIONS = {"stage_1": ("ready", "not_ready")}
OTHER_CONCLUSIONS = ("positive", "negative")

_BEGIN: dict[str, dict[str, tuple[str, ...]]] = {
    "stage_1": {P.APPLIED: ("begin_stage_1",), P.STAGE_1: ()},
    "stage_2": {P.STAGE_1: ("begin_stage_2",), P.STAGE_2: ()},
    "stage_2_repeat": {P.AWAITING_DECISION: ("repeat_stage_2",), P.STAGE_2: ()},
    # A recertification needs no stage 1 unless much has changed.
    "recertification": {
        P.APPLIED: ("begin_stage_1", "begin_stage_2"),
        P.STAGE_1: ("begin_stage_2",),
        P.STAGE_2: (),
    },
}


def audit_events(kind: str, status: str, *, ended: bool) -> tuple[str, ...] | None:
    """The events that an audit of this kind causes in this status; None where it has no place."""
    begin = _BEGIN[kind].get(status)
    if begin is None:
        return None
    return begin if kind == "stage_1" or not ended else (*begin, "end_stage_2")


def conclusions_of(kind: str) -> tuple[str, ...]:
    """What an audit of this kind can conclude."""
    return CONCLUSIONS.get(kind, OTHER_CONCLUSIONS)


def answer_event(grade: str, state: str, *, is_plan: bool) -> str | None:
    """The event of an answer by the agency; "" keeps the state, None refuses the answer."""
    match grade, state, is_plan:
        case "minor", FindingState.OPEN | FindingState.PLAN_SUBMITTED, True:
            return "submit_plan" if state == FindingState.OPEN else ""
        case "minor", FindingState.PLAN_ACCEPTED, False:
            return ""
        case "major", FindingState.OPEN | FindingState.CORRECTION_SUBMITTED, False:
            return "submit_correction" if state == FindingState.OPEN else ""
        case "opportunity" | "observation", FindingState.OPEN, False:
            return ""
    return None
