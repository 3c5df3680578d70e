"""Promised time and working time: minutes in which the office is open.

A working day is what the calendar says (weekends, holidays, decrees); its minutes are the office
hours of the weekday. What comes outside office hours counts from the next opening. A break at noon
is not taken off: the office stays manned.

- promised minutes and hours run through open time only;
- promised working days end at closing time of the n-th working day after the day of the start
  (of the next working day, where the start lies on a free day or after closing);
- the working time of an output is the open minutes between two moments, rounded down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from teraju.platform.calendar.domain import WorkingCalendar

DAY = timedelta(days=1)


class Unit(StrEnum):
    """In what a time is promised or allotted."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When an office opens and closes, by weekday (0 is Monday); `usual` where none is named.

    `usual` holds also for a Saturday that a decree turns into a working day.
    """

    usual: tuple[time, time]
    by_weekday: Mapping[int, tuple[time, time]]

    def of(self, day: date) -> tuple[time, time]:
        """Opening and closing time of a working day."""
        return self.by_weekday.get(day.weekday(), self.usual)


@dataclass(frozen=True, slots=True)
class Promise:
    """A number of working minutes, hours or days."""

    value: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class WorkClock:
    """Counts open time; every moment is aware and in the zone of the office."""

    calendar: WorkingCalendar
    hours: OfficeHours

    def due(self, start: datetime, promise: Promise) -> datetime:
        """The moment by which what was promised must be there."""
        begun = self.opening_after(start)
        if promise.unit is Unit.DAYS:
            day = self.calendar.add_working_days(
                begun.date(), promise.value, collective_leave_is_working_day=False
            )
            return datetime.combine(day, self.hours.of(day)[1], start.tzinfo)
        factor = 60 if promise.unit is Unit.HOURS else 1
        return self._forward(begun, timedelta(minutes=promise.value * factor))

    def opening_after(self, moment: datetime) -> datetime:
        """The moment itself when the office is open, else the next opening."""
        day = moment.date()
        if self._works(day):
            opens, closes = self.hours.of(day)
            if moment.timetz().replace(tzinfo=None) < opens:
                return datetime.combine(day, opens, moment.tzinfo)
            if moment.timetz().replace(tzinfo=None) < closes:
                return moment
        day = self._next(day)
        return datetime.combine(day, self.hours.of(day)[0], moment.tzinfo)

    def minutes_between(self, start: datetime, end: datetime) -> int:
        """Open minutes from `start` to `end`, rounded down; 0 where the end comes first."""
        if end <= start:
            return 0
        first, last = start.date(), end.date()
        if first == last:
            return _minutes(self._open_within(first, start, end))
        edges = self._open_within(first, start, None) + self._open_within(last, None, end)
        return _minutes(edges + self._whole_days(first, last))

    def _whole_days(self, first: date, last: date) -> timedelta:
        """Open time of the working days strictly between two days."""
        total, day = timedelta(), first + DAY
        while day < last:
            if self._works(day):
                total += self._open_within(day, None, None)
            day += DAY
        return total

    def _open_within(self, day: date, start: datetime | None, end: datetime | None) -> timedelta:
        if not self._works(day):
            return timedelta()
        opens, closes = (datetime.combine(day, at) for at in self.hours.of(day))
        begin = max(opens, start.replace(tzinfo=None)) if start else opens
        finish = min(closes, end.replace(tzinfo=None)) if end else closes
        return max(finish - begin, timedelta())

    def _forward(self, begun: datetime, rest: timedelta) -> datetime:
        moment = begun
        while True:
            closes = datetime.combine(moment.date(), self.hours.of(moment.date())[1], moment.tzinfo)
            if moment + rest <= closes:
                return moment + rest
            rest -= closes - moment
            day = self._next(moment.date())
            moment = datetime.combine(day, self.hours.of(day)[0], moment.tzinfo)

    def _works(self, day: date) -> bool:
        return self.calendar.is_working_day(day)

    def _next(self, day: date) -> date:
        return self.calendar.add_working_days(day, 1, collective_leave_is_working_day=False)


def _minutes(span: timedelta) -> int:
    return span // timedelta(minutes=1)


def nearest_rank(values: Sequence[int], percent: int) -> int | None:
    """The smallest value that at least `percent` of all values do not exceed; None without any.

    The nearest-rank definition: an observed value, never one between two. The median is the
    50th: of an even number of values the lower of the two in the middle.
    """
    if not 0 < percent <= 100:
        raise ValueError("a percentile lies above 0 and at most at 100")
    if not values:
        return None
    rank = -(-len(values) * percent // 100)
    return sorted(values)[rank - 1]
