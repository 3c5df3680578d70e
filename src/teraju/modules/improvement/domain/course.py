"""Where a nonconformity stood on a day, read off the days of its rounds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .grades import Gate, demands
from .states import Effect, State


@dataclass(frozen=True)
class ActionDays:
    """When an action of a plan was due, and when it was done or dropped."""

    due_on: date
    ended_on: date | None = None


@dataclass(frozen=True)
class RoundDays:
    """The days of one round; a step that was not taken has none."""

    began_on: date
    corrected_on: date | None = None
    decided_on: date | None = None
    needs_action: bool | None = None
    submitted_on: date | None = None
    accepted_on: date | None = None
    plan_closed_on: date | None = None
    implemented_on: date | None = None
    effect_due: date | None = None
    checked_on: date | None = None
    effect: str = ""
    closed_on: date | None = None
    actions: Sequence[ActionDays] = ()


@dataclass(frozen=True)
class Limits:
    """Within how many days each step is expected."""

    decide: int
    plan: int
    close: int


@dataclass(frozen=True)
class Course:
    """A nonconformity from its report to its end."""

    grade: str
    reported_on: date
    rounds: Sequence[RoundDays]
    cancelled_on: date | None = None


@dataclass(frozen=True)
class Place:
    """Where a course stood on a day. `closed_on` is the day of the gate at which it was closed."""

    state: State
    gate: Gate
    round: int
    is_closed: bool
    due_on: date | None
    closed_on: date | None = None
    last_effect: str = ""
    last_checked_on: date | None = None

    def is_overdue(self, on: date) -> bool:
        return self.due_on is not None and self.due_on < on


def place_of(course: Course, on: date, limits: Limits) -> Place | None:
    """Where it stood at the end of a day; None before it was reported."""
    if course.reported_on > on:
        return None
    begun = [one for one in course.rounds if one.began_on <= on]
    now, number = begun[-1], len(begun)
    state = _state(course, now, on)
    effect, checked = _last_check(begun, on)
    closed_on = _closed_on(course, now, state, on)
    return Place(
        state=state,
        gate=_gate(now, on),
        round=number,
        is_closed=closed_on is not None,
        due_on=_due(course.grade, now, state, on, limits),
        closed_on=closed_on,
        last_effect=effect,
        last_checked_on=checked,
    )


def _by(day: date | None, on: date) -> bool:
    return day is not None and day <= on


def _state(course: Course, now: RoundDays, on: date) -> State:
    """The furthest step that was taken by the day."""
    wants_check = demands(course.grade).effect
    steps = (
        (_by(course.cancelled_on, on), State.CANCELLED),
        (_by(now.closed_on, on), State.CLOSED),
        (_by(now.checked_on, on) and now.effect == Effect.EFFECTIVE, State.READY),
        (_by(now.implemented_on, on), State.CHECKING if wants_check else State.READY),
        (_by(now.accepted_on, on), State.ACTING),
        (_by(now.submitted_on, on), State.PLANNED),
        (_by(now.decided_on, on) and not now.needs_action, State.READY),
        (_by(now.decided_on, on), State.ANALYSIS),
    )
    return next((state for taken, state in steps if taken), State.REPORTED)


def _gate(now: RoundDays, on: date) -> Gate:
    """The furthest gate that the round has passed."""
    if _by(now.checked_on, on) and now.effect == Effect.EFFECTIVE:
        return Gate.EFFECT_VERIFIED
    if _by(now.implemented_on, on):
        return Gate.IMPLEMENTED
    if _by(now.accepted_on, on):
        return Gate.PLAN_ACCEPTED
    return Gate.CORRECTED if _by(now.corrected_on, on) else Gate.NONE


def _closed_on(course: Course, now: RoundDays, state: State, on: date) -> date | None:
    if state is State.CANCELLED:
        return course.cancelled_on
    if _by(now.plan_closed_on, on):
        return now.plan_closed_on
    return now.closed_on if _by(now.closed_on, on) else None


def _last_check(begun: Sequence[RoundDays], on: date) -> tuple[str, date | None]:
    checks = [one for one in begun if _by(one.checked_on, on)]
    return (checks[-1].effect, checks[-1].checked_on) if checks else ("", None)


def _due(grade: str, now: RoundDays, state: State, on: date, limits: Limits) -> date | None:
    """By when the next step is expected."""
    match state:
        case State.REPORTED:
            return now.began_on + timedelta(days=limits.decide)
        case State.ANALYSIS | State.PLANNED:
            return now.began_on + timedelta(days=limits.plan)
        case State.ACTING:
            return next_action(now.actions, on)
        case State.CHECKING:
            return now.effect_due
        case State.READY:
            last = now.checked_on or now.implemented_on or now.decided_on or now.began_on
            return last + timedelta(days=limits.close)
    return None


def next_action(actions: Sequence[ActionDays], on: date) -> date | None:
    """The nearest day by which an action that is still open is due."""
    return min((one.due_on for one in actions if not _by(one.ended_on, on)), default=None)
