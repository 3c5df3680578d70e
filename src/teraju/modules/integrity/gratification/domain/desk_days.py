"""Until when an incomplete report is completed, and how a report stands against its days."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from teraju.platform.calendar.domain import WorkingCalendar

from .clocks import Due, due_after


class Timing(StrEnum):
    """How something stands against its deadline on a day."""

    IN_TIME = "in_time"
    NEAR = "near"
    # Past the cautious day: late, if collective leave counts as work.
    LATE = "late"
    # Past the last day by either reading.
    LAPSED = "lapsed"


class IncompleteFrom(StrEnum):
    """From which day an incomplete report has its days; the sources differ."""

    RECEIVED = "received_on"
    REPORTED = "reported_on"


def incomplete_until(
    calendar: WorkingCalendar,
    received_on: date,
    reported_on: date,
    days: int,
    counted_from: IncompleteFrom,
) -> Due:
    """Give the last day on which an incomplete report is still completed.

    Days are working days; raises NegativeCount and OutsideCalendar. Source: Peraturan KPK 2/2019
    (30 from receipt) and 1/2026 (20, by most sources from the report).
    """
    start = received_on if counted_from is IncompleteFrom.RECEIVED else reported_on
    return due_after(start, days, calendar)


def timing_of(due: Due, on: date, near_days: int) -> Timing:
    """Say how something that is done on a day, or not yet done by it, stands against its deadline.

    `near_days` are days of the calendar.
    """
    if on > due.last:
        return Timing.LAPSED
    if on > due.cautious:
        return Timing.LATE
    return Timing.NEAR if on >= due.cautious - timedelta(days=near_days) else Timing.IN_TIME


def in_time(due: Due, done_on: date) -> bool:
    """Say whether something was done in time by the reading that is kinder to the reporter."""
    return done_on <= due.last
