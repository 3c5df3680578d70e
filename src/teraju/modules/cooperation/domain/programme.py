"""The way from an agreement to a certificate: its steps, their dates, its template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ANCHOR = "decision"
LONGEST_OFFSET = 3650


class Source(StrEnum):
    """Where a step's real date comes from."""

    PARENT = "parent"
    AGREEMENT = "agreement"
    LINKED = "linked"
    HAND = "hand"


class Course(StrEnum):
    """The usual steps, in their order."""

    MOU = "mou"
    PKS = "pks"
    AWARENESS = "awareness"
    GAP_ASSESSMENT = "gap_assessment"
    INTERNAL_AUDIT = "internal_audit"
    MANAGEMENT_REVIEW = "management_review"
    APPLICATION = "application"
    STAGE_1 = "stage_1"
    STAGE_2 = "stage_2"
    DECISION = "decision"
    HANDOVER = "handover"
    SURVEILLANCE_1 = "surveillance_1"


SOURCES: Mapping[str, Source] = {
    Course.MOU: Source.PARENT,
    Course.PKS: Source.AGREEMENT,
    Course.APPLICATION: Source.LINKED,
    Course.STAGE_1: Source.LINKED,
    Course.STAGE_2: Source.LINKED,
    Course.DECISION: Source.LINKED,
    Course.HANDOVER: Source.LINKED,
    Course.SURVEILLANCE_1: Source.LINKED,
}


def source_of(code: str) -> Source:
    """Where the date of a usual step comes from; every other step is marked by hand."""
    return SOURCES.get(code, Source.HAND)


@dataclass(frozen=True)
class StepPlan:
    """A step as planned: `order` counts from 1, `reached_on` is what was entered by hand."""

    code: str
    title: str
    order: int
    source: Source
    planned_on: date | None = None
    reached_on: date | None = None
    note: str = ""
    is_example: bool = False


@dataclass(frozen=True)
class Mark:
    """A milestone of a linked record: reached on a date, or due on one."""

    code: str
    on: date | None
    reached: bool
    is_example: bool = False


@dataclass(frozen=True)
class Facts:
    """What other records tell of a programme: signing dates, and the milestones of each link."""

    parent_signed_on: date | None = None
    agreement_signed_on: date | None = None
    linked: Sequence[Sequence[Mark]] = ()


@dataclass(frozen=True)
class StepState:
    """A step with what is known: reached on a date, or expected on one (or on none)."""

    step: StepPlan
    on: date | None
    reached: bool
    is_example: bool = False


def states(steps: Sequence[StepPlan], facts: Facts) -> list[StepState]:
    """Each step with its real date where a record or a person gives one, else its planned date."""
    return [_state(step, facts) for step in sorted(steps, key=lambda step: step.order)]


def _state(step: StepPlan, facts: Facts) -> StepState:
    if step.source == Source.LINKED:
        return _linked_state(step, facts.linked)
    real = {
        Source.PARENT: facts.parent_signed_on,
        Source.AGREEMENT: facts.agreement_signed_on,
    }.get(step.source)
    on = real or step.reached_on
    # A signature is as real as its agreement; what was entered here may be made up.
    is_example = step.is_example and real is None
    return StepState(step, on or step.planned_on, reached=on is not None, is_example=is_example)


def _linked_state(step: StepPlan, linked: Sequence[Sequence[Mark]]) -> StepState:
    """Reached when every linked record that has the milestone reached it; the last date counts."""
    marks = [mark for record in linked for mark in record if mark.code == step.code]
    dates = [mark.on for mark in marks if mark.on]
    example = any(mark.is_example for mark in marks)
    if marks and all(mark.reached and mark.on for mark in marks):
        return StepState(step, max(dates), reached=True, is_example=example)
    if step.reached_on and not marks:
        return StepState(step, step.reached_on, reached=True, is_example=step.is_example)
    waiting = [mark.on for mark in marks if mark.on and not mark.reached]
    expected = max(waiting, default=step.planned_on)
    is_example = example if waiting else step.is_example
    return StepState(step, expected, reached=False, is_example=is_example)


def current(known: Sequence[StepState]) -> StepState | None:
    """The step that is next: the first in order that is not reached."""
    return next((state for state in known if not state.reached), None)


def open_before_certificate(known: Sequence[StepState]) -> list[StepState]:
    """The steps up to the decision that are not reached: while there are any, nothing is finished.

    A programme without a decision among its steps is finished when all are reached.
    """
    last = max((s.step.order for s in known if s.step.code == ANCHOR), default=None)
    return [s for s in known if not s.reached and (last is None or s.step.order <= last)]


def anchor_of(known: Sequence[StepState], wished_on: date | None) -> date | None:
    """The day from which a template counts: the decision, else the wished date."""
    decided = [s.on for s in known if s.step.code == ANCHOR and s.reached and s.on]
    return max(decided) if decided else wished_on


def offsets(known: Sequence[StepState], anchor: date) -> dict[int, int | None]:
    """For each step, by order, the days from the anchor (negative before); None without a date."""
    return {s.step.order: (s.on - anchor).days if s.on else None for s in known}


def planned(wished_on: date, offset: int | None) -> date | None:
    """The day of a template's step, counted from the wished date of the certificate.

    Raises OverflowError outside the calendar.
    """
    return None if offset is None else wished_on + timedelta(days=offset)


def usual_course() -> list[StepPlan]:
    """The steps of a programme that starts without a template, none of them dated."""
    return [
        StepPlan(code=code, title="", order=order, source=source_of(code))
        for order, code in enumerate(Course, start=1)
    ]


def in_the_past(steps: Sequence[StepPlan], today: date) -> list[StepPlan]:
    """Steps whose planned day is over before the programme has begun."""
    return [step for step in steps if step.planned_on and step.planned_on < today]
