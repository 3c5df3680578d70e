"""Who may be in a team, and who reviews whose report: nobody supervises or reviews his own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .kinds import Declaration, Part

# Exactly one of each: who answers for the assignment, who guides it, who leads it.
ONE_EACH = (Part.RESPONSIBLE, Part.TECHNICAL, Part.LEADER)
# Those who look and ask; the others only answer for what they found.
EXECUTING = frozenset({Part.LEADER, Part.MEMBER})
# From the first review of a report to the last.
LEVELS = (Part.LEADER, Part.TECHNICAL, Part.RESPONSIBLE)


@dataclass(frozen=True)
class Member:
    """Somebody in a team: the part, the own word on conflicts, and whether the audited agency's.

    `key` tells members apart; `belongs` is true for people of the audited agency.
    """

    key: str
    part: Part
    declaration: Declaration = Declaration.NONE_YET
    belongs: bool = False


class Problem(StrEnum):
    """Why a letter of assignment cannot be issued to a team."""

    RESPONSIBLE_MISSING = "responsible_missing"
    TECHNICAL_MISSING = "technical_missing"
    LEADER_MISSING = "leader_missing"
    PART_TWICE = "part_twice"
    NOT_DECLARED = "not_declared"
    CONFLICT = "conflict"
    BELONGS = "belongs"
    NO_SAFEGUARD = "no_safeguard"


MISSING = {
    Part.RESPONSIBLE: Problem.RESPONSIBLE_MISSING,
    Part.TECHNICAL: Problem.TECHNICAL_MISSING,
    Part.LEADER: Problem.LEADER_MISSING,
}


@dataclass(frozen=True)
class Finding:
    """A problem, and the key of the member it concerns ("" for the team)."""

    problem: Problem
    key: str = ""


def may_join(part: Part, *, belongs: bool, is_own_agency: bool) -> bool:
    """Whether somebody can take a part in a team at all.

    Nobody of the audited agency does. Where the Inspektorat supervises itself, those who answer
    for the assignment are its own by necessity; who looks and asks comes from elsewhere.
    """
    return not belongs or (is_own_agency and part not in EXECUTING)


def check_team(
    members: Sequence[Member], *, is_own_agency: bool, safeguard: str = ""
) -> list[Finding]:
    """Everything that keeps a letter of assignment from being issued."""
    counts = Counter(one.part for one in members)
    found = [Finding(MISSING[part]) for part in ONE_EACH if not counts[part]]
    found += [Finding(Problem.PART_TWICE) for part in ONE_EACH if counts[part] > 1][:1]
    if is_own_agency and not safeguard.strip():
        found.append(Finding(Problem.NO_SAFEGUARD))
    for one in members:
        if not may_join(one.part, belongs=one.belongs, is_own_agency=is_own_agency):
            found.append(Finding(Problem.BELONGS, one.key))
        if one.declaration is Declaration.CONFLICT:
            found.append(Finding(Problem.CONFLICT, one.key))
        elif one.declaration is Declaration.NONE_YET:
            found.append(Finding(Problem.NOT_DECLARED, one.key))
    return found


def levels_above(writer: Part) -> tuple[Part, ...]:
    """The levels that review a report, from the first to the last: all above who wrote it.

    Raises ValueError for who answers for the assignment: nobody stands above to review.
    """
    if writer is Part.RESPONSIBLE:
        raise ValueError("who answers for an assignment does not write its report")
    if writer is Part.MEMBER:
        return LEVELS
    return LEVELS[LEVELS.index(writer) + 1 :]


def next_level(writer: Part, approved: Iterable[Part]) -> Part | None:
    """The level whose turn it is; None when all have approved."""
    done = set(approved)
    return next((level for level in levels_above(writer) if level not in done), None)
