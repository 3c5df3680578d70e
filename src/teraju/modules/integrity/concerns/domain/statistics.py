"""What a channel may tell of its work in numbers (ISO 37002, 9.1.2), and what it must keep back.

Each breakdown parts one total; totals are told. A number from which somebody could be told is held
back, with as many others as it takes that nobody gets it by subtraction, not even who knows this
rule. Only periods that are over are told, once: two tellings of a growing number would give away
what came between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from teraju.kernel.periods import Period

from .modes import Mode
from .outcomes import CONFIRMED, JUDGED, Outcome


class Indicator(StrEnum):
    """What is counted; each parts a total of its own."""

    MODE = "mode"
    ACKNOWLEDGED = "acknowledged"
    FEEDBACK = "feedback"
    OUTCOME = "outcome"
    RETALIATION = "retaliation"


class Silence(StrEnum):
    """Why a period tells no numbers at all."""

    NOT_OVER = "not_over"
    SMALL_GOVERNMENT = "small_government"
    FEW_CONCERNS = "few_concerns"


PARTS: Mapping[Indicator, tuple[str, ...]] = {
    Indicator.MODE: tuple(Mode),
    Indicator.ACKNOWLEDGED: ("in_time", "late"),
    Indicator.FEEDBACK: ("in_time", "late"),
    Indicator.OUTCOME: tuple(Outcome),
    Indicator.RETALIATION: ("yes", "no"),
}


@dataclass(frozen=True)
class Thresholds:
    """The numbers of an edition below which nothing is told."""

    smallest_cell: int
    smallest_staff: int
    smallest_period: int


@dataclass(frozen=True)
class CaseFact:
    """The days of a concern and how it ended; no word of what it was about."""

    received_on: date
    mode: Mode
    acknowledge_by: date
    feedback_by: date
    acknowledged_on: date | None = None
    fed_back_on: date | None = None
    closed_on: date | None = None
    outcome: Outcome | None = None
    retaliation: bool = False


@dataclass(frozen=True)
class Table:
    """One total and its parts; None is held back, and a total held back has no parts."""

    total: int | None
    parts: Mapping[str, int | None]

    def share(self, wanted: Iterable[str], among: Iterable[str]) -> tuple[int, int] | None:
        """How many of how many; None where one of the numbers is held back, or there are none."""
        above = [self.parts[each] for each in wanted]
        below = [self.parts[each] for each in among]
        if any(each is None for each in above + below):
            return None
        whole = sum(each or 0 for each in below)
        return (sum(each or 0 for each in above), whole) if whole else None


@dataclass(frozen=True)
class Figures:
    """The numbers of a period as they may be told."""

    tables: Mapping[Indicator, Table]
    median_days_to_acknowledge: int | None
    median_days_to_close: int | None

    @property
    def confirmed_share(self) -> tuple[int, int] | None:
        """How many of those that were looked into were confirmed, in whole or in part."""
        return self.tables[Indicator.OUTCOME].share(CONFIRMED, JUDGED)


def guarded(parts: Mapping[str, int], smallest: int) -> Table:
    """Hold back what is small, and what it could be had from.

    As soon as one part lies between 1 and `smallest` - 1, all below `smallest` are held back (a
    zero would narrow the rest), then larger ones in their order until one of them is and what is
    held back sums to twice `smallest`. The order, not the size, decides: a choice by size would
    give away the size. Each part held back then has at least `smallest` - 1 possible values.
    """
    total = sum(parts.values())
    if 0 < total < smallest:
        return Table(None, dict.fromkeys(parts))
    if not any(0 < count < smallest for count in parts.values()):
        return Table(total, dict(parts))
    hidden = {name for name, count in parts.items() if count < smallest}
    covered = False
    for name, count in parts.items():
        if name in hidden:
            continue
        if covered and sum(parts[each] for each in hidden) >= 2 * smallest:
            break
        hidden.add(name)
        covered = covered or count >= smallest
    return Table(total, {name: None if name in hidden else parts[name] for name in parts})


def counted(cases: Iterable[CaseFact], period: Period) -> dict[Indicator, dict[str, int]]:
    """Count what happened in a period, each event on its own day; nothing is held back yet.

    What was due within the period and not done by its end is late, whatever came after it.
    """
    counts = {indicator: dict.fromkeys(parts, 0) for indicator, parts in PARTS.items()}
    for case in cases:
        if period.contains(case.received_on):
            counts[Indicator.MODE][case.mode] += 1
            counts[Indicator.RETALIATION]["yes" if case.retaliation else "no"] += 1
        if case.closed_on and case.outcome and period.contains(case.closed_on):
            counts[Indicator.OUTCOME][case.outcome] += 1
        for indicator, due, done in (
            (Indicator.ACKNOWLEDGED, case.acknowledge_by, case.acknowledged_on),
            (Indicator.FEEDBACK, case.feedback_by, case.fed_back_on),
        ):
            if period.contains(due):
                timely = done is not None and done <= due
                counts[indicator]["in_time" if timely else "late"] += 1
    return counts


def silence(
    cases: Sequence[CaseFact], period: Period, *, staff: int, today: date, limits: Thresholds
) -> Silence | None:
    """Why nothing is told of a period, None where its numbers may be told."""
    if period.ends_before is None or today < period.ends_before:
        return Silence.NOT_OVER
    if staff < limits.smallest_staff:
        return Silence.SMALL_GOVERNMENT
    received = sum(1 for case in cases if period.contains(case.received_on))
    return Silence.FEW_CONCERNS if received < limits.smallest_period else None


def figures(cases: Sequence[CaseFact], period: Period, limits: Thresholds) -> Figures:
    """The numbers of a period, each small one held back."""
    counts = counted(cases, period)
    return Figures(
        {name: guarded(parts, limits.smallest_cell) for name, parts in counts.items()},
        _median(
            [
                (case.acknowledged_on - case.received_on).days
                for case in cases
                if case.acknowledged_on and period.contains(case.acknowledged_on)
            ],
            limits,
        ),
        _median(
            [
                (case.closed_on - case.received_on).days
                for case in cases
                if case.closed_on and period.contains(case.closed_on)
            ],
            limits,
        ),
    )


def _median(days: Sequence[int], limits: Thresholds) -> int | None:
    """A median in whole days; of few concerns it would be the days of one of them."""
    return round(median(days)) if len(days) >= 2 * limits.smallest_cell else None
