"""The three clocks of a report: to the UPG, from it to KPK, and to KPK, which never stops.

Working days; the day that a clock starts on is not counted. Whether collective leave counts is not
settled: `cautious` counts it as working days and comes earlier, `last` does not.
Source: UU 20/2001, article 12C (30 days to KPK); Peraturan KPK 2/2019 (10 and 10 days).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from teraju.kernel.errors import DomainError
from teraju.kernel.rulesets import Edition
from teraju.platform.calendar.domain import WorkingCalendar


class LongerThanTheLaw(DomainError):
    """A government may shorten the days of the law and never lengthen them."""


@dataclass(frozen=True, slots=True)
class Days:
    """How many working days each step has."""

    report_to_upg: int
    upg_forwards: int
    report_to_kpk: int


@dataclass(frozen=True, slots=True)
class Due:
    """Until when, with collective leave counted as working days, and without."""

    cautious: date
    last: date


@dataclass(frozen=True, slots=True)
class Clocks:
    """The dates of one report."""

    report_to_upg_by: Due
    upg_forwards_by: Due
    report_to_kpk_by: Due

    @property
    def upg_may_be_too_late(self) -> bool:
        """Whether the UPG, using all of its days, would break the reporter's date at KPK."""
        return self.upg_forwards_by.last > self.report_to_kpk_by.cautious


def days_of(edition: Edition) -> Days:
    """The days that the law gives."""
    return Days(
        report_to_upg=edition.integer("report_to_upg_days"),
        upg_forwards=edition.integer("upg_forwards_days"),
        report_to_kpk=edition.integer("report_to_kpk_days"),
    )


def shortened(
    days: Days, *, report_to_upg: int | None = None, upg_forwards: int | None = None
) -> Days:
    """The days that a government asks for itself; raises LongerThanTheLaw with the field."""
    asked = {"report_to_upg": report_to_upg, "upg_forwards": upg_forwards}
    chosen = {name: number for name, number in asked.items() if number is not None}
    for name, number in chosen.items():
        most = getattr(days, name)
        if not 1 <= number <= most:
            raise LongerThanTheLaw(f"from 1 to {most} working days", field=name)
    return replace(days, **chosen)


def clocks(
    *,
    received_on: date,
    days: Days,
    calendar: WorkingCalendar,
    reported_to_upg_on: date | None = None,
) -> Clocks:
    """The dates that follow from the day of receipt; raises OutsideCalendar.

    The UPG's days start with the report, and until there is one with the reporter's due date.
    """
    to_upg = due_after(received_on, days.report_to_upg, calendar)
    if reported_to_upg_on is None:
        forwards = Due(
            cautious=_after(to_upg.cautious, days.upg_forwards, calendar, leave_works=True),
            last=_after(to_upg.last, days.upg_forwards, calendar, leave_works=False),
        )
    else:
        forwards = due_after(reported_to_upg_on, days.upg_forwards, calendar)
    return Clocks(to_upg, forwards, due_after(received_on, days.report_to_kpk, calendar))


def due_after(start: date, days: int, calendar: WorkingCalendar) -> Due:
    """Both readings of so many working days after a day; raises OutsideCalendar."""
    return Due(
        cautious=_after(start, days, calendar, leave_works=True),
        last=_after(start, days, calendar, leave_works=False),
    )


def _after(start: date, days: int, calendar: WorkingCalendar, *, leave_works: bool) -> date:
    return calendar.add_working_days(start, days, collective_leave_is_working_day=leave_works)
