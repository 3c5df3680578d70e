"""Reading; nothing here writes."""

from .judgements import Judgements, judgements_of
from .owners import Owner, Owners, owners_of
from .readiness import Readiness, editions_of, readiness_of
from .records import (
    assessments,
    evidence,
    latest_counts,
    latest_snapshots,
    open_assessments,
    snapshots,
    with_marks,
)

__all__ = [
    "Judgements",
    "Owner",
    "Owners",
    "Readiness",
    "assessments",
    "editions_of",
    "evidence",
    "judgements_of",
    "latest_counts",
    "latest_snapshots",
    "open_assessments",
    "owners_of",
    "readiness_of",
    "snapshots",
    "with_marks",
]
