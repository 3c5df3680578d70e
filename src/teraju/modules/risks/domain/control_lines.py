"""When a line of a control worksheet says enough."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

GAPS = frozenset({"partly", "no"})


class Lacking(StrEnum):
    """What a line still lacks."""

    ANSWER = "answer"
    EVIDENCE = "evidence"
    ACTION = "action"
    OFFICE = "office"
    DUE = "due_on"


@dataclass(frozen=True)
class Said:
    """What was entered on one control."""

    answer: str = ""
    evidence: str = ""
    action: str = ""
    office: str = ""
    due_on: date | None = None


def lacks(said: Said) -> Lacking | None:
    """The first thing a line lacks; None where it is whole.

    What is in place is shown by something, what does not apply has its reason, and a gap has an
    action with somebody who sees to it and a day.
    """
    if not said.answer:
        return Lacking.ANSWER
    if said.answer not in GAPS:
        return None if said.evidence else Lacking.EVIDENCE
    if not said.action:
        return Lacking.ACTION
    if not said.office:
        return Lacking.OFFICE
    return None if said.due_on else Lacking.DUE
