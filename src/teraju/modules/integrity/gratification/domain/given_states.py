"""What an organisation gives or receives as such: asked for, decided on before the event, done."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

EVERYBODY = frozenset({"staff"})
HEAD = frozenset({"agency_head"})


class Direction(StrEnum):
    """Who gives."""

    GIVEN = "given"
    RECEIVED = "received"


class CourtesyKind(StrEnum):
    """What is given."""

    GIFT = "gift"
    HOSPITALITY = "hospitality"
    DONATION = "donation"
    SPONSORSHIP = "sponsorship"
    TRAVEL = "travel"
    OTHER = "other"


class CourtesyState(StrEnum):
    """Where it stands."""

    REQUESTED = "requested"
    APPROVED = "approved"
    REFUSED = "refused"
    DONE = "done"
    CANCELLED = "cancelled"


_S = CourtesyState
COURTESY = StateTable.of(
    "gift or hospitality of the organisation",
    _S.REQUESTED,
    (
        Transition(_S.REQUESTED, "approve", _S.APPROVED, HEAD),
        Transition(_S.REQUESTED, "refuse", _S.REFUSED, HEAD),
        Transition(_S.REQUESTED, "cancel", _S.CANCELLED, EVERYBODY),
        Transition(_S.APPROVED, "carry_out", _S.DONE, EVERYBODY),
        Transition(_S.APPROVED, "cancel", _S.CANCELLED, EVERYBODY),
    ),
)
