"""The rules of review and approval, read from their file once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from teraju.platform.accounts.roles import Role

from .domain.approval import ApprovalRule, rule_for
from .domain.kinds import Type

FILE = Path(__file__).parent / "rules" / "approval.yaml"


class RuleLine(BaseModel):
    """A rule as its file writes it."""

    model_config = ConfigDict(extra="forbid")

    type: Type
    anti_bribery: bool | None = None
    reviewers: frozenset[Role]
    review_stand_ins: frozenset[Role]
    approvers: frozenset[Role]
    approval_stand_ins: frozenset[Role]
    review_months: int
    valid_from: date
    source: str
    confirmed: bool


class RuleFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    rules: list[RuleLine]
    anti_bribery_topics: frozenset[str]


@lru_cache(maxsize=1)
def _file() -> RuleFile:
    """Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return RuleFile.model_validate(data)


@lru_cache(maxsize=1)
def approval_rules() -> tuple[ApprovalRule, ...]:
    """All rules of the file."""
    return tuple(ApprovalRule(**line.model_dump()) for line in _file().rules)


def anti_bribery_topics() -> frozenset[str]:
    """The codes of the subjects that are about bribery."""
    return _file().anti_bribery_topics


def is_about_bribery(topic_codes: Collection[str]) -> bool:
    """One such subject among others is enough."""
    return bool(anti_bribery_topics() & set(topic_codes))


def rule_of(kind: str, topic_codes: Collection[str], day: date) -> ApprovalRule:
    """The rule for a document on a day."""
    about = is_about_bribery(topic_codes)
    return rule_for(approval_rules(), Type(kind), day, anti_bribery=about)
