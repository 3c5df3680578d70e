"""Laying out the market sessions of a year: by what runs out, and by what the unit can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from teraju.kernel.states import StateTable, Transition
from teraju.modules.metrology.domain.editions import edition


class LineState(StrEnum):
    """Where a line of the yearly plan stands."""

    PROPOSED = "proposed"
    PLANNED = "planned"
    DROPPED = "dropped"


HEAD = frozenset({"metrology_head"})
LINE = StateTable.of(
    "line of the yearly plan",
    LineState.PROPOSED,
    (
        Transition(LineState.PROPOSED, "plan", LineState.PLANNED, HEAD),
        Transition(LineState.PROPOSED, "drop", LineState.DROPPED, HEAD),
        Transition(LineState.DROPPED, "take_up", LineState.PROPOSED, HEAD),
        # Its session was cancelled: a new proposal lays another.
        Transition(LineState.PLANNED, "fall_through", LineState.DROPPED, HEAD),
    ),
)


class Ground(StrEnum):
    """Why a session is proposed as it is."""

    RUNS_OUT = "runs_out"
    OVERDUE = "overdue"
    NEVER = "never"
    DAYS = "days"
    TOO_BIG = "too_big"
    GAP = "gap"
    CROWDED = "crowded"
    NO_STAMPS = "no_stamps"


# What a market needs, whatever the days of its session.
_NEEDS = frozenset({Ground.RUNS_OUT, Ground.OVERDUE, Ground.NEVER})


@dataclass(frozen=True, slots=True)
class Due:
    """So many pieces run out on a day."""

    on: date
    instruments: int
    equipment: int = 0


@dataclass(frozen=True, slots=True)
class MarketNeed:
    """What a market needs in a year: what runs out when, and what has no valid mark already.

    `overdue` are pieces whose marks run out before `overdue_before`, `never` those without any.
    """

    key: int
    due: tuple[Due, ...] = ()
    overdue_before: date | None = None
    overdue: int = 0
    overdue_equipment: int = 0
    never: int = 0
    never_equipment: int = 0

    @property
    def instruments(self) -> int:
        return sum(one.instruments for one in self.due) + self.overdue + self.never

    @property
    def equipment(self) -> int:
        own = sum(one.equipment for one in self.due)
        return own + self.overdue_equipment + self.never_equipment

    def without_mark(self, on: date) -> int:
        """How many pieces of either sort have no valid mark on a day, if nobody comes before."""
        out = sum(one.instruments + one.equipment for one in self.due if one.on < on)
        over = self.overdue + self.overdue_equipment
        return out + over + self.never + self.never_equipment


@dataclass(frozen=True, slots=True)
class Pace:
    """What a team does in a day, and how sessions are cut. Source: rules/planning.yaml."""

    testers: int
    instruments_per_day: int
    equipment_per_day: int
    longest_days: int
    big_from: int
    run_out_percent: int
    lead_days: int
    at_once_percent: int

    def days_for(self, need: MarketNeed) -> tuple[int, bool]:
        """How many days a market takes, and whether that is less than it needs.

        A day's work is shared between scales and weights: both shares of a tester's day add up.
        """
        wanted = self.wanted(need)
        return min(wanted, self.longest_days), wanted > self.longest_days

    def wanted(self, need: MarketNeed) -> int:
        """How many days a market takes if nothing bounds them."""
        work = need.instruments * self.equipment_per_day + need.equipment * self.instruments_per_day
        a_day = self.testers * self.instruments_per_day * self.equipment_per_day
        wanted = max(-(-work // a_day), 1)
        if need.instruments + need.equipment >= self.big_from:
            wanted = max(wanted, 2)
        return wanted


def pace(testers: int, on: date) -> Pace:
    """The pace of a unit with so many testers, by the rules in force on a day."""
    rules = edition("planning", on)
    return Pace(
        testers=max(testers - rules.integer("stay_behind"), 1),
        instruments_per_day=rules.integer("instruments_per_day"),
        equipment_per_day=rules.integer("equipment_per_day"),
        longest_days=rules.integer("longest_days"),
        big_from=rules.integer("big_from"),
        run_out_percent=rules.integer("run_out_percent"),
        lead_days=rules.integer("lead_days"),
        at_once_percent=rules.integer("at_once_percent"),
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a proposal, with the numbers that its sentence needs."""

    code: Ground
    facts: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A session as it is proposed: where, on which days, how much comes, and why so."""

    market: int
    days: tuple[date, ...]
    instruments: int
    equipment: int
    reasons: tuple[Reason, ...]

    @property
    def starts_on(self) -> date:
        return self.days[0]

    @property
    def ends_on(self) -> date:
        return self.days[-1]


@dataclass(frozen=True, slots=True)
class Means:
    """What the unit has: the days it may go out on, in order, and whether it has stamps."""

    workdays: tuple[date, ...]
    pace: Pace
    has_stamps: bool = True
    gap: frozenset[date] = frozenset()


def deadline_of(need: MarketNeed, first: date, percent: int) -> date | None:
    """The last day before more than a share of a market's instruments has run out.

    Exact: pieces compared in hundredths. None where nothing of it runs out from `first` on.
    """
    ahead = sorted((one for one in need.due if one.on >= first), key=lambda one: one.on)
    every = sum(one.instruments + one.equipment for one in ahead)
    gone = 0
    for one in ahead:
        gone += one.instruments + one.equipment
        if gone * 100 > every * percent:
            return one.on
    return None


def is_pressing(need: MarketNeed, first: date, percent: int) -> bool:
    """Whether more than a share of a market's pieces has no valid mark on the first day.

    Such a market is not kept waiting for what runs out later. Exact: pieces in hundredths.
    """
    every = need.instruments + need.equipment
    return need.without_mark(first) * 100 > every * percent


def _deadline(need: MarketNeed, first: date, pace: Pace) -> date | None:
    """The day before which a market's session lies; None where it takes the first free days."""
    if is_pressing(need, first, pace.at_once_percent):
        return None
    return deadline_of(need, first, pace.run_out_percent)


