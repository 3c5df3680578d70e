"""The states of a declared conflict, of a round and of an exception, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

from .kinds import Handling, RoundState

SUPERIORS = frozenset({"agency_head", "regional_secretary", "regional_head"})
FUNCTION = frozenset({"compliance_function", "regional_secretary"})
KEEPERS = frozenset({"agency_head", "compliance_function"})
EVERYBODY = frozenset({"staff"})


class ConflictState(StrEnum):
    """Where a declared conflict stands."""

    DECLARED = "declared"
    ALLOWED = "allowed"
    REMOVED = "removed"
    REFUSED = "refused"
    ENDED = "ended"


class ExceptionState(StrEnum):
    """Whether a statement says of anything that was offered, and what became of it."""

    NONE = "none"
    RAISED = "raised"
    HANDLED = "handled"


_C, _E, _R = ConflictState, ExceptionState, RoundState
DECIDED = (_C.ALLOWED, _C.REMOVED, _C.REFUSED)

CONFLICT = StateTable.of(
    "conflict of interest",
    _C.DECLARED,
    (
        *(Transition(_C.DECLARED, str(how), _C(how.value), SUPERIORS) for how in Handling),
        # What was decided may turn out differently: it is decided anew, with the reason.
        *(
            Transition(state, str(how), _C(how.value), SUPERIORS)
            for state in DECIDED
            for how in Handling
        ),
        *(Transition(state, "end", _C.ENDED, EVERYBODY) for state in (_C.DECLARED, *DECIDED)),
    ),
)

EXCEPTION = StateTable.of(
    "exception in a statement",
    _E.RAISED,
    (Transition(_E.RAISED, "handle", _E.HANDLED, FUNCTION),),
)

ROUND = StateTable.of(
    "yearly round",
    _R.OPEN,
    (
        Transition(_R.OPEN, "extend", _R.OPEN, KEEPERS),
        Transition(_R.OPEN, "close", _R.CLOSED, KEEPERS),
        Transition(_R.OPEN, "cancel", _R.CANCELLED, KEEPERS),
        # Somebody was forgotten: the round goes on.
        Transition(_R.CLOSED, "reopen", _R.OPEN, KEEPERS),
    ),
)
