"""Objectives as a viewer may read them, and how each stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from teraju.kernel.grouping import grouped, paired
from teraju.modules.planning import objective_rules
from teraju.modules.planning.domain.lights import Light
from teraju.modules.planning.domain.objective_states import ObjectiveState
from teraju.modules.planning.domain.plans import (
    Measured,
    Need,
    Plan,
    PlanState,
    need_of,
    plan_due,
)
from teraju.modules.planning.domain.rhythm import Stretch, TargetTerm, asked_periods, target_for
from teraju.modules.planning.models import (
    Objective,
    ObjectiveAction,
    ObjectivePlan,
    ObjectiveReview,
    ObjectiveTarget,
    ObjectiveValue,
)
from teraju.modules.standards.api import Edition
from teraju.platform.accounts.scope import Viewer


@dataclass(frozen=True)
class Due:
    """A measuring period that is over and has no value: by when it is due, and its target."""

    period: Stretch
    target: ObjectiveTarget
    due: date

    def is_overdue(self, on: date) -> bool:
        return self.due < on


@dataclass(frozen=True)
class Standing:
    """An objective as it stood on a day."""

    objective: Objective
    on: date
    values: Sequence[ObjectiveValue]
    target: ObjectiveTarget | None
    missing: Sequence[Due]
    need: Need
    plan: ObjectivePlan | None
    plan_due: date | None

    @property
    def latest(self) -> ObjectiveValue | None:
        return self.values[-1] if self.values else None

    @property
    def light(self) -> Light:
        return Light(self.latest.light) if self.latest else Light.GREY

    @property
    def overdue(self) -> list[Due]:
        return [one for one in self.missing if one.is_overdue(self.on)]


def objectives(viewer: Viewer) -> QuerySet[Objective]:
    """Objectives with what their pages name. Two queries."""
    rows: QuerySet[Objective] = Objective.objects.visible_to(viewer)
    return rows.select_related("agency", "government", "process", "owner").prefetch_related(
        Prefetch("editions", Edition.objects.select_related("standard").order_by("pk"))
    )


def standing_objectives(viewer: Viewer) -> QuerySet[Objective]:
    """Those that the head approved and nobody ended."""
    return objectives(viewer).filter(state=ObjectiveState.APPROVED)


def objective_rows(viewer: Viewer) -> QuerySet[Objective]:
    """For the register: each with its latest value in `latest`, its light and what it asks for."""
    newest = ObjectiveValue.objects.filter(objective=OuterRef("pk"), replaced_on=None).order_by(
        "-last_day", "-pk"
    )
    latest = (
        ObjectiveValue.objects.filter(replaced_on=None)
        .select_related("objective")
        .order_by("-last_day", "-pk")[:1]
    )
    answered = ObjectivePlan.objects.filter(objective=OuterRef("pk")).filter(
        Q(state=PlanState.RUNNING)
        | Q(state=PlanState.FINISHED, value__first_day=OuterRef("last_first"))
    )
    return (
        objectives(viewer)
        .annotate(
            last_light=Subquery(newest.values("light")[:1]),
            last_first=Subquery(newest.values("first_day")[:1]),
        )
        .annotate(is_answered=Exists(answered))
        .prefetch_related(Prefetch("values", latest, to_attr="newest"))
    )


def lacking_plan(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Of rows of the register those in force that are red and have no plan."""
    return rows.filter(state=ObjectiveState.APPROVED, last_light=Light.RED, is_answered=False)


def values(viewer: Viewer) -> QuerySet[ObjectiveValue]:
    rows: QuerySet[ObjectiveValue] = ObjectiveValue.objects.visible_to(viewer)
    return rows.select_related("objective", "agency", "government", "target")


def plans(viewer: Viewer) -> QuerySet[ObjectivePlan]:
    rows: QuerySet[ObjectivePlan] = ObjectivePlan.objects.visible_to(viewer)
    return rows.select_related(
        "objective", "agency", "government", "value__objective"
    ).prefetch_related(
        Prefetch("actions", ObjectiveAction.objects.select_related("owner").order_by("due", "pk"))
    )


def actions(viewer: Viewer) -> QuerySet[ObjectiveAction]:
    rows: QuerySet[ObjectiveAction] = ObjectiveAction.objects.visible_to(viewer)
    return rows.select_related("plan__objective", "agency", "government")


def reviews(viewer: Viewer) -> QuerySet[ObjectiveReview]:
    rows: QuerySet[ObjectiveReview] = ObjectiveReview.objects.visible_to(viewer)
    return rows.select_related("agency", "government")


def targets(viewer: Viewer) -> QuerySet[ObjectiveTarget]:
    rows: QuerySet[ObjectiveTarget] = ObjectiveTarget.objects.visible_to(viewer)
    return rows.select_related("objective", "agency", "government")


def with_course(rows: QuerySet[Objective]) -> QuerySet[Objective]:
    """With targets, values and plans, as `standing_of` reads them. Three queries more."""
    targets = ObjectiveTarget.objects.order_by("first_day", "pk")
    found = ObjectiveValue.objects.select_related("objective", "target").order_by("last_day", "pk")
    made = ObjectivePlan.objects.select_related("value").order_by("made_on", "pk")
    return (
        rows.prefetch_related(Prefetch("targets", targets))
        .prefetch_related(Prefetch("values", found))
        .prefetch_related(Prefetch("plans", made))
    )


