"""The statements that a policy is asked to make, read from their file once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict

FILE = Path(__file__).parent / "rules" / "policy_statements.yaml"


class Statement(BaseModel):
    """One thing that a policy has to say, in our own words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    en: str
    id: str

    @property
    def words(self) -> str:
        """The statement in the language of the reader."""
        return self.en if (get_language() or "").startswith("en") else self.id


class TopicStatements(BaseModel):
    """What a topic asks of the text of a policy from a day on, and where that was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    valid_from: date
    source: str
    confirmed: bool
    statements: tuple[Statement, ...]


class StatementFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    topics: tuple[TopicStatements, ...]


@lru_cache(maxsize=1)
def statement_lists() -> tuple[TopicStatements, ...]:
    """Every list, the oldest first. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    lists = StatementFile.model_validate(data).topics
    return tuple(sorted(lists, key=lambda one: one.valid_from))


def statement_topics(day: date) -> Mapping[str, TopicStatements]:
    """What is asked on a day, by topic."""
    return {one.topic: one for one in statement_lists() if one.valid_from <= day}


def known_statements(day: date) -> Mapping[str, Statement]:
    """Every statement that is asked for on a day, by its code."""
    return {one.code: one for topic in statement_topics(day).values() for one in topic.statements}
