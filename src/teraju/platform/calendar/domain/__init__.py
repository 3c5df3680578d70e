"""Working days of Indonesian government offices, as pure arithmetic on dated data."""

from teraju.platform.calendar.domain.national import (
    CalendarData,
    DayKind,
    Holiday,
    national_calendar,
    national_data,
    parse_calendar_data,
)
from teraju.platform.calendar.domain.working_days import (
    NegativeCount,
    OutsideCalendar,
    WorkingCalendar,
)

__all__ = [
    "CalendarData",
    "DayKind",
    "Holiday",
    "NegativeCount",
    "OutsideCalendar",
    "WorkingCalendar",
    "national_calendar",
    "national_data",
    "parse_calendar_data",
]
