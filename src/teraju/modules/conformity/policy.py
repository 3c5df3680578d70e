"""The numbers of the readiness, by the day they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from teraju.kernel.rulesets import load_rule_set

FILE = Path(__file__).parent / "rules" / "readiness.yaml"


@dataclass(frozen=True)
class Policy:
    """Days and months of `rules/readiness.yaml`, and whether they are confirmed."""

    late_after_days: int
    before_audit_days: int
    override_months: int
    runs_out_soon_days: int
    confirmed: bool


def first_day() -> date:
    """The first day that readiness can be read for: the rules have none before."""
    return load_rule_set(FILE).editions[0].valid_from


def policy_on(day: date) -> Policy:
    """The numbers in force on a day."""
    rules = load_rule_set(FILE).on(day)
    return Policy(
        late_after_days=rules.integer("late_after_days"),
        before_audit_days=rules.integer("before_audit_days"),
        override_months=rules.integer("override_months"),
        runs_out_soon_days=rules.integer("runs_out_soon_days"),
        confirmed=rules.confirmed,
    )
