"""The dated numbers of the desk, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set
from teraju.platform.calendar.domain import WorkingCalendar

from .domain.clocks import Due, due_after
from .domain.desk_days import IncompleteFrom, incomplete_until

FILE = Path(__file__).parent / "rules" / "desk.yaml"


def edition_for(received_on: date) -> Edition:
    """The rules by which a gift of a day is handled."""
    return load_rule_set(FILE).on(received_on)


def number(received_on: date, key: str) -> int:
    """A number of days, or of people, for a gift of a day."""
    return edition_for(received_on).integer(key)


def completed_by(calendar: WorkingCalendar, received_on: date, reported_on: date) -> Due:
    """Until when an incomplete report is completed before it may be dropped."""
    edition = edition_for(received_on)
    base = edition.values.get("incomplete_from")
    if base not in list(IncompleteFrom):
        raise BrokenRuleSet(f"gift_desk: {edition.name} names no day to count from")
    days = edition.integer("incomplete_days")
    return incomplete_until(calendar, received_on, reported_on, days, IncompleteFrom(base))


def handed_over_by(calendar: WorkingCalendar, received_on: date, decided_on: date) -> Due:
    """Until when an object that fell to the state is handed over."""
    return due_after(decided_on, number(received_on, "hand_over_days"), calendar)


def decided_by(calendar: WorkingCalendar, received_on: date, forwarded_on: date) -> Due:
    """Until when KPK decides, counted from the day on which it had the report."""
    return due_after(forwarded_on, number(received_on, "decision_days"), calendar)


def answer_proposed(calendar: WorkingCalendar, received_on: date, today: date) -> date:
    """The day that the desk proposes for the answer to a return."""
    return due_after(today, number(received_on, "answer_days"), calendar).cautious
