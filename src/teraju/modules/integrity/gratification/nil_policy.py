"""The dated numbers of nil statements, campaigns and the register of 8.7."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, load_rule_set
from teraju.platform.calendar.domain import Holiday, national_data

from .domain.nil_periods import Span, last_period

FILE = Path(__file__).parent / "rules" / "nil.yaml"


def number(day: date, key: str) -> int:
    """A number in force on a day."""
    return load_rule_set(FILE).on(day).integer(key)


def asked_period(day: date) -> Span | None:
    """The last period for which a statement is asked on a day; None before the rule."""
    return last_period(day, lambda one: number(one, "period_months"))


def holiday_ahead(day: date) -> Holiday | None:
    """The next holiday before which people are reminded, once it is near; None: none is near."""
    edition = load_rule_set(FILE).on(day)
    names = edition.values.get("campaign_holidays")
    if not isinstance(names, (list, tuple)):
        raise BrokenRuleSet("gift_nil: campaign_holidays must be a list of names")
    last = day + timedelta(days=edition.integer("campaign_days_before"))
    return next(
        (one for one in national_data().holidays if one.name_en in names and day < one.on <= last),
        None,
    )
