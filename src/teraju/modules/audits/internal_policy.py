"""The dated numbers of internal audits, read from their file once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

FILE = Path(__file__).parent / "rules" / "internal_audits.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def number(day: date, key: str) -> int:
    """A number of days or months in force on a day."""
    return rules_on(day).integer(key)


def auditor_competences(day: date) -> tuple[str, ...]:
    """The names of competences that show an auditor."""
    return tuple(rules_on(day).values["auditor_competences"])