# What of targets and values a course takes in: there are many of them.
IN_TARGET = ("objective", "first_day", "last_day", "counts_from", "recorded_on", "replaced_on")
IN_VALUE = ("objective", "first_day", "last_day", "light", "recorded_on")


@dataclass(frozen=True)
class Course:
    """What an objective's standing on a day is read off: each in the order of its days.

    `values` stood on the day: all of them, or of many objectives at once the last alone.
    `measured` are the first days of the periods of all of them.
    """

    targets: Sequence[ObjectiveTarget]
    values: Sequence[ObjectiveValue]
    measured: Collection[date]
    plans: Sequence[ObjectivePlan]


def courses_of(objective_ids: Collection[int], on: date) -> dict[int, Course]:
    """The courses of many objectives at once, as much as `standing_in` reads. Four queries."""
    rows = ObjectiveTarget.objects.filter(objective__in=objective_ids)
    targets = grouped(
        rows.only(*IN_TARGET).order_by("first_day", "pk"), lambda one: one.objective_id
    )
    found = ObjectiveValue.objects.filter(objective__in=objective_ids, recorded_on__lte=on)
    found = found.filter(Q(replaced_on=None) | Q(replaced_on__gt=on)).order_by("last_day", "pk")
    standing = list(found.values_list("objective_id", "first_day", "pk"))
    measured = paired((objective, first) for objective, first, _pk in standing)
    last = {objective: pk for objective, _first, pk in standing}
    values = ObjectiveValue.objects.only(*IN_VALUE).in_bulk(last.values())
    made = ObjectivePlan.objects.filter(objective__in=objective_ids).select_related("value")
    plans = grouped(made.order_by("made_on", "pk"), lambda one: one.objective_id)
    return {
        pk: Course(
            targets.get(pk, []),
            [values[last[pk]]] if pk in last else [],
            measured.get(pk, []),
            plans.get(pk, []),
        )
        for pk in objective_ids
    }


def in_force_on(rows: QuerySet[Objective], on: date) -> QuerySet[Objective]:
    """Those that were approved by a day and not ended by then."""
    return rows.filter(approved_on__lte=on).filter(Q(ended_on=None) | Q(ended_on__gt=on))


def standing_of(objective: Objective, on: date) -> Standing:
    """How an objective of `with_course` stood on a day: nothing recorded later. No query."""
    values = [one for one in objective.values.all() if _stands_on(one, on)]
    measured = [one.first_day for one in values]
    course = Course(list(objective.targets.all()), values, measured, list(objective.plans.all()))
    return standing_in(objective, course, on)


def standing_in(objective: Objective, course: Course, on: date) -> Standing:
    """How an objective stood on a day, read off its course."""
    known = {one.pk: one for one in course.targets if one.recorded_on <= on}
    terms = [_term_on(one, on) for one in known.values()]
    made = [one for one in course.plans if one.made_on <= on]
    measured = frozenset(course.measured)
    days = objective_rules.rule("value_days", on)
    missing = [
        Due(period, known[term.pk], period.last + timedelta(days=days))
        for period, term in asked_periods(objective.rhythm, terms, on - timedelta(days=1))
        if period.first not in measured
    ]
    latest = _measured(course.values[-1]) if course.values else None
    need = need_of(latest, [Plan(one.value.first_day, _state_on(one, on)) for one in made])
    running = [one for one in made if _state_on(one, on) is PlanState.RUNNING]
    days = objective_rules.rule("plan_days", on)
    return Standing(
        objective=objective,
        on=on,
        values=course.values,
        target=_target_on(known, terms, on),
        missing=missing,
        need=need,
        plan=running[-1] if running else None,
        plan_due=plan_due(latest, days) if latest and need is Need.PLAN else None,
    )


def standings_of(rows: Iterable[Objective], on: date) -> list[Standing]:
    return [standing_of(one, on) for one in rows]


def _term_on(target: ObjectiveTarget, on: date) -> TargetTerm:
    term = target.term
    if term.replaced_on and term.replaced_on > on:
        return TargetTerm(term.pk, term.days, term.counts_from)
    return term


def _stands_on(value: ObjectiveValue, on: date) -> bool:
    return value.recorded_on <= on and (value.replaced_on is None or value.replaced_on > on)


def _state_on(plan: ObjectivePlan, on: date) -> PlanState:
    if plan.finished_on is None or plan.finished_on > on:
        return PlanState.RUNNING
    return PlanState(plan.state)


def _measured(value: ObjectiveValue) -> Measured:
    return Measured(value.first_day, Light(value.light), value.recorded_on)


def _target_on(
    known: Mapping[int, ObjectiveTarget], terms: Sequence[TargetTerm], on: date
) -> ObjectiveTarget | None:
    """The target of the day itself, else the next to come, else the last that was."""
    day = Stretch(on, on)
    term = target_for(terms, day)
    if term is None:
        standing = [one for one in terms if one.replaced_on is None]
        ahead = [one for one in standing if one.days.first > on]
        term = min(ahead, key=lambda one: one.days.first, default=None) or max(
            standing, key=lambda one: one.days.last, default=None
        )
    return known[term.pk] if term else None


def latest_value(viewer: Viewer, objective: Objective) -> ObjectiveValue | None:
    """The value of the latest period that stands. One query."""
    rows = values(viewer).filter(objective=objective, replaced_on=None)
    return rows.order_by("-last_day", "-pk").first()
