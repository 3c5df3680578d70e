"""What objectives, their values and their reviews prove, as they stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import paired
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof, State, read_once
from teraju.modules.planning import objective_rules, permissions
from teraju.modules.planning.domain.plans import Need
from teraju.modules.planning.models import Objective, ObjectiveReview
from teraju.modules.planning.objective_words import period_words
from teraju.modules.planning.selectors.objectives import (
    Standing,
    courses_of,
    in_force_on,
    standing_in,
)

OBJECTIVE, MEASURED, REVIEW = (
    "planning.objective",
    "planning.measured",
    "planning.review",
)
OBJECTIVES, MONITORING, ANALYSIS = (
    frozenset({"objectives"}),
    frozenset({"monitoring"}),
    frozenset({"analysis"}),
)
# What of an objective is read: it has many columns.
IN_OBJECTIVE = ("agency", "code", "title", "frequency", "approved_on", "is_example")


def objectives(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Objectives in force on a day with their plans. Six queries."""
    for one, editions in _standings(agency_ids, on):
        yield _objective(one, editions)


def measured(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """What was measured by a day, of objectives in force. Six queries."""
    for one, editions in _standings(agency_ids, on):
        if one.latest:
            yield _measured(one, editions)


def reviews(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Evaluations of a quarter's values of which the head took note by a day. Two queries."""
    rows = ObjectiveReview.objects.filter(agency__in=agency_ids, acknowledged_on__lte=on)
    months = objective_rules.rule("review_months", on)
    for one in rows.prefetch_related("agency").order_by("agency", "first_day", "pk"):
        if one.acknowledged_on is None:
            continue
        yield Proof(
            kind=REVIEW,
            key=f"{REVIEW}-{one.pk}",
            agency_id=one.agency_id,
            topics=ANALYSIS,
            title=str(one),
            url=one.get_absolute_url(),
            happened_on=one.written_on,
            recorded_on=one.acknowledged_on,
            valid_from=one.acknowledged_on,
            valid_until=max(add_months(one.last_day, months), one.acknowledged_on),
            source=("planning.objectivereview", str(one.pk)),
            is_example=one.is_example,
        )


@read_once
def _standings(agency_ids: Collection[int], on: date) -> list[tuple[Standing, frozenset[int]]]:
    """The objectives in force on a day, each with the editions that it serves."""
    rows = in_force_on(Objective.objects.filter(agency__in=agency_ids), on)
    found = list(rows.only(*IN_OBJECTIVE).order_by("agency", "code", "pk"))
    ids = [one.pk for one in found]
    courses = courses_of(ids, on)
    through = Objective.editions.through.objects.filter(objective__in=ids)
    editions = paired(through.values_list("objective", "edition"))
    return [
        (standing_in(one, courses[one.pk], on), frozenset(editions.get(one.pk, ())))
        for one in found
    ]


def _objective(one: Standing, editions: frozenset[int]) -> Proof:
    """In force with plan and target, and measured in time; a red one has a plan."""
    state, reason = State.CONFORMING, _in_order(one)
    words = _against(one)
    if words:
        state, reason = State.ATTENTION, words
    return replace(_proof(one, OBJECTIVE, OBJECTIVES, state, reason), editions=editions)


def _measured(one: Standing, editions: frozenset[int]) -> Proof:
    late = _overdue(one)
    state = State.ATTENTION if late else State.CONFORMING
    return replace(_proof(one, MEASURED, MONITORING, state, late), editions=editions)


def _against(one: Standing) -> object:
    """What the record shows wrong: no plan for a red value, or a value that is overdue."""
    if one.need is Need.PLAN and one.latest:
        day = date_format(one.plan_due) if one.plan_due else ""
        sentence = _("The value of {period} is red and has no plan (due by {day}).")
        return format_lazy(sentence, period=_period(one, one.latest.first_day), day=day)
    return _overdue(one)


def _overdue(one: Standing) -> object:
    if not one.overdue:
        return ""
    first = one.overdue[0]
    sentence = _("The value of {period} has been overdue since {day}.")
    period = _period(one, first.period.first)
    return format_lazy(sentence, period=period, day=date_format(first.due))


def _wrong_since(one: Standing) -> date | None:
    """Since when the record shows something wrong: the red value, or the overdue one."""
    days = [late.due + timedelta(days=1) for late in one.overdue]
    if one.need is Need.PLAN and one.latest:
        days.append(one.latest.recorded_on)
    return max(days, default=None)


def _in_order(one: Standing) -> object:
    """A red value with a plan in time does not speak against the objective, but is told."""
    if one.need is not Need.PLANNED or one.latest is None:
        return ""
    sentence = _("The value of {period} is red; a plan answers it.")
    return format_lazy(sentence, period=_period(one, one.latest.first_day))


def _period(one: Standing, first: date) -> object:
    return period_words(one.objective.rhythm, first)


def _proof(one: Standing, kind: str, topics: frozenset[str], state: State, reason: object) -> Proof:
    objective = one.objective
    approved = objective.approved_on or one.on
    happened = one.latest.last_day if kind == MEASURED and one.latest else approved
    recorded = one.latest.recorded_on if kind == MEASURED and one.latest else approved
    return Proof(
        kind=kind,
        key=f"{kind}-{objective.pk}",
        agency_id=objective.agency_id,
        topics=topics,
        title=str(objective),
        url=objective.get_absolute_url(),
        happened_on=happened,
        recorded_on=recorded,
        state=state,
        reason=reason,
        valid_from=happened if kind == MEASURED else approved,
        valid_until=one.target.last_day if one.target else None,
        wrong_since=_wrong_since(one) if state is State.ATTENTION else None,
        source=("planning.objective", str(objective.pk)),
        is_example=objective.is_example,
    )


KINDS = (
    EvidenceKind(
        kind=OBJECTIVE,
        label=_("Objective with its plan"),
        topics=OBJECTIVES,
        find=objectives,
        start_url=lambda agency_id: f"{reverse('planning_objective_add')}?agency={agency_id}",
        start_right=permissions.OBJECTIVE_WRITE,
    ),
    EvidenceKind(
        kind=MEASURED,
        label=_("Measured values"),
        topics=MONITORING,
        find=measured,
        start_url=lambda agency_id: reverse("planning_values_sheet", args=[agency_id]),
        start_right=permissions.OBJECTIVE_MEASURE,
    ),
    EvidenceKind(
        kind=REVIEW,
        label=_("Review of values"),
        topics=ANALYSIS,
        find=reviews,
        start_url=lambda agency_id: f"{reverse('planning_review_add')}?agency={agency_id}",
        start_right=permissions.REVIEW_WRITE,
    ),
)
