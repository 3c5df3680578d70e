"""How far a control works, and what it may take off a risk."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum


class Practice(StrEnum):
    """How a control is lived, as somebody looked and saw it."""

    NOT_RUN = "not_run"
    IRREGULAR = "irregular"
    GAPS = "gaps"
    PROVEN = "proven"


class Effectiveness(StrEnum):
    """What a practice comes to: tidak efektif, kurang, cukup, efektif."""

    INEFFECTIVE = "ineffective"
    WEAK = "weak"
    FAIR = "fair"
    EFFECTIVE = "effective"


_EFFECTS = {
    Practice.NOT_RUN: Effectiveness.INEFFECTIVE,
    Practice.IRREGULAR: Effectiveness.WEAK,
    Practice.GAPS: Effectiveness.FAIR,
    Practice.PROVEN: Effectiveness.EFFECTIVE,
}
_ORDER = list(Effectiveness)
WORKING = frozenset({Effectiveness.FAIR, Effectiveness.EFFECTIVE})


def effectiveness_of(practice: str) -> Effectiveness:
    """Not run: ineffective; not routine: weak; routine with gaps: fair; proven: effective."""
    return _EFFECTS[Practice(practice)]


def together(practices: Collection[str]) -> Effectiveness:
    """What the controls of a risk come to: the best of them, or ineffective where there is none."""
    found = [effectiveness_of(one) for one in practices]
    return max(found, key=_ORDER.index, default=Effectiveness.INEFFECTIVE)


def may_lower(practices: Collection[str]) -> bool:
    """Whether a risk may be rated lower with its controls than without: one of them works."""
    return together(practices) in WORKING
