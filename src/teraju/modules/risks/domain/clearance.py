"""Whether an engagement with a partner may be started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from .diligence import BriberyLevel, DiligenceStanding, Fault
from .evaluation import EvaluationResult


class Obstacle(StrEnum):
    """What stands against starting to work with a partner, the gravest first."""

    ENDED = "ended"
    BLOCKED = "blocked"
    STOPPED = "stopped"
    NOT_ACCEPTABLE = "not_acceptable"
    NOT_JUDGED = "not_judged"
    NO_DILIGENCE = "no_diligence"
    DILIGENCE_EXPIRED = "diligence_expired"
    CONDITION_LATE = "condition_late"
    NO_COMMITMENT = "no_commitment"


@dataclass(frozen=True)
class Cleared:
    """What is known of a partner on a day."""

    level: BriberyLevel
    diligence: DiligenceStanding
    has_commitment: bool
    evaluation: EvaluationResult | None = None
    is_blocked: bool = False
    is_ended: bool = False


_FAULTS = {
    Fault.NONE_MADE: Obstacle.NO_DILIGENCE,
    Fault.LEVEL_RAISED: Obstacle.NO_DILIGENCE,
    Fault.EXPIRED: Obstacle.DILIGENCE_EXPIRED,
    Fault.CONDITION_LATE: Obstacle.CONDITION_LATE,
}


def obstacles(partner: Cleared) -> Sequence[Obstacle]:
    """All that stands against an engagement.

    Who was found not acceptable stays out at every level; due diligence and a commitment are asked
    of those above low alone. Whoever was not judged at all could be one of them.
    """
    found = [
        one
        for one, holds in (
            (Obstacle.ENDED, partner.is_ended),
            (Obstacle.BLOCKED, partner.is_blocked),
            (Obstacle.STOPPED, partner.evaluation is EvaluationResult.STOP),
            (Obstacle.NOT_ACCEPTABLE, partner.diligence.fault is Fault.NOT_ACCEPTABLE),
            (Obstacle.NOT_JUDGED, partner.level is BriberyLevel.UNKNOWN),
        )
        if holds
    ]
    if partner.level is BriberyLevel.ABOVE_LOW:
        fault = partner.diligence.fault
        if fault in _FAULTS:
            found.append(_FAULTS[fault])
        if not partner.has_commitment:
            found.append(Obstacle.NO_COMMITMENT)
    return found
