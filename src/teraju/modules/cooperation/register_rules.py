"""The dated rules of the register, read from their file once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from .domain.kinds import Kind, Partner, Rule, Topic

FILE = Path(__file__).parent / "data" / "register_rules.yaml"


class RuleLine(BaseModel):
    """A rule as its file writes it."""

    model_config = ConfigDict(extra="forbid")

    topic: Topic
    kinds: list[Kind]
    valid_from: date
    source: str
    confirmed: bool
    partner: Partner | None = None
    valid_until: date | None = None


@lru_cache(maxsize=1)
def register_rules() -> tuple[Rule, ...]:
    """All rules of the file. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lines = TypeAdapter(list[RuleLine]).validate_python(data)
    return tuple(Rule(**{**line.model_dump(), "kinds": frozenset(line.kinds)}) for line in lines)
