"""Counting working days: Monday to Friday, less holidays, as decrees have changed them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from teraju.kernel.errors import DomainError

_WORKING_WEEKDAYS = 5


class OutsideCalendar(DomainError):
    """The day lies outside the years that the calendar knows."""


class NegativeCount(DomainError):
    """A number of working days below zero."""


@dataclass(frozen=True, slots=True)
class _Ordinals:
    """The working days of one reading of the calendar, as sorted day numbers."""

    base: tuple[int, ...]
    gained: tuple[int, ...]
    lost: tuple[int, ...]

    def until(self, ordinal: int) -> int:
        """Count the working days up to and including a day."""
        return (
            bisect_right(self.base, ordinal)
            + bisect_right(self.gained, ordinal)
            - bisect_right(self.lost, ordinal)
        )


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days from `first_day` to `last_day`, both included.

    `extra_*` hold what decrees changed afterwards; a day that a decree makes a working day is
    one even on a Saturday or Sunday, and that outranks every holiday.
    """

    first_day: date
    last_day: date
    public_holidays: frozenset[date]
    collective_leave: frozenset[date] = frozenset()
    extra_holidays: frozenset[date] = frozenset()
    extra_collective_leave: frozenset[date] = frozenset()
    extra_working_days: frozenset[date] = frozenset()
    # Day numbers by reading; shared with the calendars made from this one by overrides.
    _base: dict[bool, tuple[int, ...]] = field(
        default_factory=dict, init=True, repr=False, compare=False
    )

    def with_overrides(
        self,
        *,
        add: Iterable[date] = (),
        collective_leave: Iterable[date] = (),
        remove: Iterable[date] = (),
    ) -> WorkingCalendar:
        """Give the calendar after decrees: `add` holidays, `remove` makes working days."""
        return replace(
            self,
            extra_holidays=self.extra_holidays | frozenset(add),
            extra_collective_leave=self.extra_collective_leave | frozenset(collective_leave),
            extra_working_days=self.extra_working_days | frozenset(remove),
        )

    def is_working_day(self, day: date, *, collective_leave_is_working_day: bool = False) -> bool:
        """Say whether the office works on a day; raises OutsideCalendar."""
        self._require_known(day)
        if day in self.extra_working_days:
            return True
        if day in self.extra_holidays:
            return False
        if day in self.extra_collective_leave and not collective_leave_is_working_day:
            return False
        return self._works_by_base(day, collective_leave_is_working_day)

    def add_working_days(
        self, start: date, count: int, *, collective_leave_is_working_day: bool
    ) -> date:
        """Give the day on which the count-th working day after `start` falls.

        The start day isn't counted; a count of 0 gives the start itself.
        Raises NegativeCount, OutsideCalendar.
        """
        if count < 0:
            raise NegativeCount("working days cannot be fewer than 0")
        self._require_known(start)
        if count == 0:
            return start
        ordinals = self._ordinals(collective_leave_is_working_day)
        days = range(start.toordinal(), self.last_day.toordinal() + 1)
        target = ordinals.until(days[0]) + count
        place = bisect_left(days, target, key=ordinals.until)
        if place == len(days):
            raise OutsideCalendar(f"the calendar ends on {self.last_day}")
        return date.fromordinal(days[place])

    def _require_known(self, day: date) -> None:
        if not self.first_day <= day <= self.last_day:
            raise OutsideCalendar(f"the calendar covers {self.first_day} to {self.last_day}")

    def _works_by_base(self, day: date, leave_works: bool) -> bool:  # noqa: FBT001
        if day.weekday() >= _WORKING_WEEKDAYS or day in self.public_holidays:
            return False
        return leave_works or day not in self.collective_leave

    def _ordinals(self, leave_works: bool) -> _Ordinals:  # noqa: FBT001
        if leave_works not in self._base:
            self._base[leave_works] = tuple(
                ordinal
                for ordinal in range(self.first_day.toordinal(), self.last_day.toordinal() + 1)
                if self._works_by_base(date.fromordinal(ordinal), leave_works)
            )
        gained, lost = [], []
        changed = self.extra_holidays | self.extra_collective_leave | self.extra_working_days
        for day in sorted(changed):
            if not self.first_day <= day <= self.last_day:
                continue
            before = self._works_by_base(day, leave_works)
            after = self.is_working_day(day, collective_leave_is_working_day=leave_works)
            if after and not before:
                gained.append(day.toordinal())
            if before and not after:
                lost.append(day.toordinal())
        return _Ordinals(self._base[leave_works], tuple(gained), tuple(lost))
