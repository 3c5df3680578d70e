"""Who tells conformity what its records prove: modules fill this when they start."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import TypeVar

from django.utils.functional import Promise

from teraju.kernel.gathering import gathering, once

from .domain.evidence import Proof

Text = str | Promise

Find = Callable[[Collection[int], date], Iterable[Proof]]
AuditDays = Callable[[Collection[int]], Mapping[int, Collection[date]]]
R = TypeVar("R")


@dataclass(frozen=True)
class EvidenceKind:
    """One kind of record that proves something.

    `find(agency_ids, on)` gives what the records of these agencies prove as they stood on a day:
    nothing recorded later, and with the same few queries for any number of agencies. What is not
    valid on that day any more is given too: a gap says what ran out. `start_url(agency_id)` leads
    to where such a record begins, and whoever does not hold `start_right` there is not sent.
    """

    kind: str
    label: Text
    topics: frozenset[str]
    find: Find
    start_url: Callable[[int], str]
    start_right: str = ""


_kinds: dict[str, EvidenceKind] = {}
_audit_days: list[AuditDays] = []


def register_evidence(*kinds: EvidenceKind) -> None:
    for kind in kinds:
        if _kinds.setdefault(kind.kind, kind) is not kind:
            raise ValueError(f"the evidence {kind.kind} is registered twice")


def evidence_kinds() -> list[EvidenceKind]:
    return sorted(_kinds.values(), key=lambda kind: kind.kind)


def register_audit_days(provider: AuditDays) -> None:
    """Add a source of the first days on which bodies audited, or will audit, an agency."""
    if provider not in _audit_days:
        _audit_days.append(provider)


def proofs_of(
    agency_ids: Collection[int], on: date, topics: Collection[str] | None = None
) -> list[Proof]:
    """All that registered records prove; a fixed number of queries.

    With `topics` those that speak of one of them alone; kinds that name others are not asked.
    """
    kinds = evidence_kinds()
    if topics is not None:
        kinds = [one for one in kinds if not one.topics or not one.topics.isdisjoint(topics)]
    with gathering():
        found = [proof for kind in kinds for proof in kind.find(agency_ids, on)]
    return [one for one in found if topics is None or not one.topics.isdisjoint(topics)]


def read_once(
    read: Callable[[Collection[int], date], R],
) -> Callable[[Collection[int], date], R]:
    """Read for several kinds what they have in common: one time for each `proofs_of`.

    Asked outside of it, the records are read anew. What is read is shared: nobody changes it.
    """

    @wraps(read)
    def shared(agency_ids: Collection[int], on: date) -> R:
        return once((read, frozenset(agency_ids), on), lambda: read(agency_ids, on))

    return shared


def audit_days_of(agency_ids: Collection[int]) -> dict[int, set[date]]:
    """The first days of audits by bodies, by agency; an agency without any is not among them.

    The ids may be a query set: then the providers ask for them within their own queries.
    """
    found: dict[int, set[date]] = {}
    for provider in _audit_days:
        for agency_id, days in provider(agency_ids).items():
            found.setdefault(agency_id, set()).update(days)
    return found
