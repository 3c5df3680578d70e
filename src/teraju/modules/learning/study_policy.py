"""The dated numbers of study visits and the library, read from their file once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

FILE = Path(__file__).parent / "rules" / "studies.yaml"


def study_rules(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def study_number(day: date, key: str) -> int:
    """A number of the rules in force on a day."""
    return study_rules(day).integer(key)
