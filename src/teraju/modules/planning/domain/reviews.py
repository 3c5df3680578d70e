"""How long a review counts, and when the next one is due. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from teraju.kernel.periods import add_months
from teraju.kernel.rulesets import Edition, load_rule_set

_RULES = Path(__file__).parent.parent / "rules" / "reviews.yaml"


class Reviewed(StrEnum):
    """What is looked at again."""

    CONTEXT = "context"
    PARTIES = "parties"
    MAP = "map"
    STATEMENT = "statement"


def rules_on(day: date) -> Edition:
    """The edition of the rules in force on a day; raises NoRuleInForce."""
    return load_rule_set(_RULES).on(day)


def last_day(kind: Reviewed, reviewed_on: date) -> date:
    """The last day on which a review counts: the day before the same day so many months later.

    A review of 5 February 2019 counts through 4 February 2020. Raises NoRuleInForce.
    """
    months = rules_on(reviewed_on).values[f"{kind}_months"]
    return add_months(reviewed_on, int(months)) - timedelta(days=1)


def warns_on(last: date) -> date:
    """From which day on the next review is asked for."""
    return last - timedelta(days=int(rules_on(last).values["warn_days"]))


def asks_about_climate(day: date) -> bool:
    """Whether an analysis of this day has to say if climate change matters."""
    return bool(rules_on(day).values["climate_asked"])


def is_confirmed(day: date) -> bool:
    """Whether the rule rests on a source that was read."""
    return rules_on(day).confirmed
