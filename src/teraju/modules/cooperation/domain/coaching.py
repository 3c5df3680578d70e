"""How a coach of BSN is let in, and what becomes of a visit and its advice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

from .terms import Term

LONGEST = timedelta(days=366)

COACH = frozenset({"bsn_coach"})
AGENCY = frozenset({"agency_head", "quality_coordinator"})


class Way(StrEnum):
    """How coach and agency met."""

    VISIT = "visit"
    ONLINE = "online"


class VisitState(StrEnum):
    """Where a visit and its advice stand."""

    RECORDED = "recorded"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


_S = VisitState
VISIT = StateTable.of(
    "coach visit",
    _S.RECORDED,
    (
        Transition(_S.RECORDED, "change", _S.RECORDED, COACH | AGENCY),
        Transition(_S.RECORDED, "answer", _S.ANSWERED, AGENCY),
        Transition(_S.RECORDED, "withdraw", _S.WITHDRAWN, COACH | AGENCY),
        # What was answered can turn out to be of another day or agency, too.
        Transition(_S.ANSWERED, "withdraw", _S.WITHDRAWN, COACH | AGENCY),
    ),
)


class Problem(StrEnum):
    """What is wrong with the days of an access or of a visit."""

    ACCESS_OVER = "access_over"
    ACCESS_TOO_LONG = "access_too_long"
    ACCESS_BEFORE_AGREEMENT = "access_before_agreement"
    ACCESS_AFTER_AGREEMENT = "access_after_agreement"
    VISIT_IN_FUTURE = "visit_in_future"
    NEXT_NOT_AFTER = "next_not_after"


@dataclass(frozen=True)
class Finding:
    """A problem and the form field that it belongs to."""

    problem: Problem
    field: str


def check_last_day(last: date, *, term: Term, today: date) -> list[Problem]:
    """What is wrong with the last day of an access under an agreement of this term."""
    found = []
    if last < today:
        found.append(Problem.ACCESS_OVER)
    if last > today + LONGEST:
        found.append(Problem.ACCESS_TOO_LONG)
    if term.ends_on and last > term.ends_on:
        found.append(Problem.ACCESS_AFTER_AGREEMENT)
    return found


def check_access(first: date, last: date, *, term: Term, today: date) -> list[Finding]:
    """What is wrong with the days for which a coach would be let in."""
    found = [Finding(one, "valid_until") for one in check_last_day(last, term=term, today=today)]
    if term.first_day and first < term.first_day:
        found.append(Finding(Problem.ACCESS_BEFORE_AGREEMENT, "valid_from"))
    return found


def check_visit(visited_on: date, next_on: date | None, today: date) -> list[Finding]:
    """What is wrong with the days of a visit."""
    found = []
    if visited_on > today:
        found.append(Finding(Problem.VISIT_IN_FUTURE, "visited_on"))
    if next_on and next_on <= visited_on:
        found.append(Finding(Problem.NEXT_NOT_AFTER, "next_on"))
    return found


def covers(term: Term, closed_on: date | None, day: date) -> bool:
    """True when an agreement that was signed was in force on a day."""
    if term.first_day is None or day < term.first_day:
        return False
    return all(last is None or day <= last for last in (term.ends_on, closed_on))
