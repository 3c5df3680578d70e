"""How long coached products stand in each stage, and where they stick."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from .stages import Stage


@dataclass(frozen=True)
class Stay:
    """A stretch of days in a stage; `left` is None while the product still stands there."""

    stage: Stage
    entered: date
    left: date | None

    def days(self, today: date) -> int:
        """Whole days of the stay, so far or in all; days entered out of order count none."""
        return max(((self.left or today) - self.entered).days, 0)


@dataclass(frozen=True)
class StageFigures:
    """A stage of the pipeline: who stands there now, and how long a stay lasted when it ended."""

    stage: Stage
    standing: int
    ended_stays: int
    median_days: Decimal | None
    longest_days: int | None


def stays(
    entries: Mapping[Stage, date], order: Sequence[Stage], ended: date | None = None
) -> list[Stay]:
    """The stays of one product by the stages it entered, in the order of its road.

    A stage that was skipped has none. `ended` is the day on which it stopped: with it the last stay
    is over, and does not count as one that led on.
    """
    known = [stage for stage in order if stage in entries]
    left = [*(entries[stage] for stage in known[1:]), ended]
    return [Stay(stage, entries[stage], on) for stage, on in zip(known, left, strict=False)]


def figures(
    standing: Mapping[Stage, Sequence[date]], led_on: Iterable[Stay], order: Sequence[Stage]
) -> list[StageFigures]:
    """Each stage of an order: since when who stands there, and the stays that led on.

    The median of an even number of stays lies half-way between the two in the middle.
    """
    days: dict[Stage, list[int]] = defaultdict(list)
    for stay in led_on:
        if stay.left is not None:
            days[stay.stage].append(stay.days(stay.left))
    return [
        StageFigures(
            stage,
            len(standing.get(stage, ())),
            len(days[stage]),
            Decimal(median(days[stage])).quantize(Decimal("0.1")) if days[stage] else None,
            max(days[stage], default=None),
        )
        for stage in order
    ]
