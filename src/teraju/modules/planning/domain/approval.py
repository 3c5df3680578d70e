"""The states of whatever the head of an agency approves."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

WRITERS = frozenset({"agency_head", "quality_coordinator", "compliance_function", "process_owner"})
HEAD = frozenset({"agency_head"})


class Status(StrEnum):
    """Where a text stands between its first word and the next version."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    DISCARDED = "discarded"


OPEN = frozenset({Status.DRAFT, Status.SUBMITTED})
FROZEN = frozenset({Status.APPROVED, Status.SUPERSEDED})

APPROVAL = StateTable.of(
    "approval",
    Status.DRAFT,
    (
        Transition(source, event, target, roles)
        for source, event, target, roles in (
            (Status.DRAFT, "submit", Status.SUBMITTED, WRITERS),
            (Status.SUBMITTED, "return", Status.DRAFT, HEAD),
            (Status.SUBMITTED, "approve", Status.APPROVED, HEAD),
            (Status.DRAFT, "discard", Status.DISCARDED, WRITERS),
            # Caused by the approval of the next one.
            (Status.APPROVED, "supersede", Status.SUPERSEDED, HEAD),
        )
    ),
)
