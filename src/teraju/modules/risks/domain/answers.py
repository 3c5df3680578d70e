"""What a rated risk asks for: which answers are open to it, and when it counts as treated."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .levels import Kind, Level, Plan, is_above_low
from .matrix import level_rules
from .states import Response, TreatmentState


class Objection(StrEnum):
    """Why an answer is refused."""

    NOT_RATED = "not_rated"
    ABOVE_APPETITE = "above_appetite"
    PLAN_REQUIRED = "plan_required"
    NO_TREATMENT = "no_treatment"
    TREATMENT_OPEN = "treatment_open"
    TARGET_NOT_LOWER = "target_not_lower"


RESPONSES = {
    Kind.QUALITY: (Response.REDUCE, Response.SHARE, Response.AVOID),
    Kind.BRIBERY: (Response.REDUCE, Response.AVOID),
    Kind.OPPORTUNITY: (Response.PURSUE,),
}


@dataclass(frozen=True, slots=True)
class Rated:
    """A value and its level."""

    value: int
    level: str


def plan_of(level: str) -> Plan:
    """What a level asks for."""
    return level_rules()[Level(level)].plan


def against_accepting(kind: str, residual: Rated | None, appetite: int) -> Objection | None:
    """Why a risk may not be borne as it is; None if it may. An opportunity may always be let go."""
    if residual is None:
        return Objection.NOT_RATED
    if kind == Kind.OPPORTUNITY:
        return None
    if plan_of(residual.level) is Plan.REQUIRED:
        return Objection.PLAN_REQUIRED
    if residual.value > appetite:
        return Objection.ABOVE_APPETITE
    return None


def against_treated(states: Collection[str]) -> Objection | None:
    """Why the plan of a risk is not carried out; None if it is."""
    kept = [state for state in states if state != TreatmentState.DROPPED]
    if not kept:
        return Objection.NO_TREATMENT
    if TreatmentState.OPEN in kept:
        return Objection.TREATMENT_OPEN
    return None


def needs_treatment(kind: str, residual: Rated | None, appetite: int) -> bool:
    """Whether a rated risk has to have a plan."""
    if residual is None or kind == Kind.OPPORTUNITY:
        return False
    return plan_of(residual.level) is Plan.REQUIRED or residual.value > appetite


def makes_demands(kind: str, inherent: str, residual: str) -> bool:
    """Whether a bribery risk asks for due diligence, checks and training.

    Judged by the level with the controls that run; before that rating, by the one without.
    """
    return kind == Kind.BRIBERY and is_above_low(residual or inherent)


def is_late(due: date, state: str, on: date) -> bool:
    """Whether a treatment should have been done before a day."""
    return state == TreatmentState.OPEN and due < on
