"""The rules of reading, read from their file once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from .domain.kinds import Type

FILE = Path(__file__).parent / "rules" / "reading.yaml"


class RuleLine(BaseModel):
    """A rule as its file writes it."""

    model_config = ConfigDict(extra="forbid")

    types: frozenset[Type]
    days: int
    valid_from: date
    source: str
    confirmed: bool


class RuleFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    rules: list[RuleLine]


@dataclass(frozen=True)
class Term:
    """Until when somebody reads, and whether anybody confirmed the days behind it."""

    days: int
    source: str
    confirmed: bool

    def due_on(self, asked_on: date) -> date:
        """The last day to read what was asked for on a day: `days` calendar days later."""
        return asked_on + timedelta(days=self.days)


@lru_cache(maxsize=1)
def reading_rules() -> tuple[RuleLine, ...]:
    """All rules of the file. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return tuple(RuleFile.model_validate(data).rules)


def term_of(kind: str, day: date) -> Term:
    """The term for a type of document on a day; LookupError where no rule is in force."""
    in_force = [rule for rule in reading_rules() if kind in rule.types and rule.valid_from <= day]
    if not in_force:
        raise LookupError(f"no rule of reading for {kind} on {day}")
    rule = max(in_force, key=lambda one: one.valid_from)
    return Term(rule.days, rule.source, rule.confirmed)
