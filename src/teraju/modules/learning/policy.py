"""The dated numbers of this module, read from their file once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from teraju.kernel.rulesets import BrokenRuleSet, Edition, load_rule_set

from .domain.gaps import HIGHEST, LOWEST

FILE = Path(__file__).parent / "rules" / "learning.yaml"


def rules_on(day: date) -> Edition:
    """The rules in force on a day."""
    return load_rule_set(FILE).on(day)


def number(day: date, key: str) -> int:
    """A number of days or months in force on a day."""
    return rules_on(day).integer(key)


def share(day: date, key: str) -> Decimal:
    """A share from 0 to 1 in force on a day."""
    return Decimal(str(rules_on(day).values[key]))


@lru_cache(maxsize=1)
def scale() -> Mapping[int, Mapping[str, str]]:
    """The words of each level by language; raises BrokenRuleSet where one is missing."""
    lines = load_rule_set(FILE).editions[-1].values["levels"]
    found = {line["level"]: {"id": line["id"], "en": line["en"]} for line in lines}
    if set(found) != set(range(LOWEST, HIGHEST + 1)):
        raise BrokenRuleSet("learning: the scale needs a word for each level")
    return found
