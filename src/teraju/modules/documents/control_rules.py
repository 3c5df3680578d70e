"""When a draft has waited too long, read from its file once."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent / "rules" / "control.yaml"


class ControlRule(BaseModel):
    """How many calendar days a draft may wait for review and approval."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    waiting_days: int
    valid_from: date
    source: str
    confirmed: bool


@lru_cache(maxsize=1)
def control_rule() -> ControlRule:
    """The rule of the file. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return ControlRule.model_validate(data)
