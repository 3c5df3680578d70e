"""The states of a survey and of a complaint, and what moves them."""

from __future__ import annotations

from enum import StrEnum

from teraju.kernel.states import StateTable, Transition


class SurveyState(StrEnum):
    """Where a survey stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    PUBLISHED = "published"
    DROPPED = "dropped"


class ComplaintState(StrEnum):
    """Where a complaint stands."""

    RECEIVED = "received"
    IN_WORK = "in_work"
    ANSWERED = "answered"
    CLOSED = "closed"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"


class Standing(StrEnum):
    """Whether an answer counts."""

    COUNTED = "counted"
    MARKED = "marked"
    LEFT_OUT = "left_out"


class Channel(StrEnum):
    """How an answer came."""

    PHONE = "phone"
    KIOSK = "kiosk"
    PAPER = "paper"
    FILE = "file"


class ComplaintChannel(StrEnum):
    """How a complaint came."""

    COUNTER = "counter"
    PAPER = "paper"
    TELEPHONE = "telephone"
    LETTER = "letter"
    SP4N = "sp4n"


class Outcome(StrEnum):
    """Whether a complaint was justified."""

    JUSTIFIED = "justified"
    PARTLY = "partly"
    UNFOUNDED = "unfounded"


OPEN_COMPLAINTS = (ComplaintState.RECEIVED, ComplaintState.IN_WORK, ComplaintState.ANSWERED)


def _table(name: str, initial: str, arrows: list[tuple[str, str, str]]) -> StateTable:
    return StateTable.of(name, initial, (Transition(*arrow, frozenset()) for arrow in arrows))


SURVEY = _table(
    "survey",
    SurveyState.DRAFT,
    [
        (SurveyState.DRAFT, "open", SurveyState.OPEN),
        (SurveyState.DRAFT, "drop", SurveyState.DROPPED),
        (SurveyState.OPEN, "close", SurveyState.CLOSED),
        (SurveyState.CLOSED, "reopen", SurveyState.OPEN),
        (SurveyState.CLOSED, "publish", SurveyState.PUBLISHED),
        (SurveyState.PUBLISHED, "withdraw", SurveyState.CLOSED),
        (SurveyState.DROPPED, "take_up", SurveyState.DRAFT),
    ],
)
COMPLAINT = _table(
    "complaint",
    ComplaintState.RECEIVED,
    [
        (ComplaintState.RECEIVED, "take_up", ComplaintState.IN_WORK),
        (ComplaintState.RECEIVED, "forward", ComplaintState.FORWARDED),
        (ComplaintState.RECEIVED, "withdraw", ComplaintState.WITHDRAWN),
        (ComplaintState.IN_WORK, "answer", ComplaintState.ANSWERED),
        (ComplaintState.IN_WORK, "forward", ComplaintState.FORWARDED),
        (ComplaintState.IN_WORK, "withdraw", ComplaintState.WITHDRAWN),
        (ComplaintState.ANSWERED, "close", ComplaintState.CLOSED),
        (ComplaintState.ANSWERED, "reopen", ComplaintState.IN_WORK),
        (ComplaintState.CLOSED, "reopen", ComplaintState.IN_WORK),
        (ComplaintState.FORWARDED, "reopen", ComplaintState.IN_WORK),
        (ComplaintState.WITHDRAWN, "reopen", ComplaintState.IN_WORK),
    ],
)
