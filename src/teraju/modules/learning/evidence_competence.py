"""Whether an agency knows what its people can do, as it stood on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from teraju.kernel.grouping import paired
from teraju.modules.conformity.api import Proof, State, read_once
from teraju.platform.audit.api import TrailEvent

from . import policy
from .domain.gaps import Held, Standing, is_due, next_look, standing
from .domain.states import TrainingState
from .models import Assessment, Holding, Requirement, Training

COMPETENCE = "learning.competence"
NAMES_TOLD = 5
DAY = timedelta(days=1)
# What of assessments, trainings and needs is read: there are many of them.
IN_ASSESSMENT = (
    *("pk", "person", "competence", "level", "on", "valid_until"),
    *("created_at", "updated_at", "government__timezone"),
)
IN_TRAINING = (
    *("government", "agency", "title", "state", "is_anti_bribery", "for_partners"),
    *("planned_until", "held_until", "held_recorded_on", "evaluate_by", "evaluated_on"),
    *("closed_on", "created_at", "is_example"),
)
IN_NEED = ("position", "competence", "level", "competence__name")
# Somebody and a competence.
Key = tuple[int, int]
# A training and the ids of the competences that it serves.
Served = tuple[Training, Sequence[int]]


class Need(NamedTuple):
    """A level that a post asks for in a competence."""

    competence_id: int
    level: int
    name: str


class Assessed(NamedTuple):
    """What was held in an assessment, and the day on which it came on record.

    `changed` is its id where it was put right after the day that is asked about.
    """

    held: Held
    recorded_on: date
    changed: str
    zone: str


def day_of(at: datetime, timezone: str) -> date:
    """The date of a moment at the place of a government."""
    return at.astimezone(ZoneInfo(timezone)).date()


def held_by(training: Training, on: date) -> bool:
    """Whether it was on record by a day that a training took place."""
    return training.held_recorded_on is not None and training.held_recorded_on <= on


def given_up_by(training: Training, on: date) -> bool:
    cancelled = training.state == TrainingState.CANCELLED
    return cancelled and training.closed_on is not None and training.closed_on <= on


@dataclass
class Found:
    """What one agency's records came to."""

    without_needs: int = 0
    unassessed: int = 0
    uncovered: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    unjudged: int = 0
    people: int = 0
    days: list[date] = field(default_factory=list)
    recorded: list[date] = field(default_factory=list)
    last_days: list[date] = field(default_factory=list)
    wrong_days: list[date] = field(default_factory=list)
    is_example: bool = False

    def reasons(self) -> list[object]:
        """What is wrong, with counts and names of competences, never of people."""
        lines: list[object] = []
        if self.without_needs:
            sentence = _("{count} filled posts have no competences set.")
            lines.append(format_lazy(sentence, count=self.without_needs))
        if self.unassessed:
            sentence = _("{count} assessments are missing or too old.")
            lines.append(format_lazy(sentence, count=self.unassessed))
        if self.uncovered:
            names = sorted(self.uncovered, key=lambda name: (-self.uncovered[name], name))
            more = ["…"] if len(names) > NAMES_TOLD else []
            told = ", ".join(names[:NAMES_TOLD] + more)
            sentence = _("{count} gaps have no training planned in time: {names}.")
            count = sum(self.uncovered.values())
            lines.append(format_lazy(sentence, count=count, names=told))
        if self.unjudged:
            sentence = _("The effect of {count} trainings is not judged though its day is over.")
            lines.append(format_lazy(sentence, count=self.unjudged))
        return lines


def competence(agency_ids: Collection[int], on: date) -> Iterator[Proof]:
    """One proof for each agency with filled posts. At most twelve queries."""
    holdings = holdings_on(agency_ids, on)
    needs = _needs({one.position_id for one in holdings}, on)
    held = _held({one.person_id for one in holdings}, on)
    trainings = _trainings(agency_ids, on)
    by_agency: dict[int, list[Holding]] = defaultdict(list)
    for one in holdings:
        by_agency[one.agency_id].append(one)
    for agency_id, rows in by_agency.items():
        found = Found()
        _count(found, rows, needs, held, trainings[agency_id], on)
        yield _proof(agency_id, found, on)


@read_once
def holdings_on(agency_ids: Collection[int], on: date) -> list[Holding]:
    """Who held which post on a day, by agency. One query."""
    rows = Holding.objects.filter(agency__in=agency_ids, since__lte=on)
    rows = rows.prefetch_related("government", "position").order_by("agency", "pk")
    return [one for one in rows if holds_on(one, on)]


def holds_on(one: Holding, on: date) -> bool:
    """Whether it was on record on a day that somebody held a post; a later entry is not known."""
    zone = one.government.timezone
    if day_of(one.created_at, zone) > on:
        return False
    closed = one.position.closed_on
    if closed and closed <= on:
        return False
    told = one.ended_at is not None and day_of(one.ended_at, zone) <= on
    return not told or one.until is None or one.until >= on


def _needs(positions: Collection[int], on: date) -> dict[int, list[Need]]:
    rows = Requirement.objects.filter(position__in=positions, since__lte=on)
    rows = rows.exclude(until__lt=on).order_by("pk")
    return paired((one[0], Need(*one[1:])) for one in rows.values_list(*IN_NEED))


