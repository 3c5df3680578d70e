"""The dated numbers of this module, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .domain.ageing import Band, bands_of
from .domain.course import Limits

FILE = Path(__file__).parent / "rules" / "improvement.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def number(day: date, key: str) -> int:
    """A number of days or months in force on a day."""
    return rules_on(day).integer(key)


def limits(day: date, grade: str) -> Limits:
    """Within how many days the steps of a grade are expected."""
    rules = rules_on(day)
    return Limits(
        decide=rules.integer("decide_days"),
        plan=rules.integer(f"plan_days_{grade}"),
        close=rules.integer("close_days"),
    )


def age_bands(day: date) -> list[Band]:
    """The bands of the picture of ages."""
    ends = rules_on(day).values.get("age_bands")
    if not isinstance(ends, (list, tuple)) or not all(type(end) is int for end in ends):
        raise BrokenRuleSet("improvement: age_bands must be whole numbers")
    return bands_of(ends)
