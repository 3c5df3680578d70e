"""What nonconformities, their actions and suggestions prove, as they stood on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import grouped
from teraju.kernel.periods import add_months
from teraju.modules.conformity.api import EvidenceKind, Proof
from teraju.modules.conformity.api import State as Found

from . import permissions, policy
from .domain.course import Place, place_of
from .domain.grades import Gate, Grade, demands
from .domain.states import State
from .models import Action, Nonconformity, Round, Suggestion
from .selectors.courses import IN_ACTION, IN_ROUND, course_of
from .subjects import OUTPUT_KIND
from .wording import course_words, with_round

COURSE, IMPROVED = "improvement.nonconformity", "improvement.improvement"
NONCONFORMITY, CORRECTIVE = frozenset({"nonconformity"}), frozenset({"corrective-action"})
OUTPUTS, IMPROVEMENT = frozenset({"nonconforming-outputs"}), frozenset({"continual-improvement"})
# What of a nonconformity is read: it has many columns.
READ = (
    *("agency", "number", "title", "grade", "reported_on", "cancelled_on"),
    *("subject_kind", "is_example"),
)
Text = str | Promise


def courses(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """How nonconformities were handled, and what became of their actions. Three queries.

    One find for all of it: what each proves is read off the same rows.
    """
    for one, current, place in _placed(agency_ids, on):
        yield _handled(one, place, on)
        decided = current.decided_on is not None and current.decided_on <= on
        if current.needs_action and decided and demands(one.grade).effect:
            yield _acted(one, current, place, on)


def improved(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """Suggestions that were carried out by a day. One query."""
    months = policy.number(on, "evidence_months")
    rows = Suggestion.objects.filter(agency__in=agency_ids, carried_out_on__lte=on)
    for one in rows.order_by("agency", "carried_out_on", "pk"):
        if one.carried_out_on is None:
            continue
        yield Proof(
            kind=IMPROVED,
            key=f"{IMPROVED}-{one.pk}",
            agency_id=one.agency_id,
            topics=IMPROVEMENT,
            title=one.title,
            url=one.get_absolute_url(),
            happened_on=one.carried_out_on,
            recorded_on=one.carried_out_on,
            valid_from=one.carried_out_on,
            valid_until=add_months(one.carried_out_on, months),
            source=("improvement.suggestion", str(one.pk)),
            is_example=one.is_example,
        )


def _placed(agency_ids: Collection[int], on: date) -> Iterator[tuple[Nonconformity, Round, Place]]:
    """What had been reported by a day and was not cancelled, with its round and where it stood."""
    rows: QuerySet[Nonconformity] = Nonconformity.objects.filter(
        agency__in=agency_ids, reported_on__lte=on
    )
    found = list(rows.only(*READ).order_by("agency", "reported_on", "pk"))
    ids = [one.pk for one in found]
    taken = Round.objects.filter(nonconformity__in=ids).only(*IN_ROUND).order_by("number")
    rounds = grouped(taken, lambda one: one.nonconformity_id)
    ordered = Action.objects.filter(nonconformity__in=ids).only(*IN_ACTION).order_by("pk")
    actions = grouped(ordered, lambda one: one.nonconformity_id)
    for one in found:
        course = course_of(one, rounds[one.pk], actions.get(one.pk, []))
        place = place_of(course, on, policy.limits(on, one.grade))
        if place is not None and place.state is not State.CANCELLED:
            yield one, rounds[one.pk][place.round - 1], place


def _handled(one: Nonconformity, place: Place, on: date) -> Proof:
    """Put right and judged proves that it is done; what stands still is overdue."""
    late = place.is_overdue(on) and place.state in (State.REPORTED, State.READY)
    of_output = one.subject_kind == OUTPUT_KIND
    return _proof(
        "handled",
        NONCONFORMITY | OUTPUTS if of_output else NONCONFORMITY,
        one,
        place,
        on,
        late=_late(place) if late else "",
        proven_on=place.closed_on,
    )


def _acted(one: Nonconformity, current: Round, place: Place, on: date) -> Proof:
    """A verified effect proves it; an open major one, and what is overdue, speak against it."""
    verified = place.gate is Gate.EFFECT_VERIFIED
    late: Text = _late(place) if place.is_overdue(on) and not verified else ""
    if not late and one.grade == Grade.MAJOR and not place.is_closed:
        late = format_lazy(_("A major nonconformity is open: {state}."), state=_words(one, place))
    return _proof(
        "acted",
        CORRECTIVE,
        one,
        place,
        on,
        late=late,
        proven_on=place.last_checked_on if verified else None,
        wrong_since=_wrong_since(one, current, place, on) if late else None,
    )


def _wrong_since(one: Nonconformity, current: Round, place: Place, on: date) -> date:
    """A major one speaks against it since its round began; others since their day passed."""
    if one.grade == Grade.MAJOR and not place.is_closed:
        return current.began_on
    return _day_after(place, on)


def _proof(
    what: str,
    topics: frozenset[str],
    one: Nonconformity,
    place: Place,
    on: date,
    *,
    late: Text,
    proven_on: date | None,
    wrong_since: date | None = None,
) -> Proof:
    months = policy.number(on, "evidence_months")
    happened = proven_on or one.reported_on
    waits = format_lazy(_("On its way: {state}."), state=_words(one, place))
    return Proof(
        kind=COURSE,
        key=f"{COURSE}-{what}-{one.pk}",
        agency_id=one.agency_id,
        topics=topics,
        title=str(one),
        url=one.get_absolute_url(),
        happened_on=happened,
        recorded_on=happened,
        state=Found.ATTENTION if late else Found.CONFORMING,
        supports=not late and proven_on is None,
        reason=late or ("" if proven_on else waits),
        valid_from=happened,
        valid_until=add_months(proven_on, months) if proven_on and not late else None,
        wrong_since=(wrong_since or _day_after(place, on)) if late else None,
        source=("improvement.nonconformity", str(one.pk)),
        is_example=one.is_example,
    )


def _words(one: Nonconformity, place: Place) -> Text:
    return with_round(course_words(one.grade, place), place.round)


def _late(place: Place) -> Text:
    day = date_format(place.due_on) if place.due_on else ""
    return format_lazy(_("The next step has been overdue since {day}."), day=day)


def _day_after(place: Place, on: date) -> date:
    return place.due_on + timedelta(days=1) if place.due_on else on


KINDS = (
    EvidenceKind(
        kind=COURSE,
        label=_("Nonconformity and corrective action"),
        topics=NONCONFORMITY | CORRECTIVE | OUTPUTS,
        find=courses,
        start_url=lambda agency_id: f"{reverse('improvement_report')}?agency={agency_id}",
        start_right=permissions.REPORT,
    ),
    EvidenceKind(
        kind=IMPROVED,
        label=_("Improvement carried out"),
        topics=IMPROVEMENT,
        find=improved,
        start_url=lambda agency_id: f"{reverse('improvement_suggestion_add')}?agency={agency_id}",
        start_right=permissions.SUGGEST,
    ),
)
