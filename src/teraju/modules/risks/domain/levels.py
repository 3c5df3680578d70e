"""Kinds and levels of risk, and what "above low" means whatever the set of bands."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Kind(StrEnum):
    """What may happen: to quality, as bribery, or to the good."""

    QUALITY = "quality"
    BRIBERY = "bribery"
    OPPORTUNITY = "opportunity"


class Level(StrEnum):
    """The levels of all sets of bands; set D has no lowest one and calls its highest extreme."""

    VERY_LOW = "very_low"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very_high"
    EXTREME = "extreme"


class Stage(StrEnum):
    """What a rating judges: without controls, with them, after the plan, and as it turned out."""

    INHERENT = "inherent"
    RESIDUAL = "residual"
    TARGET = "target"
    ACTUAL = "actual"


class Plan(StrEnum):
    """What a level asks for."""

    NONE = "none"
    MONITORED = "monitored"
    REQUIRED = "required"


ABOVE_LOW = frozenset({Level.MEDIUM, Level.HIGH, Level.VERY_HIGH, Level.EXTREME})
RANKS = {
    Level.VERY_LOW: 1,
    Level.LOW: 2,
    Level.MEDIUM: 3,
    Level.HIGH: 4,
    Level.VERY_HIGH: 5,
    Level.EXTREME: 5,
}


def is_above_low(level: str) -> bool:
    """Whether a level is more than low: the word on which SNI ISO 37001 hangs its demands."""
    return level in ABOVE_LOW


def worst(levels: Collection[str]) -> str:
    """The highest of some levels; "" where there is none."""
    return max(levels, key=lambda level: (RANKS[Level(level)], level), default="")
