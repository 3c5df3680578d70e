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
    What names indicators of ISO 18091 has no topics, and is `of_indicators`.
    """

    kind: str
    label: Text
    topics: frozenset[str]
    find: Find
    start_url: Callable[[int], str]
    start_right: str = ""
    of_indicators: bool = False

    def may_speak_of(self, topics: Collection[str] | None, *, indicators: bool) -> bool:
        """Whether it is worth asking; a kind that names no topics may speak of any."""
        if self.of_indicators:
            return indicators
        return topics is None or not self.topics or not self.topics.isdisjoint(topics)


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
    agency_ids: Collection[int],
    on: date,
    topics: Collection[str] | None = None,
    *,
    indicator: str = "",
    with_indicators: bool = False,
) -> list[Proof]:
    """All that registered records prove for topics; a fixed number of queries.

    With `topics` those that speak of one of them alone, or of the `indicator` of ISO 18091
    (`edition:code`); kinds that name others are not asked. `with_indicators`: also what speaks
    for indicators and no topic, of which no requirement of a standard asks.
    """
    wanted = with_indicators or bool(indicator)
    kinds = [one for one in evidence_kinds() if one.may_speak_of(topics, indicators=wanted)]
    with gathering():
        found = [proof for kind in kinds for proof in kind.find(agency_ids, on)]
    return [one for one in found if topics is None or one.speaks_of(topics, indicator)]


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
