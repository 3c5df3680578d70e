"""Where an order may be worked on, and where each instrument of it stands."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

AT_WORK = frozenset({"counter", "tester", "metrology_head"})
# A house rule: whoever brought it waits for an answer, so that an instrument out of scope is
# referred within these days.
REFERRED_WITHIN = timedelta(days=5)


class OrderSite(StrEnum):
    """Where it is tested: at the office, where it stands (loko), at a market session (sidang)."""

    OFFICE = "office"
    IN_PLACE = "in_place"
    SESSION = "session"


class LineState(StrEnum):
    """Where an instrument of an order stands, between its arrival and its mark."""

    WAITING = "waiting"
    IN_TEST = "in_test"
    PAUSED = "paused"
    TO_SIGN = "to_sign"
    RETURNED = "returned"
    DONE = "done"
    REFERRED = "referred"
    CANCELLED = "cancelled"


# Those that are still to be tested.
RUNNING = (LineState.WAITING, LineState.IN_TEST, LineState.PAUSED)


class PauseReason(StrEnum):
    """For whom an instrument waits while the promised time stands still."""

    REPAIRER = "repairer"
    OWNER = "owner"


class SessionState(StrEnum):
    """Where a market session stands."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    HELD = "held"
    CANCELLED = "cancelled"


L = LineState
LINE = StateTable.of(
    "instrument of an order",
    L.WAITING,
    (
        Transition(L.WAITING, "take", L.IN_TEST, AT_WORK),
        Transition(L.IN_TEST, "put_back", L.WAITING, AT_WORK),
        Transition(L.WAITING, "pause", L.PAUSED, AT_WORK),
        Transition(L.IN_TEST, "pause", L.PAUSED, AT_WORK),
        Transition(L.PAUSED, "resume", L.WAITING, AT_WORK),
        # A mark is the result; a certificate asked for waits for the head.
        Transition(L.IN_TEST, "mark", L.DONE, AT_WORK),
        Transition(L.IN_TEST, "mark_for_certificate", L.TO_SIGN, AT_WORK),
        Transition(L.TO_SIGN, "sign", L.DONE, AT_WORK),
        # The head sent the certificate back: whoever tested puts it right and submits it again.
        Transition(L.TO_SIGN, "return", L.RETURNED, frozenset({"metrology_head", "agency_head"})),
        Transition(L.RETURNED, "submit", L.TO_SIGN, frozenset({"tester"})),
        # The mark was void before its certificate was signed: the instrument waits again.
        Transition(L.TO_SIGN, "reopen", L.WAITING, AT_WORK),
        Transition(L.RETURNED, "reopen", L.WAITING, AT_WORK),
        # The mark was recorded by mistake while the order runs; or that was the mistake.
        Transition(L.DONE, "reopen", L.WAITING, AT_WORK),
        Transition(L.WAITING, "restore", L.DONE, frozenset({"metrology_head"})),
        Transition(L.WAITING, "refer", L.REFERRED, AT_WORK),
        Transition(L.WAITING, "cancel", L.CANCELLED, AT_WORK),
        Transition(L.PAUSED, "cancel", L.CANCELLED, AT_WORK),
    ),
)
T = SessionState
SESSION = StateTable.of(
    "market session",
    T.PLANNED,
    (
        Transition(T.PLANNED, "confirm", T.CONFIRMED, frozenset({"metrology_head"})),
        Transition(T.CONFIRMED, "reopen", T.PLANNED, frozenset({"metrology_head"})),
        Transition(T.CONFIRMED, "hold", T.HELD, AT_WORK),
        Transition(T.PLANNED, "cancel", T.CANCELLED, frozenset({"metrology_head"})),
        Transition(T.CONFIRMED, "cancel", T.CANCELLED, frozenset({"metrology_head"})),
    ),
)
