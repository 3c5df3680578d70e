"""The legal act: an instrument is marked sah or batal, and what takes a mark's force away."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class Result(StrEnum):
    """What the act says. Source: UU 2/1981, article 20."""

    SAH = "sah"
    BATAL = "batal"


class VoidReason(StrEnum):
    """Why a mark in force holds no more. Source: UU 2/1981, articles 25 and 27."""

    DAMAGE = "damage"
    SEAL_BROKEN = "seal_broken"
    REPAIR = "repair"
    MOVE = "move"
    ADDED_DEVICE = "added_device"
    OVER_LIMIT = "over_limit"
    NO_MARK = "no_mark"
    OUT_OF_USE = "out_of_use"
    MISTAKE = "mistake"


# What only the signed minutes of a visit say: the engine judged the readings, officials looked.
BY_MINUTES = frozenset({VoidReason.OVER_LIMIT, VoidReason.NO_MARK})
# What an official may find. That it was out of use is no fault of a mark: taking it into use again
# says so by itself.
BY_HAND = frozenset(VoidReason) - {VoidReason.OUT_OF_USE} - BY_MINUTES


def reasons_by_hand(result: Result, *, is_fixed: bool) -> frozenset[VoidReason]:
    """What an official may record of an act: a batal has no force that damage could take.

    What is not fixed where it stands goes from stall to stall with its mark.
    """
    if result is not Result.SAH:
        return frozenset({VoidReason.MISTAKE})
    return BY_HAND if is_fixed else BY_HAND - {VoidReason.MOVE}


class Remedy(StrEnum):
    """What was done between two attempts. Source: UU 2/1981, articles 1s and 15."""

    NONE = "none"
    ADJUSTED = "adjusted"
    REPAIRED = "repaired"


class SheetState(StrEnum):
    """Where a test sheet stands."""

    OPEN = "open"
    DECIDED = "decided"
    GIVEN_UP = "given_up"


class CertificateState(StrEnum):
    """Where a certificate (SKHP) stands."""

    TO_SIGN = "to_sign"
    SIGNED = "signed"
    SENT_BACK = "sent_back"
    WITHDRAWN = "withdrawn"


TESTER = frozenset({"tester"})
HEAD = frozenset({"metrology_head", "agency_head"})
SHEET = StateTable.of(
    "test sheet",
    SheetState.OPEN,
    (
        Transition(SheetState.OPEN, "decide", SheetState.DECIDED, TESTER),
        Transition(SheetState.OPEN, "give_up", SheetState.GIVEN_UP, TESTER),
    ),
)
C = CertificateState
CERTIFICATE = StateTable.of(
    "certificate of verification",
    C.TO_SIGN,
    (
        Transition(C.TO_SIGN, "sign", C.SIGNED, HEAD),
        Transition(C.TO_SIGN, "send_back", C.SENT_BACK, HEAD),
        Transition(C.SENT_BACK, "submit", C.TO_SIGN, TESTER),
        Transition(C.SIGNED, "withdraw", C.WITHDRAWN, HEAD),
        # Its mark is void meanwhile: there is nothing left to certify.
        Transition(C.TO_SIGN, "drop", C.WITHDRAWN, HEAD),
        Transition(C.SENT_BACK, "drop", C.WITHDRAWN, TESTER),
    ),
)
