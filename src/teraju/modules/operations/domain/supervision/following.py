"""When a recommendation is due, whether it is late, and how old it has become."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.platform.calendar.domain import WorkingCalendar

from .states import UNSETTLED, WAITING_FOR_ADDRESSEE


class Counted(StrEnum):
    """Which days a period counts."""

    CALENDAR = "calendar"
    WORKING = "working"


@dataclass(frozen=True)
class FollowUpRule:
    """Within how many days of the release a recommendation is followed up.

    Days count from the day after the release. `bands` are the last days late of each age group
    but the last, ascending. `source` and `confirmed` say where the number was read.
    """

    valid_from: date
    days: int
    counted: Counted
    bands: tuple[int, ...]
    source: str
    confirmed: bool


def rule_on(rules: Sequence[FollowUpRule], day: date) -> FollowUpRule:
    """The rule in force on a day; the first one also covers the time before it.

    Raises ValueError for no rules.
    """
    if not rules:
        raise ValueError("there is no rule")
    ordered = sorted(rules, key=lambda rule: rule.valid_from)
    return next((rule for rule in reversed(ordered) if rule.valid_from <= day), ordered[0])


def due_by(released_on: date, rule: FollowUpRule, calendar: WorkingCalendar) -> date:
    """The last day to follow up what was recommended in a report released on a day."""
    if rule.counted is Counted.CALENDAR:
        return released_on + timedelta(days=rule.days)
    return calendar.add_working_days(released_on, rule.days, collective_leave_is_working_day=False)


def is_overdue(state: str, due: date | None, today: date) -> bool:
    """Late: the day is over and the addressee has not answered, or not suitably."""
    return state in WAITING_FOR_ADDRESSEE and due is not None and due < today


def days_late(state: str, due: date | None, today: date) -> int:
    """Days since the day it was due, for all that is not settled; 0 until then."""
    if state not in UNSETTLED or due is None:
        return 0
    return max((today - due).days, 0)


def band_of(late: int, bands: Sequence[int]) -> int:
    """The age group: 0 for what is not late, 1 up to the first band's last day, and so on."""
    if late <= 0:
        return 0
    return next((n for n, last in enumerate(bands, 1) if late <= last), len(bands) + 1)
