"""The days of concerns that numbers are made of. What only receivers outside held is left out."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from teraju.modules.integrity.concerns import afterwards, policy
from teraju.modules.integrity.concerns.domain.clocks import Days, acknowledge_by, feedback_by
from teraju.modules.integrity.concerns.domain.lessons import Wait, waits
from teraju.modules.integrity.concerns.domain.modes import Mode
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.statement import ClosedCase
from teraju.modules.integrity.concerns.domain.states import State
from teraju.modules.integrity.concerns.domain.statistics import CaseFact
from teraju.modules.integrity.concerns.models import (
    Case,
    CaseHandler,
    Lesson,
    Person,
    PublishedPeriod,
)


def own_cases() -> QuerySet[Case]:
    """Concerns that an office of the government itself holds or held."""
    inside = CaseHandler.objects.filter(case=OuterRef("pk"), handler__office__outside=False)
    gone = Q(keeping__shredded_on__isnull=False, keeping__outside=False)
    found: QuerySet[Case] = Case.objects.filter(Exists(inside) | gone)
    return found


def case_facts() -> list[CaseFact]:
    """The days and outcomes of all concerns of the government's own offices."""
    return [_fact(case) for case in own_cases().order_by("pk")]


def closed_cases() -> list[ClosedCase]:
    """The concerns that are closed, by number, day and outcome."""
    return [
        ClosedCase(case.number, case.closed_on, Outcome(case.outcome))
        for case in own_cases().filter(state=State.CLOSED).order_by("number")
        if case.closed_on and case.outcome
    ]


def closing_days() -> list[date]:
    """The days on which the concerns of the government's own offices were closed."""
    return [case.closed_on for case in closed_cases()]


def lesson_waits(case: Case, today: date) -> Wait | None:
    """Why no lesson may be told from a concern yet; None where it may."""
    rules = afterwards.rules_on(today)
    return waits(
        closing_days(),
        case.closed_on if case.state == State.CLOSED else None,
        days=rules.integer("lesson_days"),
        concerns=rules.integer("lesson_concerns"),
        today=today,
    )


def told_lessons(today: date) -> QuerySet[Lesson]:
    """The lessons whose month has come, the latest first."""
    return Lesson.objects.filter(month__lte=today).order_by("-month", "process", "pk")


def published_periods() -> QuerySet[PublishedPeriod]:
    """What was told of each period, the latest first."""
    return PublishedPeriod.objects.order_by("-first_day")


def directory_size() -> int:
    """How many people of the government are known to the channel."""
    return Person.objects.filter(left=False).count()


def names_in_directory() -> tuple[set[str], set[str]]:
    """The names of people, and those of units and posts: a lesson holds none of them."""
    people: set[str] = set()
    units: set[str] = set()
    for name, post, unit in Person.objects.values_list("name", "post", "unit"):
        people.add(name)
        units.update(each for each in (post, unit) if each)
    return people, units


def _fact(case: Case) -> CaseFact:
    limits = policy.limits_on(case.received_on)
    days = Days(
        received_on=case.received_on,
        acknowledged_on=case.acknowledged_on,
        answered_on=case.answered_on,
        extended=case.extended,
    )
    return CaseFact(
        received_on=case.received_on,
        mode=Mode(case.mode),
        acknowledge_by=acknowledge_by(case.received_on, limits),
        feedback_by=feedback_by(days, limits),
        acknowledged_on=case.acknowledged_on,
        fed_back_on=case.answered_on,
        closed_on=case.closed_on,
        outcome=Outcome(case.outcome) if case.outcome else None,
        retaliation=case.parent_id is not None,
    )
