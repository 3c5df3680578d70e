"""The kinds of documents, their level, and whether they are kept up or kept as they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Type(StrEnum):
    """What a document is."""

    POLICY = "policy"
    MANUAL = "manual"
    PROCEDURE = "procedure"
    WORK_INSTRUCTION = "work_instruction"
    FORM = "form"
    EXTERNAL = "external"
    RECORD = "record"


class Nature(StrEnum):
    """Kept up to date through revisions, or kept as proof and never changed."""

    MAINTAIN = "maintain"
    RETAIN = "retain"


class Classification(StrEnum):
    """Who may have a document."""

    PUBLIC = "public"
    INTERNAL = "internal"
    LIMITED = "limited"


# The usual pyramid: 1 says what is wanted, 2 who does what, 3 how, 4 what it is written on.
LEVELS: Mapping[Type, int] = {
    Type.POLICY: 1,
    Type.MANUAL: 1,
    Type.PROCEDURE: 2,
    Type.WORK_INSTRUCTION: 3,
    Type.EXTERNAL: 3,
    Type.FORM: 4,
    Type.RECORD: 4,
}


def level_of(kind: Type) -> int:
    """The level of a document in the pyramid, 1 (top) to 4."""
    return LEVELS[kind]


def types_of_level(level: int) -> list[Type]:
    """The types that stand on a level, in their order."""
    return [kind for kind in Type if LEVELS[kind] == level]


def nature_of(kind: Type) -> Nature:
    """A record is retained; everything else is maintained."""
    return Nature.RETAIN if kind is Type.RECORD else Nature.MAINTAIN
