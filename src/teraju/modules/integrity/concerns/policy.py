"""The dated numbers of the desk, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .domain.clocks import Limits
from .domain.triage import Thresholds

FILE = Path(__file__).parent / "rules" / "handling.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def limits_on(day: date) -> Limits:
    """The clocks in force on a day."""
    rules = rules_on(day)
    return Limits(
        acknowledge_days=rules.integer("acknowledge_days"),
        feedback_months=rules.integer("feedback_months"),
        extended_months=rules.integer("extended_months"),
        measures_days=rules.integer("measures_days"),
        close_days=rules.integer("close_days"),
        contact_days=tuple(_listed(rules, "contact_days", int)),
        warn_days=rules.integer("warn_days"),
    )


def thresholds_on(day: date) -> Thresholds:
    """What signs weigh on a day."""
    rules = rules_on(day)
    return Thresholds(
        facts=frozenset(_listed(rules, "facts", str)),
        complete_from=rules.integer("complete_from"),
        partly_from=rules.integer("partly_from"),
        gravity=_weights(rules, "gravity"),
        urgent_from=rules.integer("urgent_from"),
        high_from=rules.integer("high_from"),
        normal_from=rules.integer("normal_from"),
        danger=_weights(rules, "danger"),
        high_risk_from=rules.integer("high_risk_from"),
        medium_risk_from=rules.integer("medium_risk_from"),
    )


def _listed(rules: Edition, key: str, kind: type) -> list[Any]:
    listed = rules.values.get(key)
    if not isinstance(listed, list) or not all(type(each) is kind for each in listed):
        raise BrokenRuleSet(f"edition {rules.name}: {key} must be a list of {kind.__name__}")
    return listed


def _weights(rules: Edition, key: str) -> dict[str, int]:
    weights = rules.values.get(key)
    if not isinstance(weights, dict) or not all(type(each) is int for each in weights.values()):
        raise BrokenRuleSet(f"edition {rules.name}: {key} must name whole numbers")
    return dict(weights)
