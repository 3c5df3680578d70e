"""What belongs into the audit programme of a year, by risk. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Reason(StrEnum):
    """Why a unit is suggested; the page gives each its words."""

    RISK = "risk"
    NEVER_AUDITED = "never_audited"
    LONG_AGO = "long_ago"
    OPEN_MAJORS = "open_majors"
    OPEN_MINORS = "open_minors"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Signals:
    """What is known of an agency on a day. `worst_level` is that of its risks, "" unknown."""

    worst_level: str = ""
    last_audit: date | None = None
    open_majors: int = 0
    open_minors: int = 0
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Points, whether they are enough for the programme, and what they come from."""

    points: int
    is_due: bool
    reasons: tuple[Reason, ...]


def suggest(signals: Signals, on: date, points: Mapping[str, Any], due_points: int) -> Suggestion:
    """Weigh what is known of an agency for the programme of the year that begins on a day.

    A level that the table does not know weighs nothing. Years since the last audit are begun
    years: 13 months are two.
    """
    parts = [
        (Reason.RISK, points["risk"].get(signals.worst_level, 0)),
        (Reason.OPEN_MAJORS, signals.open_majors * points["open_major"]),
        (Reason.OPEN_MINORS, signals.open_minors * points["open_minor"]),
        (Reason.CHANGES, signals.changes * points["change"]),
    ]
    if signals.last_audit is None:
        parts.append((Reason.NEVER_AUDITED, points["never_audited"]))
    else:
        years = years_begun(signals.last_audit, on)
        parts.append((Reason.LONG_AGO, years * points["each_year_since"]))
    told = tuple(reason for reason, weight in parts if weight)
    total = sum(weight for _reason, weight in parts)
    return Suggestion(total, total >= due_points, told)


def years_begun(since: date, on: date) -> int:
    """How many years since a day have begun: 0 on the day itself, 1 up to the same day again."""
    if on <= since:
        return 0
    whole = on.year - since.year - ((on.month, on.day) < (since.month, since.day))
    is_anniversary = (on.month, on.day) == (since.month, since.day)
    return whole if is_anniversary else whole + 1
