"""By when a reporter hears from the desk, and what is due next.

The days are service levels of the house, after Directive (EU) 2019/1937 art. 9, which does not bind
an Indonesian government. They run in calendar days; the day that starts a clock is not counted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months

from .states import ANSWERED, State


class Duty(StrEnum):
    """What is due."""

    ACKNOWLEDGE = "acknowledge"
    FEEDBACK = "feedback"
    MEASURES = "measures"
    CLOSE = "close"
    CONTACT = "contact"


@dataclass(frozen=True)
class Limits:
    """The numbers of an edition."""

    acknowledge_days: int
    feedback_months: int
    extended_months: int
    measures_days: int
    close_days: int
    # Days after closing on which the reporter is asked whether anything was done to them.
    contact_days: tuple[int, ...]
    warn_days: int


@dataclass(frozen=True)
class Days:
    """The days of a concern that clocks run from."""

    received_on: date
    acknowledged_on: date | None = None
    answered_on: date | None = None
    followed_up_on: date | None = None
    closed_on: date | None = None
    extended: bool = False
    contacts: Collection[date] = ()
    # False where the outcome leaves nothing to be carried out.
    measures: bool = True


@dataclass(frozen=True)
class Due:
    """The next thing that is due, and by which day."""

    duty: Duty
    on: date

    def is_late(self, today: date) -> bool:
        """The last day itself is in time."""
        return self.on < today

    def is_near(self, today: date, warn_days: int) -> bool:
        return today <= self.on <= today + timedelta(days=warn_days)


def acknowledge_by(received_on: date, limits: Limits) -> date:
    """The last day on which the acknowledgement is in time."""
    return received_on + timedelta(days=limits.acknowledge_days)


def feedback_by(days: Days, limits: Limits) -> date:
    """The last day on which feedback is in time.

    Counted from the acknowledgement; where it came late or never, from the day on which it was due
    (art. 9(1)(f)): silence must not win the desk time.
    """
    latest = acknowledge_by(days.received_on, limits)
    start = min(days.acknowledged_on or latest, latest)
    months = limits.extended_months if days.extended else limits.feedback_months
    return add_months(start, months)


def next_due(state: State, days: Days, limits: Limits) -> Due | None:
    """What a concern waits for; None where nothing is due any more."""
    if state is State.RECEIVED:
        return Due(Duty.ACKNOWLEDGE, acknowledge_by(days.received_on, limits))
    if state is State.CLOSED:
        return next_contact(days, limits)
    if state not in ANSWERED:
        return Due(Duty.FEEDBACK, feedback_by(days, limits))
    since = days.followed_up_on or days.answered_on or days.received_on
    if state in {State.CONCLUDED, State.FORWARDED} and days.measures:
        return Due(Duty.MEASURES, since + timedelta(days=limits.measures_days))
    return Due(Duty.CLOSE, since + timedelta(days=limits.close_days))


def next_contact(days: Days, limits: Limits) -> Due | None:
    """The next day after closing on which the reporter is asked how they fare."""
    if days.closed_on is None:
        return None
    planned = [days.closed_on + timedelta(days=each) for each in sorted(limits.contact_days)]
    made = sum(1 for each in days.contacts if each >= days.closed_on)
    return Due(Duty.CONTACT, planned[made]) if made < len(planned) else None


def in_time(done_on: date | None, due_on: date, today: date) -> bool | None:
    """Whether a step was in time; None while nobody can say yet."""
    if done_on is not None:
        return done_on <= due_on
    return None if today <= due_on else False


def by_urgency(rows: Sequence[tuple[Due | None, str]]) -> list[str]:
    """Numbers of concerns, what is due first in front, what waits for nothing at the end."""
    far = date.max
    return [
        number
        for due, number in sorted(rows, key=lambda row: (row[0].on if row[0] else far, row[1]))
    ]
