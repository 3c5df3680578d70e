"""Study visits: the states of a request, and the rules of its days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class StudyState(StrEnum):
    """Where a study visit stands."""

    REQUESTED = "requested"
    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    HELD = "held"
    FOLLOWED = "followed"
    REFUSED = "refused"
    CANCELLED = "cancelled"


class Origin(StrEnum):
    """How a request came in."""

    FORM = "form"
    LETTER = "letter"


class Outcome(StrEnum):
    """What the guests did with what they took home."""

    NOTHING = "nothing"
    BEGUN = "begun"
    ADOPTED = "adopted"


class MilestoneKind(StrEnum):
    """What a guest government reached after its visit."""

    AGREEMENT = "agreement"
    START = "start"
    CERTIFICATE = "certificate"


S = StudyState
OPEN = frozenset({S.REQUESTED, S.PROPOSED, S.ACCEPTED})
TOOK_PLACE = frozenset({S.HELD, S.FOLLOWED})
_HOST = frozenset({"quality_coordinator", "agency_head", "regional_secretary"})


def _arrow(source: str, event: str, target: str) -> Transition:
    return Transition(source, event, target, _HOST)


STUDY = StateTable.of(
    "study visit",
    S.REQUESTED,
    (
        _arrow(S.REQUESTED, "change", S.REQUESTED),
        _arrow(S.REQUESTED, "accept", S.ACCEPTED),
        _arrow(S.REQUESTED, "propose", S.PROPOSED),
        _arrow(S.REQUESTED, "refuse", S.REFUSED),
        _arrow(S.REQUESTED, "cancel", S.CANCELLED),
        _arrow(S.PROPOSED, "propose", S.PROPOSED),
        _arrow(S.PROPOSED, "agree", S.ACCEPTED),
        _arrow(S.PROPOSED, "decline", S.REQUESTED),
        _arrow(S.PROPOSED, "refuse", S.REFUSED),
        _arrow(S.PROPOSED, "cancel", S.CANCELLED),
        _arrow(S.ACCEPTED, "arrange", S.ACCEPTED),
        _arrow(S.ACCEPTED, "propose", S.PROPOSED),
        _arrow(S.ACCEPTED, "hold", S.HELD),
        _arrow(S.ACCEPTED, "cancel", S.CANCELLED),
        _arrow(S.HELD, "record", S.HELD),
        _arrow(S.HELD, "follow_up", S.FOLLOWED),
        _arrow(S.FOLLOWED, "record", S.FOLLOWED),
        _arrow(S.FOLLOWED, "follow_up", S.FOLLOWED),
    ),
)


def broken_wish(first: date, last: date, today: date) -> Mapping[str, str]:
    """What is wrong with the days that somebody wishes: a code by field, nothing if all is well."""
    if first < today:
        return {"wished_from": "past"}
    if last < first:
        return {"wished_until": "order"}
    return {}


def broken_milestone(on: date, until: date | None, came_on: date, today: date) -> Mapping[str, str]:
    """What is wrong with the days of a milestone. Nothing that came before spreads from a visit."""
    if on > today:
        return {"on": "future"}
    if on < came_on:
        return {"on": "before"}
    if until is not None and until < on:
        return {"until": "order"}
    return {}
