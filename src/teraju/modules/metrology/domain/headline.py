"""The unit's own headline: instruments a day and a tester, and how many were done the same day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.decimals import rounded
from teraju.kernel.periods import add_months
from teraju.modules.metrology.domain.editions import edition


@dataclass(frozen=True, slots=True)
class WorkDay:
    """What was tested on one day, and by how many testers."""

    on: date
    instruments: int
    equipment: int
    testers: int


@dataclass(frozen=True, slots=True)
class Rate:
    """Instruments over days and over days of testers; weights are counted apart."""

    instruments: int
    equipment: int
    days: int
    tester_days: int

    @property
    def a_day(self) -> Fraction | None:
        return Fraction(self.instruments, self.days) if self.days else None

    @property
    def a_tester(self) -> Fraction | None:
        """Instruments a day and a tester: days on which a tester tested nothing do not count."""
        return Fraction(self.instruments, self.tester_days) if self.tester_days else None


def rate_of(days: Iterable[WorkDay]) -> Rate:
    """Add up days; exact, nothing is rounded."""
    found = list(days)
    return Rate(
        instruments=sum(one.instruments for one in found),
        equipment=sum(one.equipment for one in found),
        days=sum(1 for one in found if one.instruments or one.equipment),
        tester_days=sum(one.testers for one in found),
    )


@dataclass(frozen=True, slots=True)
class Stretches:
    """The days before and after a change that are held against each other, both ends counted."""

    before: tuple[date, date]
    after: tuple[date, date] | None


def stretches(changed_on: date, today: date) -> Stretches:
    """The months before a change, and those since it: at most as many, up to today.

    Nothing stands against it while the day of change has not come.
    """
    months = edition("headline", today).integer("compared_months")
    before = (add_months(changed_on, -months), date.fromordinal(changed_on.toordinal() - 1))
    if changed_on > today:
        return Stretches(before, None)
    end = date.fromordinal(add_months(changed_on, months).toordinal() - 1)
    return Stretches(before, (changed_on, min(end, today)))


def same_day_minutes(on: date) -> int:
    """Open minutes within which an instrument counts as done on the same day of service."""
    return edition("headline", on).integer("same_day_minutes")


def percent(part: int, whole: int, places: int = 2) -> Decimal | None:
    """A share in percent, computed exactly and rounded once, half up; None of nothing.

    10,844 of 10,600 are 102.30 %, whatever an article printed.
    """
    return rounded(Fraction(part * 100, whole), places) if whole > 0 else None


def one_decimal(value: Fraction | None) -> Decimal | None:
    """A rate as it is shown, to one decimal."""
    return None if value is None else rounded(value, 1)


def is_late(minutes: int, promised: int) -> bool:
    """Whether a line has used up the service time promised: pauses are taken off before."""
    return minutes > promised


def of_days(days: Sequence[WorkDay], since: date, until: date) -> Rate:
    """The rate of the days within a stretch, both ends counted."""
    return rate_of(one for one in days if since <= one.on <= until)
