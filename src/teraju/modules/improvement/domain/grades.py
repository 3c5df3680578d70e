"""What a nonconformity is, how heavy it weighs, and what each weight demands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Source(StrEnum):
    """Where a nonconformity or an action comes from."""

    AUDIT = "audit"
    COMPLAINT = "complaint"
    REVIEW = "review"
    INCIDENT = "incident"
    CONCERN = "concern"
    EXTERNAL_BODY = "external_body"
    OUTPUT = "output"
    MONITORING = "monitoring"
    OTHER = "other"


class Grade(StrEnum):
    """How heavy it weighs, the heaviest first."""

    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"
    OPPORTUNITY = "opportunity"


class Gate(IntEnum):
    """How far a nonconformity has come; each gate lies behind the one before it."""

    NONE = 0
    CORRECTED = 1
    PLAN_ACCEPTED = 2
    IMPLEMENTED = 3
    EFFECT_VERIFIED = 4


@dataclass(frozen=True)
class Demands:
    """What a grade demands on the way, and the gate at which it may be closed."""

    correction: bool
    action: bool
    cause: bool
    similar: bool
    effect: bool
    closes_at: Gate


# A major is closed when its effect is verified; a minor when its plan is accepted, and its effect
# is verified all the same, later. What is no nonconformity asks for no cause and no check.
DEMANDS: Mapping[Grade, Demands] = {
    Grade.MAJOR: Demands(
        correction=True,
        action=True,
        cause=True,
        similar=True,
        effect=True,
        closes_at=Gate.EFFECT_VERIFIED,
    ),
    Grade.MINOR: Demands(
        correction=True,
        action=False,
        cause=True,
        similar=True,
        effect=True,
        closes_at=Gate.PLAN_ACCEPTED,
    ),
    Grade.OBSERVATION: Demands(
        correction=False,
        action=False,
        cause=False,
        similar=False,
        effect=False,
        closes_at=Gate.IMPLEMENTED,
    ),
    Grade.OPPORTUNITY: Demands(
        correction=False,
        action=False,
        cause=False,
        similar=False,
        effect=False,
        closes_at=Gate.IMPLEMENTED,
    ),
}
# What is known of these by their number and day stands in registers outside.
NUMBERED = frozenset({Source.COMPLAINT, Source.CONCERN, Source.EXTERNAL_BODY})


def demands(grade: str) -> Demands:
    return DEMANDS[Grade(grade)]
