"""The pipeline: who stands where, for how long, and why some stopped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from teraju.modules.enterprises.domain.coaching_pipeline import (
    StageFigures,
    Stay,
    figures,
    stays,
)
from teraju.modules.enterprises.domain.kinds import CoachingState, Road
from teraju.modules.enterprises.domain.stages import ORDER, Stage
from teraju.modules.enterprises.models import Coaching, StageEntry, Stop

SHOWN = 10


@dataclass(frozen=True)
class Waiting:
    """A coaching on its way, and for how many days it has stood in its stage."""

    coaching: Coaching
    stage: Stage
    since: date
    days: int


@dataclass(frozen=True)
class Pipeline:
    """What the picture tells of some coachings on a day."""

    stages: Sequence[StageFigures]
    waiting: Sequence[Waiting]
    stops: Mapping[str, int]
    arrived: Mapping[str, int]
    active: int
    stopped: int

    @property
    def total(self) -> int:
        return self.active + self.stopped + sum(self.arrived.values())


def pipeline(rows: QuerySet[Coaching], today: date) -> Pipeline:
    """Read the coachings (of `selectors.coaching.coachings`) and their stages. Three queries."""
    found = list(rows.order_by("pk"))
    entered = _entered(rows)
    standing: dict[Stage, list[date]] = defaultdict(list)
    led_on: list[Stay] = []
    waiting = []
    for one in found:
        stage = Stage(one.stage)
        led_on += stays(entered[one.pk], ORDER[Road(one.road)])[:-1]
        if one.state == CoachingState.ACTIVE:
            since = entered[one.pk].get(stage, one.began_on)
            standing[stage].append(since)
            waiting.append(Waiting(one, stage, since, Stay(stage, since, None).days(today)))
    states = Counter(one.state for one in found)
    arrived = Counter(one.road for one in found if one.state == CoachingState.ARRIVED)
    return Pipeline(
        stages=figures(standing, led_on, _order(found)),
        waiting=sorted(waiting, key=lambda one: (-one.days, one.coaching.pk))[:SHOWN],
        stops=_stops(rows),
        arrived={road: arrived[road] for road in Road if arrived[road]},
        active=states[CoachingState.ACTIVE],
        stopped=states[CoachingState.STOPPED],
    )


def _entered(rows: QuerySet[Coaching]) -> Mapping[int, dict[Stage, date]]:
    found: dict[int, dict[Stage, date]] = defaultdict(dict)
    entries = StageEntry.objects.filter(coaching__in=rows.order_by().values("pk"))
    for pk, stage, on in entries.order_by("pk").values_list("coaching", "stage", "entered_on"):
        found[pk][Stage(stage)] = on
    return found


def _order(found: Sequence[Coaching]) -> list[Stage]:
    """The stages of the roads that are taken, in the order of all stages."""
    taken = {stage for one in found for stage in ORDER[Road(one.road)]}
    return [stage for stage in Stage if stage in taken]


def _stops(rows: QuerySet[Coaching]) -> Mapping[str, int]:
    """Why those that stand stopped did: the most frequent first."""
    kinds = Stop.objects.filter(
        coaching__in=rows.order_by().values("pk"), taken_up_on=None
    ).values_list("kind", flat=True)
    return dict(Counter(kinds.order_by("kind")).most_common())
