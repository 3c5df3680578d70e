"""What stands in the way of an audit: its preparation, its closing meeting, its end. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from teraju.modules.audits.domain.gates import Grade

GATED = (Grade.MAJOR, Grade.MINOR)


class Missing(StrEnum):
    """What an audit lacks before a step; the page gives each its words."""

    LEAD = "lead"
    DECLARATION = "declaration"
    SLOT = "slot"
    ROW = "row"
    ANSWER = "answer"
    REASON = "reason"
    FINDING = "finding"
    PLAN = "plan"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing, and for whom or what."""

    code: Missing
    of: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the checklist as the gate sees it."""

    name: str
    answer: str = ""
    note: str = ""
    has_finding: bool = False


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding and how far its follow-up has come."""

    number: str
    grade: str
    plan_accepted: bool = False
    effect_verified: bool = False


def preparation_lacks(
    *, leads: int, undeclared: Sequence[str], slots: int, rows: int
) -> list[Lack]:
    """What is missing before an audit is prepared."""
    lacks = [] if leads == 1 else [Lack(Missing.LEAD)]
    lacks += [Lack(Missing.DECLARATION, name) for name in undeclared]
    lacks += [] if slots else [Lack(Missing.SLOT)]
    lacks += [] if rows else [Lack(Missing.ROW)]
    return lacks


def closing_lacks(rows: Iterable[Row]) -> list[Lack]:
    """What is missing before the closing meeting: every row answered.

    What was not looked at or does not apply says why; what does not conform has a finding.
    """
    lacks = []
    for row in rows:
        if not row.answer:
            lacks.append(Lack(Missing.ANSWER, row.name))
        elif row.answer in ("not_looked_at", "not_applicable") and not row.note:
            lacks.append(Lack(Missing.REASON, row.name))
        elif row.answer == "not_conforming" and not row.has_finding:
            lacks.append(Lack(Missing.FINDING, row.name))
    return lacks


def end_lacks(findings: Iterable[Followed]) -> list[Lack]:
    """What is missing before an audit is closed: two different gates.

    A minor has its plan accepted, a major its effectiveness verified.
    """
    lacks = []
    for finding in findings:
        if finding.grade == Grade.MAJOR and not finding.effect_verified:
            lacks.append(Lack(Missing.EFFECT, finding.number))
        elif finding.grade == Grade.MINOR and not (
            finding.plan_accepted or finding.effect_verified
        ):
            lacks.append(Lack(Missing.PLAN, finding.number))
    return lacks
