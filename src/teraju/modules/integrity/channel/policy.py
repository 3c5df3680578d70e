"""The dated numbers of this module, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import load_rule_set

from .domain.standing import Limits

FILE = Path(__file__).parent / "rules" / "channel.yaml"


def limits(day: date) -> Limits:
    """For how many months each fact speaks for the channel, by the rules of a day."""
    rules = load_rule_set(FILE).on(day)
    return Limits(
        announced=rules.integer("announced_months"),
        told=rules.integer("told_months"),
        tested=rules.integer("tested_months"),
    )


def remind_days(day: date) -> int:
    """So many days before something runs out somebody is told."""
    return load_rule_set(FILE).on(day).integer("remind_days")
