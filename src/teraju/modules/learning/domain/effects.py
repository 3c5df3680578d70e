"""What came of a training, person by person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum


class Attendance(StrEnum):
    """Whether somebody who was asked came."""

    INVITED = "invited"
    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"


class Effect(StrEnum):
    """What a superior saw at work some time after a training."""

    EFFECTIVE = "effective"
    PARTLY = "partly"
    POOR = "poor"


def evaluate_by(held_until: date, days: int) -> date:
    """The day on which the effect is to be judged, `days` after the last day of the training."""
    return held_until + timedelta(days=days)


def is_complete(effects: Iterable[Effect | None]) -> bool:
    """Whether everybody who was present has been judged, and there was somebody."""
    found = list(effects)
    return bool(found) and all(effect is not None for effect in found)


def asks_repeat(attendance: Attendance, effect: Effect | None) -> bool:
    """Whether somebody has to be taught again: it did not work, or they were not there."""
    if attendance is Attendance.PRESENT:
        return effect is Effect.POOR
    return attendance is not Attendance.INVITED


def allows_level(effect: Effect | None) -> bool:
    """Whether what was seen is a ground for assessing somebody higher."""
    return effect in (Effect.EFFECTIVE, Effect.PARTLY)
