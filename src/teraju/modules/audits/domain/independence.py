"""Nobody audits their own work: what ties somebody to what is audited. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from teraju.kernel.periods import add_months

AUDITOR = "internal_auditor"


class TieKind(StrEnum):
    """How somebody is tied to a unit."""

    ROLE = "role"
    POST = "post"
    PROCESS = "process"


class ConflictCode(StrEnum):
    """Why somebody may not audit this; the page gives each its words."""

    OWN_PROCESS = "own_process"
    OWN_UNIT = "own_unit"
    OWN_INSPECTORATE = "own_inspectorate"


@dataclass(frozen=True, slots=True)
class Tie:
    """A role, post or process that somebody holds or held; `until` is the last day, if any.

    `path` is the place of the agency in its tree, such as "/3/7/"; "" is the whole government.
    """

    kind: TieKind
    path: str
    name: str
    since: date
    until: date | None = None
    process_id: int | None = None

    def counts(self, first_day: date, months: int) -> bool:
        """Whether it is held on the first day of the audit, or ended less than so long before."""
        if self.since > first_day:
            return False
        return self.until is None or add_months(self.until, months) >= first_day


@dataclass(frozen=True, slots=True)
class Area:
    """What is audited: an agency as a whole, or the processes of it that are named."""

    path: str
    processes: frozenset[int] = frozenset()
    is_anti_bribery: bool = False
    is_inspectorate: bool = False

    @property
    def is_whole(self) -> bool:
        return not self.processes

    def holds(self, tie: Tie) -> bool:
        """Whether a tie lies in the audited agency or in a part of it."""
        return tie.path != "" and tie.path.startswith(self.path)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One tie that stands against somebody, and why."""

    code: ConflictCode
    tie: Tie


def conflicts(ties: Iterable[Tie], area: Area, *, first_day: date, months: int) -> list[Conflict]:
    """List what stands against somebody as an auditor of this area; empty is independent.

    Own work: a process of the area; or, where a whole agency is audited or the audit is one
    against bribery, any role or post in the agency but that of internal auditor. An inspectorate
    that audits itself gets its auditors from elsewhere: there even that one counts.
    Source: ISO 9001:2015, 9.2.2 c; ISO 37001:2016, 9.2.4.
    """
    return list(_found(ties, area, first_day, months))


def _found(ties: Iterable[Tie], area: Area, first_day: date, months: int) -> Iterator[Conflict]:
    for tie in ties:
        if not tie.counts(first_day, months) or not area.holds(tie):
            continue
        if area.is_inspectorate:
            yield Conflict(ConflictCode.OWN_INSPECTORATE, tie)
        elif tie.kind is TieKind.PROCESS:
            if area.is_whole or tie.process_id in area.processes:
                yield Conflict(ConflictCode.OWN_PROCESS, tie)
            elif area.is_anti_bribery:
                yield Conflict(ConflictCode.OWN_UNIT, tie)
        elif (area.is_whole or area.is_anti_bribery) and tie.name != AUDITOR:
            yield Conflict(ConflictCode.OWN_UNIT, tie)
