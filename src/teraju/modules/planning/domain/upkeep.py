"""When upkeep is due next. Pure."""

from __future__ import annotations

from datetime import date

from teraju.kernel.periods import add_months


def next_due(
    *, done_on: date, every_months: int | None, valid_until: date | None = None
) -> date | None:
    """The day by which a thing is looked after next, counted from the day it was done last.

    The last day of a calibration comes first where it lies earlier. None: no rhythm, no end.
    31 January and one month give the last day of February.
    """
    rhythm = add_months(done_on, every_months) if every_months else None
    return min((day for day in (rhythm, valid_until) if day), default=None)


def is_overdue(next_due_on: date | None, day: date) -> bool:
    """Overdue from the day after: what is due today may be done today."""
    return next_due_on is not None and next_due_on < day
