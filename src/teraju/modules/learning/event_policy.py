"""The dated numbers of events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

FILE = Path(__file__).parent / "rules" / "event.yaml"


def rules_on(day: date) -> Edition:
    """The rules of events in force on a day."""
    return load_rule_set(FILE).on(day)


def number(day: date, key: str) -> int:
    return rules_on(day).integer(key)
