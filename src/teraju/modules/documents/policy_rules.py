"""The statements that a policy is asked to make, read from their file once."""

from __future__ import annotations

from collections.abc import Mapping
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
    """What a topic asks of the text of a policy, and where that was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: str
    source: str
    confirmed: bool
    statements: tuple[Statement, ...]


class StatementFile(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    topics: tuple[TopicStatements, ...]


@lru_cache(maxsize=1)
def statement_topics() -> Mapping[str, TopicStatements]:
    """The statements by topic. Raises pydantic's ValidationError with every fault at once."""
    data: Any = yaml.load(FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return {one.topic: one for one in StatementFile.model_validate(data).topics}


def known_statements() -> Mapping[str, Statement]:
    """Every statement of the file by its code."""
    return {one.code: one for topic in statement_topics().values() for one in topic.statements}
