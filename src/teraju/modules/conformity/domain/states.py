"""The closed lists of conformity, and the way of an assessment."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

ASSESSORS = frozenset({"internal_auditor", "quality_coordinator", "compliance_function"})


class State(StrEnum):
    """What stands of a requirement on a day. There is no number between them."""

    CONFORMING = "conforming"
    ATTENTION = "attention"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


# The weaker one decides where several say something; what does not apply decides nothing.
WEAKEST_FIRST = (State.MISSING, State.ATTENTION, State.CONFORMING, State.NOT_APPLICABLE)
OPEN = frozenset({State.MISSING, State.ATTENTION})


def weakest(states: Iterable[State]) -> State:
    """The state that decides among several. Raises ValueError for none."""
    return min(states, key=WEAKEST_FIRST.index)


class Result(StrEnum):
    """What an assessor finds."""

    CONFORMING = "conforming"
    MINOR = "minor"
    MAJOR = "major"
    NOT_APPLICABLE = "not_applicable"


class Progress(StrEnum):
    """How far the work is, apart from what was found."""

    NOT_BEGUN = "not_begun"
    UNDER_WAY = "under_way"
    IN_PLACE = "in_place"


class Exclusion(StrEnum):
    """Whether a requirement may be left out, and on which ground."""

    NEVER = "never"
    JUSTIFIED = "justified"
    LOW_RISK = "low_risk"
    NO_GOVERNING_BODY = "no_governing_body"


class AssessmentState(StrEnum):
    """Where an assessment stands."""

    OPEN = "open"
    CONCLUDED = "concluded"
    WITHDRAWN = "withdrawn"


_S = AssessmentState
ASSESSMENT = StateTable.of(
    "assessment",
    _S.OPEN,
    (
        Transition(_S.OPEN, "conclude", _S.CONCLUDED, ASSESSORS),
        Transition(_S.CONCLUDED, "reopen", _S.OPEN, ASSESSORS),
        # What was concluded stays: a mistake in it is corrected by opening it again.
        Transition(_S.OPEN, "withdraw", _S.WITHDRAWN, ASSESSORS),
    ),
)
