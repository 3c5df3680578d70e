"""Whether a step may be taken, and the reason if not: codes that the services put into words."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .grades import Gate, demands


class Hindrance(StrEnum):
    """Why a step cannot be taken yet."""

    NO_CORRECTION = "no_correction"
    ACTION_DEMANDED = "action_demanded"
    NO_CAUSE = "no_cause"
    NO_SIMILAR = "no_similar"
    NO_ACTION = "no_action"
    NO_EFFECT_DAY = "no_effect_day"
    PLAN_NOT_ACCEPTED = "plan_not_accepted"
    NOT_IMPLEMENTED = "not_implemented"
    EFFECT_NOT_VERIFIED = "effect_not_verified"
    TOO_EARLY = "too_early"
    OWNER = "owner"
    DOER = "doer"
    UNIT = "unit"


@dataclass(frozen=True)
class Ready:
    """What of a round is on record."""

    corrected: bool = False
    cause: bool = False
    similar: bool = False
    actions: int = 0
    effect_due: date | None = None
    gate: Gate = Gate.NONE
    waived: bool = False


def hinders_waiver(grade: str, ready: Ready) -> Hindrance | None:
    """Whether it may be decided that no corrective action is needed."""
    asked = demands(grade)
    if asked.action:
        return Hindrance.ACTION_DEMANDED
    return Hindrance.NO_CORRECTION if asked.correction and not ready.corrected else None


def hinders_plan(grade: str, ready: Ready) -> Hindrance | None:
    """Whether a plan is whole enough to be handed in."""
    asked = demands(grade)
    checks = (
        (asked.correction and not ready.corrected, Hindrance.NO_CORRECTION),
        (asked.cause and not ready.cause, Hindrance.NO_CAUSE),
        (asked.similar and not ready.similar, Hindrance.NO_SIMILAR),
        (ready.actions == 0, Hindrance.NO_ACTION),
        (asked.effect and ready.effect_due is None, Hindrance.NO_EFFECT_DAY),
    )
    return next((code for missing, code in checks if missing), None)


def hinders_closing(grade: str, ready: Ready) -> Hindrance | None:
    """Whether the gate of its grade is passed."""
    asked = demands(grade)
    if asked.correction and not ready.corrected:
        return Hindrance.NO_CORRECTION
    if ready.waived and not asked.action:
        return None
    if ready.gate >= asked.closes_at:
        return None
    return {
        Gate.PLAN_ACCEPTED: Hindrance.PLAN_NOT_ACCEPTED,
        Gate.IMPLEMENTED: Hindrance.NOT_IMPLEMENTED,
    }.get(asked.closes_at, Hindrance.EFFECT_NOT_VERIFIED)


def hinders_check(effect_due: date | None, on: date) -> Hindrance | None:
    """The effect is looked at on its day or later, never before."""
    if effect_due is None:
        return Hindrance.NO_EFFECT_DAY
    return Hindrance.TOO_EARLY if on < effect_due else None


@dataclass(frozen=True)
class Involved:
    """Who had a hand in a nonconformity: people by id, offices by name."""

    owner: int | None = None
    doers: Collection[int] = ()
    unit: Collection[int] = ()
    offices: Collection[str] = ()


def hinders_judge(person: int | None, office: str, involved: Involved) -> Hindrance | None:
    """Nobody judges what is theirs: not the owner, not who did the work, not the audited unit."""
    if person is not None and person == involved.owner:
        return Hindrance.OWNER
    if person in involved.doers:
        return Hindrance.DOER
    named = {one.strip().casefold() for one in involved.offices if one.strip()}
    if person in involved.unit or office.strip().casefold() in named:
        return Hindrance.UNIT
    return None
