"""Days and months of `rules/rhythm.yaml`, and whether they are confirmed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import Edition, load_rule_set

_FILE = Path(__file__).parent / "rules" / "rhythm.yaml"


def rule(name: str, day: date) -> int:
    """A number of the rules in force on a day; before the first of them the first counts."""
    return _edition(day).integer(name)


def is_confirmed(day: date) -> bool:
    """Whether the numbers in force on a day have a published source."""
    return _edition(day).confirmed


def _edition(day: date) -> Edition:
    rules = load_rule_set(_FILE)
    return rules.on(max(day, rules.editions[0].valid_from))
