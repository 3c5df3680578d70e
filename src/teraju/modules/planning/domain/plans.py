"""When a red objective asks for a plan, by when, and what a plan has come to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .lights import Light


class PlanState(StrEnum):
    """Where the plan for a red objective stands."""

    RUNNING = "running"
    FINISHED = "finished"
    DROPPED = "dropped"


class ActionState(StrEnum):
    """Where an action of a plan stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Need(StrEnum):
    """What the latest value of an objective asks for."""

    NOTHING = "nothing"
    PLAN = "plan"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True)
class Measured:
    """The latest value: the first day of its period, its light, when it was put on record."""

    period: date
    light: Light
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan: the first day of the period it was made for, and where it stands."""

    period: date
    state: PlanState


def need_of(latest: Measured | None, plans: Iterable[Plan]) -> Need:
    """Whether a red value still lacks a plan.

    A plan that is running answers whatever is measured meanwhile; one that is finished answers the
    value it was made for, and no later one: its effect is seen there.
    """
    if latest is None or latest.light is not Light.RED:
        return Need.NOTHING
    for plan in plans:
        running = plan.state is PlanState.RUNNING
        if running or (plan.state is PlanState.FINISHED and plan.period == latest.period):
            return Need.PLANNED
    return Need.PLAN


def plan_due(latest: Measured, days: int) -> date:
    """The last day for the plan: so many days after the red value was put on record."""
    return latest.recorded_on + timedelta(days=days)


def state_after(actions: Iterable[ActionState]) -> PlanState:
    """Where a plan stands by its actions: over when none is open, dropped when none was done."""
    states = set(actions)
    if ActionState.OPEN in states or not states:
        return PlanState.RUNNING
    return PlanState.FINISHED if ActionState.DONE in states else PlanState.DROPPED
