"""Where an appointment and a request from the net stand."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

from .orders import AT_WORK

DESK = frozenset({"counter", "metrology_head"})
# Whoever proved the contact with a code; nobody with an account.
SENDER = frozenset({"sender"})


class AppointmentState(StrEnum):
    """Whether a tester comes, came, came in vain, or does not come."""

    BOOKED = "booked"
    KEPT = "kept"
    MISSED = "missed"
    CANCELLED = "cancelled"


class RequestState(StrEnum):
    """What became of a request that came over the net."""

    RECEIVED = "received"
    TAKEN = "taken"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


A, R = AppointmentState, RequestState
APPOINTMENT = StateTable.of(
    "appointment",
    A.BOOKED,
    (
        Transition(A.BOOKED, "keep", A.KEPT, AT_WORK),
        # The way was made: its time stays taken, and the letter that sent there stays one.
        Transition(A.BOOKED, "miss", A.MISSED, AT_WORK),
        Transition(A.BOOKED, "cancel", A.CANCELLED, DESK),
    ),
)
REQUEST = StateTable.of(
    "request from the net",
    R.RECEIVED,
    (
        Transition(R.RECEIVED, "take", R.TAKEN, DESK),
        Transition(R.RECEIVED, "decline", R.DECLINED, DESK),
        Transition(R.RECEIVED, "withdraw", R.WITHDRAWN, SENDER),
    ),
)
