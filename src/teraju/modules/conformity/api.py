"""What neighbours may know of conformity."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from teraju.modules.standards.api import TopicLine

from . import permissions, wording
from .domain.evidence import Proof
from .domain.readiness import Counts, TopicStanding
from .domain.states import Progress, Result, State
from .models import Assessment, Evidence
from .registry import (
    EvidenceKind,
    proofs_of,
    read_once,
    register_audit_days,
    register_evidence,
)
from .selectors import latest_counts, readiness_of
from .selectors.gaps import gaps_of
from .services import (
    Answer,
    add_evidence,
    conclude_assessment,
    count_again,
    judge,
    refresh_snapshots,
    start_assessment,
)

__all__ = [
    "READINESS_READ",
    "STATE_WORDS",
    "Answer",
    "Assessment",
    "Counts",
    "Evidence",
    "EvidenceKind",
    "Progress",
    "Proof",
    "Result",
    "State",
    "TopicGap",
    "TopicStanding",
    "add_evidence",
    "conclude_assessment",
    "count_again",
    "judge",
    "latest_counts",
    "open_topics",
    "proofs_of",
    "read_once",
    "readiness_of",
    "refresh_snapshots",
    "register_audit_days",
    "register_evidence",
    "start_assessment",
]

STATE_WORDS = wording.STATES
# Who may read how an agency stands, for a neighbour's link to it.
READINESS_READ = permissions.READ


@dataclass(frozen=True)
class TopicGap:
    """An open topic of an agency: how it stands, why, and the record that was looked for."""

    topic: TopicLine
    state: State
    reason: str
    record: str

    @property
    def code(self) -> str:
        return self.topic.code

    @property
    def title(self) -> str:
        return self.topic.title


def open_topics(
    agency_ids: Collection[int], on: date, *, with_restricted: bool = False
) -> dict[int, list[TopicGap]]:
    """The open topics of each agency on a day, the worst first; a fixed number of queries.

    Told as a guest may hear it: neither an assessor's note nor the title of a record is in it.
    Restricted topics (concerns, gifts, due diligence) are not among them unless they are asked for.
    """
    return {
        agency: [
            TopicGap(
                gap.topic,
                gap.standing.state,
                wording.outline(gap.standing),
                wording.looked_for(gap.topic),
            )
            for gap in gaps
            if with_restricted or not gap.topic.is_restricted
        ]
        for agency, gaps in gaps_of(agency_ids, on).items()
    }
