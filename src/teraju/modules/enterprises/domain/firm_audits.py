"""Audits at a small firm: its own, the body's before a certificate, and the yearly ones."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class AuditKind(StrEnum):
    """Who looks, and why."""

    INTERNAL = "internal"
    BODY = "body"
    SURVEILLANCE = "surveillance"


class AuditState(StrEnum):
    """Where an audit stands."""

    PLANNED = "planned"
    HELD = "held"
    CONCLUDED = "concluded"
    DROPPED = "dropped"


class Outcome(StrEnum):
    """What an audit came to."""

    PASSED = "passed"
    NOT_PASSED = "not_passed"


class Weight(StrEnum):
    """How heavy a finding is; an observation asks for nothing."""

    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"


AUDIT = StateTable.of(
    "audit at a firm",
    AuditState.PLANNED,
    [
        Transition(source, event, target, frozenset())
        for source, event, target in (
            ("planned", "hold", "held"),
            ("planned", "drop", "dropped"),
            ("held", "conclude", "concluded"),
            ("held", "drop", "dropped"),
            ("dropped", "resume", "planned"),
        )
    ],
)
