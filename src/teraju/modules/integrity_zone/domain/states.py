"""How a worksheet goes from the unit to its assessor and back."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class SheetState(StrEnum):
    OPEN = "open"
    SUBMITTED = "submitted"
    ASSESSED = "assessed"
    CLOSED = "closed"
    DROPPED = "dropped"


def _arrows() -> Iterator[Transition]:
    ways = {
        SheetState.OPEN: {"submit": SheetState.SUBMITTED, "drop": SheetState.DROPPED},
        SheetState.SUBMITTED: {
            "finish": SheetState.ASSESSED,
            "return": SheetState.OPEN,
            "take_back": SheetState.OPEN,
        },
        SheetState.ASSESSED: {"close": SheetState.CLOSED, "assess_again": SheetState.SUBMITTED},
        SheetState.CLOSED: {"reopen": SheetState.ASSESSED},
        SheetState.DROPPED: {"resume": SheetState.OPEN},
    }
    for source, events in ways.items():
        for event, target in events.items():
            yield Transition(source, event, target, frozenset())


# Who takes which step says the table of rights.
SHEET = StateTable.of("zi-sheet", SheetState.OPEN, _arrows())
