"""Reviews: their states, what covers a subject of the agenda, and when the next is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months
from teraju.kernel.states import StateTable, Transition


class ReviewKind(StrEnum):
    """Who reviews: the head, the governing body, or the anti-bribery function that reports."""

    MANAGEMENT = "management"
    GOVERNING_BODY = "governing_body"
    COMPLIANCE_REPORT = "compliance_report"


class ReviewState(StrEnum):
    """Where a review stands."""

    PLANNED = "planned"
    GATHERED = "gathered"
    HELD = "held"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class DecisionKind(StrEnum):
    """What a review decides on."""

    OPPORTUNITY = "opportunity"
    SYSTEM_CHANGE = "system_change"
    RESOURCES = "resources"
    OTHER = "other"


class Recipient(StrEnum):
    """Before whom the result is laid."""

    HEAD = "head"
    GOVERNING_BODY = "governing_body"


class Coverage(StrEnum):
    """Whether a subject of the agenda was dealt with; the last two keep the minutes open."""

    COVERED = "covered"
    NOTHING_SAID = "nothing_said"
    CONCERN_UNANSWERED = "concern_unanswered"


_WRITERS = frozenset({"quality_coordinator", "compliance_function", "agency_head"})
# The chair of a management review, of the governing body's, and the function for its own report.
_CHAIRS = frozenset({"agency_head", "regional_head", "compliance_function"})
_S = ReviewState

REVIEW = StateTable.of(
    "review",
    _S.PLANNED,
    (
        Transition(source, event, target, roles)
        for source, event, target, roles in (
            (_S.PLANNED, "gather", _S.GATHERED, _WRITERS),
            (_S.GATHERED, "gather", _S.GATHERED, _WRITERS),
            (_S.PLANNED, "postpone", _S.PLANNED, _WRITERS),
            (_S.GATHERED, "postpone", _S.GATHERED, _WRITERS),
            (_S.PLANNED, "cancel", _S.CANCELLED, _WRITERS),
            (_S.GATHERED, "cancel", _S.CANCELLED, _WRITERS),
            (_S.GATHERED, "hold", _S.HELD, _WRITERS),
            # Put on record by mistake.
            (_S.HELD, "take_back", _S.GATHERED, _WRITERS),
            (_S.HELD, "submit", _S.SUBMITTED, _WRITERS),
            (_S.SUBMITTED, "return", _S.HELD, _CHAIRS),
            (_S.SUBMITTED, "approve", _S.APPROVED, _CHAIRS),
            (_S.APPROVED, "close", _S.CLOSED, _WRITERS),
        )
    ),
)

# The minutes are being written.
WRITABLE = frozenset({_S.GATHERED, _S.HELD})
OPEN = frozenset({_S.PLANNED, _S.GATHERED, _S.HELD, _S.SUBMITTED})
APPROVED = frozenset({_S.APPROVED, _S.CLOSED})


@dataclass(frozen=True, slots=True)
class Laid:
    """What was laid before the review on one subject: facts, and those that ask for a decision."""

    facts: int = 0
    concerns: int = 0


def coverage(laid: Laid, *, has_note: bool) -> Coverage:
    """Whether a subject was dealt with.

    A note always covers it. Without one, facts that raise no concern speak for themselves; a
    concern needs an answer, and where there is no record somebody has to say what that means.
    """
    if has_note:
        return Coverage.COVERED
    if laid.concerns:
        return Coverage.CONCERN_UNANSWERED
    return Coverage.COVERED if laid.facts else Coverage.NOTHING_SAID


def uncovered(
    mandatory: Iterable[str], laid: Mapping[str, Laid], noted: Collection[str]
) -> list[tuple[str, Coverage]]:
    """The mandatory subjects that keep the minutes from approval, in the order given."""
    found = (
        (subject, coverage(laid.get(subject, Laid()), has_note=subject in noted))
        for subject in mandatory
    )
    return [(subject, how) for subject, how in found if how is not Coverage.COVERED]


def next_due(held_on: date, months: int) -> date:
    """The last day for the next review of the kind: so many months later, same day."""
    return add_months(held_on, months)


def valid_until(held_on: date, months: int) -> date:
    """The last day on which a review still proves: the day before the next would be late."""
    return add_months(held_on, months) - timedelta(days=1)


def recipients(
    kind: ReviewKind, *, is_anti_bribery: bool, has_governing_body: bool
) -> tuple[Recipient, ...]:
    """Before whom a result is laid: the function reports to both, the head sums up for the body.

    Where nobody stands above the head, the report ends with the head.
    """
    above = (Recipient.GOVERNING_BODY,) if has_governing_body else ()
    match kind:
        case ReviewKind.COMPLIANCE_REPORT:
            return (Recipient.HEAD, *above)
        case ReviewKind.MANAGEMENT if is_anti_bribery:
            return above
        case _:
            return ()
