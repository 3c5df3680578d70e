"""The states of a controlled copy: handed out, brought back, destroyed."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class CopyState(StrEnum):
    """Where a copy is."""

    OUT = "out"
    REPLACED = "replaced"
    RECALLED = "recalled"
    DESTROYED = "destroyed"
    LOST = "lost"


class Medium(StrEnum):
    """What a copy is made of."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


_S = CopyState
_ROLES: frozenset[str] = frozenset()

COPY = StateTable.of(
    "controlled copy",
    _S.OUT,
    (
        Transition(source.value, event, target.value, _ROLES)
        for source, event, target in (
            # Its holder got the next revision under the same number and gave this one back.
            (_S.OUT, "exchange", _S.REPLACED),
            (_S.OUT, "recall", _S.RECALLED),
            (_S.OUT, "destroy", _S.DESTROYED),
            (_S.OUT, "lose", _S.LOST),
            (_S.REPLACED, "destroy", _S.DESTROYED),
            (_S.RECALLED, "destroy", _S.DESTROYED),
            # What was lost can turn up.
            (_S.LOST, "recall", _S.RECALLED),
        )
    ),
)