def _held(people: Collection[int], on: date) -> dict[Key, Assessed]:
    """The newest assessment of each as it was on record on a day. At most two queries."""
    rows = Assessment.objects.filter(person__in=people, on__lte=on).order_by("on", "pk")
    newest: dict[Key, Assessed] = {}
    for pk, person, competence, level, day, until, created, updated, zone in rows.values_list(
        *IN_ASSESSMENT
    ):
        recorded = day_of(created, zone)
        if recorded <= on:
            is_later = day_of(updated, zone) > on
            newest[person, competence] = Assessed(
                Held(level, day, until), recorded, str(pk) if is_later else "", zone
            )
    for key, said in _said_before(newest, on).items():
        newest[key] = newest[key]._replace(held=replace(newest[key].held, **said))
    return newest


def _said_before(rows: Mapping[Key, Assessed], on: date) -> dict[Key, dict[str, Any]]:
    """What those that were put right after a day said on it: level and end of their proof."""
    later = {one.changed: key for key, one in rows.items() if one.changed}
    found: dict[Key, dict[str, Any]] = defaultdict(dict)
    if not later:
        return found
    # Whatever the place, a day before in UTC is sure; the date decides below.
    events = TrailEvent.objects.filter(
        verb="learning.assessment.changed",
        target_type="learning.assessment",
        target_id__in=later,
        at__date__gte=on - DAY,
    )
    for event in events.order_by("-at", "-pk"):
        key = later[event.target_id]
        if day_of(event.at, rows[key].zone) <= on:
            continue
        if "level" in event.changes:
            found[key]["level"] = event.changes["level"][0]
        if "valid_until" in event.changes:
            until = event.changes["valid_until"][0]
            found[key]["valid_until"] = date.fromisoformat(until) if until else None
    return found


@read_once
def trainings_of(agency_ids: Collection[int], _on: date) -> list[Training]:
    """The trainings of agencies, also those that nobody knew of on the day. Two queries."""
    rows = Training.objects.filter(agency__in=agency_ids).only(*IN_TRAINING)
    return list(rows.prefetch_related("government").order_by("agency", "pk"))


def _trainings(agency_ids: Collection[int], on: date) -> dict[int, list[Served]]:
    """The trainings known on a day by agency, each with the competences that it serves."""
    rows = trainings_of(agency_ids, on)
    through = Training.competences.through.objects.filter(training__in=[row.pk for row in rows])
    served = paired(through.values_list("training", "competence"))
    found: dict[int, list[Served]] = defaultdict(list)
    for row in rows:
        known = day_of(row.created_at, row.government.timezone) <= on
        if known and not given_up_by(row, on):
            found[row.agency_id].append((row, served.get(row.pk, [])))
    return found


def _count(
    found: Found,
    holdings: Sequence[Holding],
    needs: dict[int, list[Need]],
    held: dict[Key, Assessed],
    trainings: Sequence[Served],
    on: date,
) -> None:
    months = policy.number(on, "reassess_months")
    coming = _coming(trainings, on)
    unjudged = [
        one.evaluate_by for one, _served in trainings if _is_unjudged(one, on) and one.evaluate_by
    ]
    found.unjudged = len(unjudged)
    found.wrong_days += [day + DAY for day in unjudged]
    found.without_needs = len({h.position_id for h in holdings if h.position_id not in needs})
    for holding in holdings:
        found.people += 1
        found.days.append(holding.since)
        found.recorded.append(day_of(holding.created_at, holding.government.timezone))
        found.is_example = found.is_example or holding.is_example
        for need in needs.get(holding.position_id, ()):
            row = held.get((holding.person_id, need.competence_id))
            latest = row.held if row else None
            if row and latest:
                found.days.append(latest.on)
                found.recorded.append(row.recorded_on)
            expired = standing(need.level, latest, on)
            if latest and next_look(latest, months) < on:
                found.wrong_days.append(next_look(latest, months) + DAY)
            if expired is Standing.UNKNOWN or (
                is_due(latest, on, months) and expired is not Standing.EXPIRED
            ):
                found.unassessed += 1
            elif expired is not Standing.MET:
                day = coming.get(need.competence_id)
                if day is None:
                    found.uncovered[need.name] += 1
                else:
                    found.last_days.append(day)
            elif latest:
                found.last_days.append(next_look(latest, months))


def _coming(trainings: Sequence[Served], on: date) -> dict[int, date]:
    """By competence the day by which a training planned in time should have taken place."""
    until = on + timedelta(days=policy.number(on, "plan_days"))
    found: dict[int, date] = {}
    for one, served in trainings:
        if held_by(one, on) or not on <= one.planned_until <= until:
            continue
        for pk in served:
            found[pk] = max(found.get(pk, one.planned_until), one.planned_until)
    return found


def _is_unjudged(training: Training, on: date) -> bool:
    if not held_by(training, on) or training.evaluate_by is None or training.evaluate_by >= on:
        return False
    return training.evaluated_on is None or training.evaluated_on > on


def _proof(agency_id: int, found: Found, on: date) -> Proof:
    reasons = found.reasons()
    is_wrong = bool(reasons)
    return Proof(
        kind=COMPETENCE,
        key=f"{COMPETENCE}-{agency_id}",
        agency_id=agency_id,
        topics=frozenset({"competence"}),
        title=format_lazy(_("Competence matrix, {count} holders of posts"), count=found.people),
        url=f"{reverse('learning_matrix')}?agency={agency_id}",
        happened_on=min(max(found.days), on),
        recorded_on=max(found.recorded),
        state=State.ATTENTION if is_wrong else State.CONFORMING,
        reason=format_lazy(" ".join(["{}"] * len(reasons)), *reasons) if is_wrong else "",
        valid_until=None if is_wrong else min(found.last_days, default=None),
        wrong_since=max(found.wrong_days, default=None) if is_wrong else None,
        is_example=found.is_example,
    )
