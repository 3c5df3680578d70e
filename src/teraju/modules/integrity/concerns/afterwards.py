"""The dated numbers of what comes after closing, read from their file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .domain.outcomes import Outcome
from .domain.retention import Term, Terms
from .domain.statistics import Thresholds

FILE = Path(__file__).parent / "rules" / "afterwards.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def terms_on(day: date) -> Terms:
    """How long words are kept, by outcome."""
    rules = rules_on(day)
    keep = rules.values.get("keep")
    if not isinstance(keep, dict) or set(keep) != set(Outcome):
        raise BrokenRuleSet(f"edition {rules.name}: keep must name every outcome")
    return Terms(
        schedule_months=rules.integer("schedule_months"),
        warn_days=rules.integer("warn_days"),
        by_outcome={Outcome(code): _term(rules, code, keep[code]) for code in keep},
    )


def thresholds_on(day: date) -> Thresholds:
    """Below which numbers nothing is told."""
    rules = rules_on(day)
    return Thresholds(
        smallest_cell=rules.integer("smallest_cell"),
        smallest_staff=rules.integer("smallest_staff"),
        smallest_period=rules.integer("smallest_period"),
    )


def _term(rules: Edition, code: str, content: object) -> Term:
    if not isinstance(content, dict) or set(content) != {"months", "follows_schedule"}:
        raise BrokenRuleSet(f"edition {rules.name}: keep.{code} lacks months or follows_schedule")
    months, follows = content["months"], content["follows_schedule"]
    if type(months) is not int or type(follows) is not bool:
        raise BrokenRuleSet(
            f"edition {rules.name}: keep.{code} is not whole months and a yes or no"
        )
    return Term(months, follows)
