"""What is wrong with a line of a yearly plan, and how far it has come."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .states import REPORTED, RUNNING, AssignmentState


class LineProblem(StrEnum):
    """What is wrong with a line."""

    NO_OBJECT = "no_object"
    ENDS_BEFORE_START = "ends_before_start"
    OUTSIDE_YEAR = "outside_year"
    NOT_OF_GOVERNMENT = "not_of_government"
    NO_REASON = "no_reason"


@dataclass(frozen=True)
class LineFinding:
    """A problem and the field it belongs to."""

    problem: LineProblem
    field: str


def check_line(
    *, year: int, has_object: bool, starts_on: date, ends_on: date, risk: str, risk_reason: str
) -> list[LineFinding]:
    """What is wrong with a line of the plan of a year."""
    found = []
    if not has_object:
        found.append(LineFinding(LineProblem.NO_OBJECT, "theme"))
    if not risk and not risk_reason.strip():
        found.append(LineFinding(LineProblem.NO_REASON, "risk_reason"))
    if starts_on.year != year:
        found.append(LineFinding(LineProblem.OUTSIDE_YEAR, "starts_on"))
    if ends_on < starts_on:
        found.append(LineFinding(LineProblem.ENDS_BEFORE_START, "ends_on"))
    elif ends_on.year != year:
        found.append(LineFinding(LineProblem.OUTSIDE_YEAR, "ends_on"))
    return found


class Progress(StrEnum):
    """How far a line of the plan has come."""

    PLANNED = "planned"
    RUNNING = "running"
    REPORTED = "reported"
    LATE = "late"
    DROPPED = "dropped"


def progress_of(
    states: Collection[str],
    *,
    ends_on: date,
    is_dropped: bool,
    today: date,
    reported_on: date | None = None,
) -> Progress:
    """How far a line has come on a day, by the states of its assignments.

    `reported_on` is the day of a report that was taken over without an assignment.

    Late: its last day is over and no report is out.
    """
    if is_dropped:
        return Progress.DROPPED
    standing = [one for one in states if one != AssignmentState.CANCELLED]
    if reported_on is not None and reported_on <= today:
        return Progress.REPORTED
    if standing and all(one in REPORTED for one in standing):
        return Progress.REPORTED
    if ends_on < today:
        return Progress.LATE
    return Progress.RUNNING if any(one in RUNNING for one in standing) else Progress.PLANNED