def propose(needs: Sequence[MarketNeed], means: Means) -> list[Proposal]:
    """Lay out a session for every market that needs one: no day is used twice.

    Markets whose instruments run out are laid from the end of the year backwards, each as late as
    it may be; where no day before is left the session comes after, and says so. Where too much has
    no valid mark already, the market takes the first free days that are left, the biggest first.
    """
    wanted = [need for need in needs if need.instruments + need.equipment]
    if not means.workdays:
        return []
    first, free = means.workdays[0], set(means.workdays)
    deadlines = {one.key: _deadline(one, first, means.pace) for one in wanted}
    timed = [one for one in wanted if deadlines[one.key]]
    timed.sort(key=lambda one: (deadlines[one.key] or first, one.key), reverse=True)
    rest = [one for one in wanted if not deadlines[one.key]]
    rest.sort(key=lambda one: (-one.instruments - one.equipment, one.key))
    found: list[Proposal] = []
    for need in [*timed, *rest]:
        made = _placed(need, deadlines[need.key], free, means)
        if made is not None:
            found.append(made)
            free -= set(made.days)
    return sorted(found, key=lambda one: (one.starts_on, one.market))


def _placed(
    need: MarketNeed, deadline: date | None, free: set[date], means: Means
) -> Proposal | None:
    length, too_big = means.pace.days_for(need)
    while length:
        windows = _windows(length, free, means.workdays)
        days = _best(windows, deadline, means.pace.lead_days)
        if days:
            reasons = _reasons(need, deadline, days, means, too_big=too_big)
            return Proposal(need.key, days, need.instruments, need.equipment, reasons)
        length, too_big = length - 1, True
    return None


def _windows(length: int, free: set[date], workdays: Sequence[date]) -> list[tuple[date, ...]]:
    """Runs of working days that follow each other and are all free."""
    runs = (tuple(workdays[at : at + length]) for at in range(len(workdays) - length + 1))
    return [run for run in runs if free.issuperset(run)]


def _best(
    windows: Sequence[tuple[date, ...]], deadline: date | None, lead_days: int
) -> tuple[date, ...] | None:
    """The latest run before the deadline, within one week if there is any; else the next after."""
    if deadline is None:
        return next((run for run in windows if _in_a_week(run)), windows[0] if windows else None)
    before = [run for run in windows if run[-1] <= deadline]
    near = [run for run in before if run[0] >= deadline - timedelta(days=lead_days)]
    for runs in (near, before):
        whole = [run for run in runs if _in_a_week(run)]
        if whole or runs:
            return (whole or runs)[-1]
    return next(iter(windows), None)


def _in_a_week(run: Sequence[date]) -> bool:
    return (run[-1] - run[0]).days == len(run) - 1


def _reasons(
    need: MarketNeed,
    deadline: date | None,
    days: Sequence[date],
    means: Means,
    *,
    too_big: bool,
) -> tuple[Reason, ...]:
    found: list[Reason] = []
    if deadline is not None:
        month = deadline.replace(day=1)
        out = sum(one.instruments for one in need.due if one.on.replace(day=1) == month)
        said = {"month": month.isoformat(), "by": deadline.isoformat()}
        found.append(Reason(Ground.RUNS_OUT, {"count": out, **said}))
    if need.overdue or need.overdue_equipment:
        over = {"count": need.overdue, "weights": need.overdue_equipment}
        found.append(Reason(Ground.OVERDUE, {**over, **_before(need)}))
    if need.never or need.never_equipment:
        found.append(Reason(Ground.NEVER, {"count": need.never, "weights": need.never_equipment}))
    return (*found, *_of_days(need, deadline, days, means, too_big=too_big))


def _before(need: MarketNeed) -> dict[str, str]:
    return {"before": need.overdue_before.isoformat()} if need.overdue_before else {}


def laid_anew(
    told: Sequence[Mapping[str, Any]],
    days: Sequence[date],
    instruments: int,
    equipment: int,
    means: Means,
) -> tuple[Reason, ...]:
    """Why a session lies as a person laid it: what its market needs, and what the days mean.

    `told` are the reasons of the proposal: what runs out does not depend on the days.
    """
    kept = [Reason(Ground(one["code"]), one["facts"]) for one in told if one["code"] in _NEEDS]
    by = next((str(one.facts["by"]) for one in kept if one.code == Ground.RUNS_OUT), None)
    deadline = date.fromisoformat(by) if by else None
    need = MarketNeed(0, never=instruments, never_equipment=equipment)
    too_big = means.pace.wanted(need) > len(days)
    return (*kept, *_of_days(need, deadline, days, means, too_big=too_big))


def _of_days(
    need: MarketNeed,
    deadline: date | None,
    days: Sequence[date],
    means: Means,
    *,
    too_big: bool,
) -> tuple[Reason, ...]:
    """What the days of a session mean: for the work, the deadline and the stamps."""
    load = {"days": len(days), "count": need.instruments, "weights": need.equipment}
    found = [Reason(Ground.DAYS, {**load, "testers": means.pace.testers})]
    if too_big:
        found.append(Reason(Ground.TOO_BIG))
    if deadline is not None and deadline in means.gap:
        found.append(Reason(Ground.GAP))
    if deadline is not None and days[-1] > deadline:
        found.append(Reason(Ground.CROWDED, {"by": deadline.isoformat()}))
    if not means.has_stamps:
        found.append(Reason(Ground.NO_STAMPS))
    return tuple(found)
