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
from .worksheet import Sheet, SheetRow, sheet_of

__all__ = [
    "Judgements",
    "Owner",
    "Owners",
    "Readiness",
    "Sheet",
    "SheetRow",
    "assessments",
    "editions_of",
    "evidence",
    "judgements_of",
    "latest_counts",
    "latest_snapshots",
    "open_assessments",
    "owners_of",
    "readiness_of",
    "sheet_of",
    "snapshots",
    "with_marks",
]
