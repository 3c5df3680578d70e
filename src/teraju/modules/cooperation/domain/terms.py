"""What dates an agreement and its plan may carry, and when somebody is reminded."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .states import SIGNED, Status, TaskState

DEFAULT_REMINDERS = (180, 90, 30)
LONGEST_REMINDER = 730
# An evaluation of a year is asked for in that year's last two months.
EVALUATION_NOTICE = timedelta(days=60)


class Problem(StrEnum):
    """What is wrong, or worth a second look, with dates."""

    SIGNED_IN_FUTURE = "signed_in_future"
    SIGNED_BEFORE_PARENT = "signed_before_parent"
    PARENT_NOT_SIGNED = "parent_not_signed"
    SIGNED_BEFORE_PREDECESSOR = "signed_before_predecessor"
    CONSENT_AFTER_SIGNING = "consent_after_signing"
    ENDS_BEFORE_START = "ends_before_start"
    ENDS_BEFORE_SIGNING = "ends_before_signing"
    STARTS_BEFORE_SIGNING = "starts_before_signing"
    OUTLIVES_PARENT = "outlives_parent"
    TASK_OUTSIDE_TERM = "task_outside_term"
    TASK_DONE_IN_FUTURE = "task_done_in_future"
    TASK_DONE_BEFORE_SIGNING = "task_done_before_signing"
    CLOSED_BEFORE_SIGNING = "closed_before_signing"
    CLOSED_IN_FUTURE = "closed_in_future"
    EVALUATION_OUTSIDE_TERM = "evaluation_outside_term"
    EVALUATION_OF_FUTURE = "evaluation_of_future"


# These are told and do not stop anybody: history did them.
WARNINGS = frozenset(
    {Problem.STARTS_BEFORE_SIGNING, Problem.OUTLIVES_PARENT, Problem.TASK_OUTSIDE_TERM}
)


@dataclass(frozen=True)
class Finding:
    """A problem and the form field that it belongs to."""

    problem: Problem
    field: str

    @property
    def blocks(self) -> bool:
        return self.problem not in WARNINGS


@dataclass(frozen=True)
class Term:
    """The days of an agreement: `ends_on` is the last day in force, None is an open end."""

    signed_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def first_day(self) -> date | None:
        """The day it begins: the signing, unless another day was agreed."""
        return self.starts_on or self.signed_on


def check_term(
    term: Term,
    *,
    today: date,
    parent: Term | None = None,
    predecessor: Term | None = None,
    consent_on: date | None = None,
) -> list[Finding]:
    """Everything that is wrong or odd with the days of one agreement."""
    return [*_check_own(term, today, consent_on), *_check_elders(term, parent, predecessor)]


def _check_own(term: Term, today: date, consent_on: date | None) -> list[Finding]:
    found = []
    signed, starts, ends = term.signed_on, term.starts_on, term.ends_on
    if signed and signed > today:
        found.append(Finding(Problem.SIGNED_IN_FUTURE, "signed_on"))
    if signed and consent_on and consent_on > signed:
        found.append(Finding(Problem.CONSENT_AFTER_SIGNING, "council_consent_on"))
    if starts and signed and starts < signed:
        found.append(Finding(Problem.STARTS_BEFORE_SIGNING, "starts_on"))
    if ends and starts and ends <= starts:
        found.append(Finding(Problem.ENDS_BEFORE_START, "ends_on"))
    elif ends and signed and ends <= signed:
        found.append(Finding(Problem.ENDS_BEFORE_SIGNING, "ends_on"))
    return found


def _check_elders(term: Term, parent: Term | None, predecessor: Term | None) -> list[Finding]:
    found = []
    signed = term.signed_on
    if signed and parent and parent.signed_on is None:
        found.append(Finding(Problem.PARENT_NOT_SIGNED, "parent"))
    if signed and parent and parent.signed_on and signed < parent.signed_on:
        found.append(Finding(Problem.SIGNED_BEFORE_PARENT, "signed_on"))
    if signed and predecessor and predecessor.signed_on and signed < predecessor.signed_on:
        found.append(Finding(Problem.SIGNED_BEFORE_PREDECESSOR, "signed_on"))
    if parent and parent.ends_on and (term.ends_on is None or term.ends_on > parent.ends_on):
        found.append(Finding(Problem.OUTLIVES_PARENT, "ends_on"))
    return found


def check_closing(term: Term, closed_on: date, today: date) -> list[Finding]:
    """What is wrong with the day on which an agreement is said to have ended."""
    found = []
    if closed_on > today:
        found.append(Finding(Problem.CLOSED_IN_FUTURE, "closed_on"))
    if term.signed_on and closed_on < term.signed_on:
        found.append(Finding(Problem.CLOSED_BEFORE_SIGNING, "closed_on"))
    return found


def check_task(term: Term, *, due: date | None, done_on: date | None, today: date) -> list[Finding]:
    """What is wrong or odd with the days of a task of the plan."""
    found = []
    first, last = term.first_day, term.ends_on
    if due and ((first and due < first) or (last and due > last)):
        found.append(Finding(Problem.TASK_OUTSIDE_TERM, "due"))
    if done_on and done_on > today:
        found.append(Finding(Problem.TASK_DONE_IN_FUTURE, "done_on"))
    elif done_on and term.signed_on and done_on < term.signed_on:
        found.append(Finding(Problem.TASK_DONE_BEFORE_SIGNING, "done_on"))
    return found


def check_evaluation(term: Term, year: int, today: date) -> list[Finding]:
    """What is wrong with evaluating an agreement for this year."""
    found = []
    first, last = term.first_day, term.ends_on
    if year > today.year:
        found.append(Finding(Problem.EVALUATION_OF_FUTURE, "year"))
    elif first is None or year < first.year or (last and year > last.year):
        found.append(Finding(Problem.EVALUATION_OUTSIDE_TERM, "year"))
    return found


def is_expired(status: Status, ends_on: date | None, today: date) -> bool:
    """True for a signed agreement in force whose last day is over and that nobody closed."""
    return status == Status.ACTIVE and ends_on is not None and today > ends_on


def can_be_renewed(status: Status, *, has_successor: bool) -> bool:
    """True for an agreement in force, expired or not, that no other one renews already."""
    return status == Status.ACTIVE and not has_successor


def can_be_public(status: Status) -> bool:
    """True for what was signed: a draft is nobody's business yet."""
    return status in SIGNED


