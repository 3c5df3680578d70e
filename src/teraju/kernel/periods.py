"""Stretches of days with an exclusive end, and month arithmetic on dates."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from teraju.kernel.errors import DomainError


class PeriodReversed(DomainError):
    """The end lies before the start."""


class DateOutOfReach(DomainError):
    """The date lies outside the years 1 to 9999."""


def add_months(day: date, months: int) -> date:
    """Give the same day of a later (or earlier) month, clipped to that month's last day.

    31 January + 1 month is 28 or 29 February. Raises DateOutOfReach.
    """
    year, month_index = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise DateOutOfReach(f"{months} months from {day} lies outside the calendar")
    month = month_index + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def add_years(day: date, years: int) -> date:
    """Give the same day of a later (or earlier) year; 29 February becomes 28 February.

    Raises DateOutOfReach.
    """
    return add_months(day, 12 * years)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `starts_on` up to but not including `ends_before`; None means no end."""

    starts_on: date
    ends_before: date | None = None

    def __post_init__(self) -> None:
        if self.ends_before is not None and self.ends_before < self.starts_on:
            raise PeriodReversed("the end lies before the start", field="ends_before")

    @classmethod
    def through(cls, first_day: date, last_day: date | None) -> Period:
        """Make a period from its first and its last day, both belonging to it."""
        if last_day is None or last_day == date.max:
            return cls(first_day, None)
        return cls(first_day, last_day + timedelta(days=1))

    @property
    def last_day(self) -> date | None:
        """Give the last day that belongs to the period, None if it has no end or no day."""
        if self.ends_before is None or self.is_empty:
            return None
        return self.ends_before - timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        """Say whether no day belongs to it."""
        return self.ends_before == self.starts_on

    @property
    def days(self) -> int | None:
        """Count its days, None if it has no end."""
        return None if self.ends_before is None else (self.ends_before - self.starts_on).days

    def contains(self, day: date) -> bool:
        """Say whether a day belongs to it."""
        return self.starts_on <= day and (self.ends_before is None or day < self.ends_before)

    def intersection(self, other: Period) -> Period | None:
        """Give the days that belong to both, None if there are none."""
        start = max(self.starts_on, other.starts_on)
        ends = [end for end in (self.ends_before, other.ends_before) if end is not None]
        end = min(ends, default=None)
        if end is not None and end <= start:
            return None
        return Period(start, end)

    def overlaps(self, other: Period) -> bool:
        """Say whether a day belongs to both."""
        return self.intersection(other) is not None
