"""Things in the custody of the UPG: taken in under seal, moved, and given out again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

from .states import UPG, State


class CustodyState(StrEnum):
    """Where a thing in custody is."""

    HELD = "held"
    WITH_KPK = "with_kpk"
    GIVEN_BACK = "given_back"
    WITH_STATE = "with_state"


H = CustodyState

CUSTODY = StateTable.of(
    "thing in custody",
    H.HELD,
    (
        Transition(H.HELD, "move", H.HELD, UPG),
        # KPK may ask to see a thing before it decides, and sends it back.
        Transition(H.HELD, "send", H.WITH_KPK, UPG),
        Transition(H.WITH_KPK, "take_back", H.HELD, UPG),
        Transition(H.HELD, "give_back", H.GIVEN_BACK, UPG),
        Transition(H.HELD, "hand_over", H.WITH_STATE, UPG),
        Transition(H.WITH_KPK, "hand_over", H.WITH_STATE, UPG),
        Transition(H.WITH_KPK, "give_back", H.GIVEN_BACK, UPG),
    ),
)
OUT = frozenset({H.GIVEN_BACK, H.WITH_STATE})

# A thing is given back when nobody claims it any more.
BACK_TO_RECEIVER = frozenset(
    {
        State.DECIDED_RECEIVER,
        State.NOT_REPORTABLE,
        State.UPG_LEVEL,
        State.NOT_FOLLOWED_UP,
        State.WITHDRAWN,
    }
)
# Taken in from the day on which the UPG has the report until KPK has decided.
TAKEN_IN = frozenset(
    {
        State.SUBMITTED,
        State.UNDER_CHECK,
        State.RETURNED,
        State.TO_KPK,
        State.UPG_LEVEL,
        State.FORWARDED,
        State.KPK_VERIFICATION,
        State.KPK_ANALYSIS,
        State.REPORTED_DIRECTLY,
        State.DECIDED_STATE,
    }
)


class Obstacle(StrEnum):
    """Why a step with a thing cannot be taken, or a report cannot be closed."""

    NO_OBJECT = "no_object"
    PERISHABLE = "perishable"
    NO_VALUE = "no_value"
    NOT_PERISHABLE = "not_perishable"
    DONATED = "donated"
    IN_CUSTODY = "in_custody"
    TOO_EARLY = "too_early"
    NOT_DECIDED = "not_decided"
    STILL_HELD = "still_held"
    STILL_PERISHABLE = "still_perishable"
    NOT_HANDED_OVER = "not_handed_over"
    STATE_OBJECT = "state_object"


@dataclass(frozen=True, slots=True)
class Thing:
    """A gift of a report as far as custody asks: value in rupiah, None where nobody could say."""

    value: Decimal | None
    is_perishable: bool
    custody: CustodyState | None = None
    is_donated: bool = False

    @property
    def is_held(self) -> bool:
        """Still under the UPG's seal, or lent to KPK from it."""
        return self.custody is not None and self.custody not in OUT


def hinders_taking_in(state: State, thing: Thing, *, is_refused: bool) -> Obstacle | None:
    """Why a thing cannot be taken into custody, None where it can."""
    if is_refused:
        return Obstacle.NO_OBJECT
    if thing.is_donated:
        return Obstacle.DONATED
    if thing.is_perishable:
        return Obstacle.PERISHABLE
    if thing.value == 0:
        return Obstacle.NO_VALUE
    if thing.is_held:
        return Obstacle.IN_CUSTODY
    return None if state in TAKEN_IN else Obstacle.TOO_EARLY


def hinders_donating(state: State, thing: Thing, *, is_refused: bool) -> Obstacle | None:
    """Why a thing cannot be recorded as donated: goods that spoil are, and nothing else is."""
    if is_refused:
        return Obstacle.NO_OBJECT
    if thing.is_donated:
        return Obstacle.DONATED
    if not thing.is_perishable:
        return Obstacle.NOT_PERISHABLE
    if thing.is_held:
        return Obstacle.IN_CUSTODY
    return Obstacle.TOO_EARLY if state in (State.DRAFT, State.CLOSED) else None


def hinders_giving_back(state: State) -> Obstacle | None:
    """Why a thing cannot go back to who received it: KPK has not decided, or for the state."""
    if state in (State.DECIDED_STATE, State.HANDED_OVER):
        return Obstacle.STATE_OBJECT
    return None if state in BACK_TO_RECEIVER else Obstacle.NOT_DECIDED


def hinders_handing_over(state: State) -> Obstacle | None:
    """Why a thing cannot go to the state: KPK has not decided so."""
    return None if state in (State.DECIDED_STATE, State.HANDED_OVER) else Obstacle.NOT_DECIDED


def hinders_closing(state: State, things: Sequence[Thing]) -> Obstacle | None:
    """Why a report cannot be closed: something of it still lies in custody, or has no receipt.

    At the level of the UPG goods that spoil have to be donated first.
    """
    if any(thing.is_held for thing in things):
        return Obstacle.STILL_HELD
    if state is State.DECIDED_STATE:
        return Obstacle.NOT_HANDED_OVER
    spoil = [thing for thing in things if thing.is_perishable and not thing.is_donated]
    return Obstacle.STILL_PERISHABLE if spoil and state is State.UPG_LEVEL else None
