"""The board of the day: where each instrument of the running orders stands, and what is late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import F, Prefetch, Q, Sum
from django.db.models.functions import Coalesce

from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.headline import is_late
from teraju.modules.metrology.domain.orders import LineState
from teraju.modules.metrology.domain.reports import weight_kinds
from teraju.modules.metrology.domain.service_time import Span, service_minutes
from teraju.modules.metrology.models import LinePause, OrderLine
from teraju.modules.operations.api import work_clock
from teraju.platform.accounts.scope import Viewer

from .marks import DONE_BY_MISTAKE, pieces_tested

# More than that stands on no board; the register of orders shows them all.
MOST_LINES = 600
RUNNING = (
    LineState.WAITING,
    LineState.IN_TEST,
    LineState.PAUSED,
    LineState.TO_SIGN,
    LineState.RETURNED,
)
Count = Callable[[datetime, datetime], int]


@dataclass(frozen=True)
class BoardLine:
    """An instrument on the board: its service minutes so far, and how many were promised."""

    line: OrderLine
    minutes: int
    promised: int

    @property
    def is_late(self) -> bool:
        """Late by service hours: what waits for its owner or a repairer does not get later."""
        waits = self.line.state == LineState.PAUSED
        return not waits and is_late(self.minutes, self.promised)


@dataclass(frozen=True)
class Board:
    """The lines by state, those that are late, and what was done today: weights apart."""

    by_state: dict[LineState, Sequence[BoardLine]]
    done_instruments: int
    done_weights: int
    is_cut: bool

    def of(self, state: LineState) -> Sequence[BoardLine]:
        return self.by_state.get(state, ())

    @property
    def late(self) -> list[BoardLine]:
        every = [one for lines in self.by_state.values() for one in lines if one.is_late]
        return sorted(every, key=lambda one: (one.promised - one.minutes, one.line.pk))


def board(viewer: Viewer) -> Board:
    """What stands on the board now: three queries and one for the calendar of each government."""
    pauses = Prefetch("pauses", LinePause.objects.order_by("since", "pk"))
    rows: Any = OrderLine.objects.visible_to(viewer).filter(state__in=RUNNING)
    rows = rows.select_related("order__output", "order__place", "instrument", "tester")
    found = list(rows.prefetch_related(pauses).order_by("arrived_at", "pk")[: MOST_LINES + 1])
    clocks: dict[int, Count] = {}
    made = [_line(viewer, one, clocks) for one in found[:MOST_LINES]]
    grouped: dict[LineState, list[BoardLine]] = {state: [] for state in RUNNING}
    for one in made:
        waits = one.line.state == LineState.WAITING and _waits_for_its_day(one.line, viewer.now)
        grouped[LineState.PAUSED if waits else LineState(one.line.state)].append(one)
    return Board(dict(grouped), *_done_today(viewer), is_cut=len(found) > MOST_LINES)


def _waits_for_its_day(line: OrderLine, now: datetime) -> bool:
    """Whether its owner wished for a later day: nobody need take it yet."""
    return any(one.until and one.since <= now < one.until for one in line.pauses.all())


def _done_today(viewer: Viewer) -> tuple[int, int]:
    start = datetime.combine(viewer.today, time.min, viewer.now.tzinfo)
    rows: Any = OrderLine.objects.visible_to(viewer).filter(
        ~DONE_BY_MISTAKE,
        state=LineState.DONE,
        done_at__gte=start,
        done_at__lt=start + timedelta(days=1),
    )
    weights = Q(instrument__kind__in=weight_kinds())
    done = rows.annotate(pieces=Coalesce(pieces_tested(), F("count"))).order_by()
    found = done.aggregate(
        instruments=Coalesce(Sum("pieces", filter=~weights), 0),
        weights=Coalesce(Sum("pieces", filter=weights), 0),
    )
    return found["instruments"], found["weights"]


def _line(viewer: Viewer, line: OrderLine, clocks: dict[int, Count]) -> BoardLine:
    order, output = line.order, line.order.output
    if order.government_id not in clocks:
        clocks[order.government_id] = _count(viewer, order.government_id)
    count = clocks[order.government_id]
    now = viewer.now
    spans = [Span(one.since, one.until or now) for one in line.pauses.all()]
    minutes = service_minutes(count, line.arrived_at, now, spans)
    if line.obstacles:
        # It waits for no day of its own: it is referred in the time that its order has.
        return BoardLine(line, minutes, count(line.arrived_at, output.promised_at))
    promised = count(output.clock_from, output.promised_at) - order.idle_minutes
    return BoardLine(line, minutes, promised or _usual(viewer))


def _usual(viewer: Viewer) -> int:
    return edition("planning", viewer.today).integer("late_after_minutes")


def _count(viewer: Viewer, government_id: int) -> Count:
    clock, zone = work_clock(government_id, viewer.today), viewer.now.tzinfo

    def count(since: datetime, until: datetime) -> int:
        return clock.minutes_between(since.astimezone(zone), until.astimezone(zone))

    return count
