"""The dated rules of supervision, read from their file once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from .domain.supervision.following import Counted, FollowUpRule, rule_on

FILE = Path(__file__).parent / "rules" / "supervision.yaml"


class RuleLine(BaseModel):
    """A rule as its file writes it."""

    model_config = ConfigDict(extra="forbid")

    valid_from: date
    days: int = Field(gt=0)
    counted: Counted
    bands: list[int] = Field(min_length=1)
    source: str
    confirmed: bool


class RuleFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    follow_up: list[RuleLine] = Field(min_length=1)


@lru_cache(maxsize=1)
def follow_up_rules() -> tuple[FollowUpRule, ...]:
    """All rules of the file. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lines = RuleFile.model_validate(data).follow_up
    return tuple(
        FollowUpRule(**{**line.model_dump(), "bands": tuple(line.bands)}) for line in lines
    )


def follow_up_rule(on: date) -> FollowUpRule:
    """The rule on following up recommendations that was in force on a day."""
    return rule_on(follow_up_rules(), on)
