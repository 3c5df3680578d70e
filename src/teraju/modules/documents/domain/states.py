"""The states of a revision, of a document and of a request to change it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition

# Who may cause a step in a certain document depends on its type: see domain/approval.py.
ANYONE_IN_CHARGE: frozenset[str] = frozenset()


class RevisionState(StrEnum):
    """Where a revision stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    IN_APPROVAL = "in_approval"
    APPROVED = "approved"
    EFFECTIVE = "effective"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class DocumentState(StrEnum):
    """Whether a document is still looked after. That it is in force, its revisions tell."""

    ACTIVE = "active"
    WITHDRAWN = "withdrawn"


class RequestState(StrEnum):
    """Where a request to change a document stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken_back"


_R = RevisionState

# Somebody still works on it, or it waits for a hand.
OPEN_STATES = (_R.DRAFT, _R.IN_REVIEW, _R.IN_APPROVAL)
# It was approved once: its text never changes again.
APPROVED_STATES = (_R.APPROVED, _R.EFFECTIVE, _R.SUPERSEDED, _R.WITHDRAWN)


def _arrows(*rows: tuple[StrEnum, str, StrEnum]) -> Iterable[Transition]:
    return (
        Transition(source.value, event, target.value, ANYONE_IN_CHARGE)
        for source, event, target in rows
    )


REVISION = StateTable.of(
    "revision",
    _R.DRAFT,
    _arrows(
        (_R.DRAFT, "send_to_review", _R.IN_REVIEW),
        # Types without a reviewer.
        (_R.DRAFT, "send_to_approval", _R.IN_APPROVAL),
        (_R.DRAFT, "cancel", _R.CANCELLED),
        # A retained record needs no approval: it is what it is.
        (_R.DRAFT, "keep", _R.EFFECTIVE),
        (_R.IN_REVIEW, "pass_review", _R.IN_APPROVAL),
        (_R.IN_REVIEW, "return", _R.DRAFT),
        (_R.IN_REVIEW, "cancel", _R.CANCELLED),
        (_R.IN_APPROVAL, "approve", _R.APPROVED),
        (_R.IN_APPROVAL, "return", _R.DRAFT),
        (_R.IN_APPROVAL, "cancel", _R.CANCELLED),
        (_R.APPROVED, "take_effect", _R.EFFECTIVE),
        (_R.APPROVED, "withdraw", _R.WITHDRAWN),
        (_R.EFFECTIVE, "supersede", _R.SUPERSEDED),
        (_R.EFFECTIVE, "withdraw", _R.WITHDRAWN),
    ),
)

CHANGE_REQUEST = StateTable.of(
    "change request",
    RequestState.OPEN,
    _arrows(
        (RequestState.OPEN, "accept", RequestState.ACCEPTED),
        (RequestState.OPEN, "decline", RequestState.DECLINED),
        (RequestState.OPEN, "take_back", RequestState.TAKEN_BACK),
    ),
)
