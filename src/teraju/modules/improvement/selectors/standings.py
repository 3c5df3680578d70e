"""How nonconformities and actions stand, for modules that they come from and for reviews."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from teraju.modules.improvement import policy
from teraju.modules.improvement.domain.ageing import band_at
from teraju.modules.improvement.domain.course import Place
from teraju.modules.improvement.domain.grades import Gate, Grade, demands
from teraju.modules.improvement.domain.states import ActionState, State
from teraju.modules.improvement.models import Action, Nonconformity
from teraju.modules.improvement.models.choices import ACTION_STATES
from teraju.modules.improvement.wording import course_words

from .courses import place_on
from .reading import with_course

Text = str | Promise


@dataclass(frozen=True)
class Standing:
    """How a nonconformity stood on a day.

    `is_closed`: somebody closed it at the gate of its grade (a minor one: its plan is accepted),
    or it was cancelled as unfounded (`is_cancelled`). `gate` is the furthest gate of its present
    round. `next_due` is the day by which the next step is expected, also where a minor one is
    closed and its effect is still to be verified.
    """

    pk: int
    number: str
    title: str
    url: str
    grade: Grade
    state: State
    words: Text
    is_closed: bool
    is_cancelled: bool
    gate: Gate
    round: int
    last_effect: str
    last_checked_on: date | None
    next_due: date | None
    is_overdue: bool
    closed_on: date | None

    @property
    def is_verified(self) -> bool:
        """Whether its effect was found, after which nothing more is expected."""
        return self.gate is Gate.EFFECT_VERIFIED


def standings(kind: str, pks: Collection[int], on: date) -> Mapping[int, Standing]:
    """How what came of these subjects stood on a day, by the subject's id. Three queries.

    For the module of the subject, which has cut its own records to the viewer.
    """
    rows = Nonconformity.objects.filter(subject_kind=kind, subject_pk__in=pks)
    found = {}
    for one in with_course(rows).order_by("pk"):
        place = place_on(one, on)
        if place is not None and one.subject_pk is not None:
            found[one.subject_pk] = standing_of(one, place, on)
    return found


def standing_of(one: Nonconformity, place: Place, on: date) -> Standing:
    return Standing(
        pk=one.pk,
        number=one.number,
        title=one.title,
        url=one.get_absolute_url(),
        grade=Grade(one.grade),
        state=place.state,
        words=course_words(one.grade, place),
        is_closed=place.is_closed,
        is_cancelled=place.state is State.CANCELLED,
        gate=place.gate,
        round=place.round,
        last_effect=place.last_effect,
        last_checked_on=place.last_checked_on,
        next_due=place.due_on,
        is_overdue=place.is_overdue(on),
        closed_on=place.closed_on,
    )


@dataclass
class OpenCounts:
    """What is open in an agency on a day.

    `by_grade` and `bands` count nonconformities that nobody has closed; `effects_due` those that
    are closed on their plan while their effect is still to be verified. `overdue` counts both.
    """

    by_grade: dict[Grade, int] = field(default_factory=lambda: dict.fromkeys(Grade, 0))
    bands: dict[str, dict[str, int]] = field(default_factory=dict)
    overdue: int = 0
    effects_due: int = 0
    actions_open: int = 0
    actions_overdue: int = 0

    @property
    def open(self) -> int:
        return sum(self.by_grade.values())


def open_counts(agency_ids: Collection[int], on: date) -> Mapping[int, OpenCounts]:
    """What is open in each agency on a day: by grade, by age, overdue. Four queries."""
    bands = policy.age_bands(on)
    empty = {band.code: dict[str, int]() for band in bands}
    counts = {
        pk: OpenCounts(bands={code: dict(row) for code, row in empty.items()}) for pk in agency_ids
    }
    for one in with_course(_reported(agency_ids, on)):
        place = place_on(one, on)
        if place is None or place.state in (State.CLOSED, State.CANCELLED):
            continue
        here = counts[one.agency_id]
        here.overdue += place.is_overdue(on)
        if place.is_closed:
            here.effects_due += demands(one.grade).effect
            continue
        here.by_grade[Grade(one.grade)] += 1
        row = here.bands[band_at(bands, one.reported_on, on).code]
        row[one.grade] = row.get(one.grade, 0) + 1
    for action in _open_actions(agency_ids, on):
        counts[action.agency_id].actions_open += 1
        counts[action.agency_id].actions_overdue += action.due_on < on
    return counts


def _reported(agency_ids: Collection[int], on: date) -> QuerySet[Nonconformity]:
    rows: QuerySet[Nonconformity] = Nonconformity.objects.filter(
        agency__in=agency_ids, reported_on__lte=on
    )
    return rows.order_by("agency", "pk")


def _open_actions(agency_ids: Collection[int], on: date) -> QuerySet[Action]:
    rows = Action.objects.given_out().filter(agency__in=agency_ids, ordered_on__lte=on)
    rows = rows.filter(Q(done_on=None) | Q(done_on__gt=on))
    found: QuerySet[Action] = rows.exclude(state=ActionState.DROPPED, dropped_on__lte=on)
    return found


@dataclass(frozen=True)
class ActionStanding:
    """How an action that was ordered by itself stands, as its page tells it."""

    pk: int
    title: str
    url: str
    state: ActionState
    words: Text
    owner_office: str
    due_on: date
    is_over: bool
    is_overdue: bool


def action_standings(
    kind: str, pks: Collection[int], on: date
) -> Mapping[int, Sequence[ActionStanding]]:
    """The actions ordered for these subjects, by the subject's id. One query.

    For the module of the subject, which has cut its own records to the viewer.
    """
    found: dict[int, list[ActionStanding]] = {}
    rows = Action.objects.filter(subject_kind=kind, subject_pk__in=pks, ordered_on__lte=on)
    for one in rows.order_by("due_on", "pk"):
        if one.subject_pk is not None:
            found.setdefault(one.subject_pk, []).append(_action_standing(one, on))
    return found


def _action_standing(one: Action, on: date) -> ActionStanding:
    state = ActionState(one.state)
    return ActionStanding(
        pk=one.pk,
        title=one.title,
        url=one.get_absolute_url(),
        state=state,
        words=ACTION_STATES[state],
        owner_office=one.owner_office,
        due_on=one.due_on,
        is_over=state in (ActionState.VERIFIED, ActionState.DROPPED),
        is_overdue=state is ActionState.OPEN and one.due_on < on,
    )
