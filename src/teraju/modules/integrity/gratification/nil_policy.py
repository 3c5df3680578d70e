"""The dated numbers of nil statements, campaigns and the register of 8.7."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import load_rule_set

from .domain.nil_periods import Span, last_period

FILE = Path(__file__).parent / "rules" / "nil.yaml"


def number(day: date, key: str) -> int:
    """A number in force on a day."""
    return load_rule_set(FILE).on(day).integer(key)


def asked_period(day: date) -> Span | None:
    """The last period for which a statement is asked on a day; None before the rule."""
    return last_period(day, lambda one: number(one, "period_months"))