def reminder_dates(ends_on: date | None, days: Sequence[int]) -> list[date]:
    """The days on which somebody is reminded of the end, the earliest first."""
    if ends_on is None:
        return []
    return [ends_on - timedelta(days=before) for before in sorted(set(days), reverse=True)]


def reminder_reached(ends_on: date | None, days: Sequence[int], today: date) -> bool:
    """True from the first reminder on: a reminder stays until the end is dealt with."""
    dates = reminder_dates(ends_on, days)
    return bool(dates) and today >= dates[0]


def evaluation_due(term: Term, evaluated: Collection[int], today: date) -> tuple[int, date] | None:
    """The first year in force without an evaluation and its deadline, once it is time for it."""
    first = term.first_day
    if first is None:
        return None
    last = min(today.year, term.ends_on.year) if term.ends_on else today.year
    for year in range(first.year, last + 1):
        if year in evaluated:
            continue
        deadline = date(year, 12, 31)
        if term.ends_on and term.ends_on.year == year:
            deadline = term.ends_on
        return (year, deadline) if today >= deadline - EVALUATION_NOTICE else None
    return None


def is_overdue(state: TaskState, due: date | None, today: date) -> bool:
    """True for an open task whose day is over."""
    return state == TaskState.OPEN and due is not None and due < today
