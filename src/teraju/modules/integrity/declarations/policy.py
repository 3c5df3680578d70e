"""The dated numbers of this module, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

FILE = Path(__file__).parent / "rules" / "declarations.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def number(day: date, key: str) -> int:
    """A number of days or months in force on a day."""
    return rules_on(day).integer(key)


def statements_for(day: date) -> frozenset[str]:
    """The kinds of work that ask the members of their team for statements, by a day's rules."""
    kinds = rules_on(day).values.get("statements_for")
    if not isinstance(kinds, (list, tuple)) or not all(isinstance(one, str) for one in kinds):
        raise BrokenRuleSet("declarations: statements_for must be a list of kinds")
    return frozenset(kinds)


def kinds_ever_asked() -> frozenset[str]:
    """The kinds of work that any edition asks: before these a gate stands."""
    editions = load_rule_set(FILE).editions
    return frozenset(kind for one in editions for kind in statements_for(one.valid_from))
