"""What the counts of a statement say of how concerns are handled."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

# What was due, and how much of it was done in time.
PROMISES = (
    ("acknowledgements_due", "acknowledged_in_time"),
    ("feedbacks_due", "fed_back_in_time"),
)


class Handling(StrEnum):
    """What can be read off a statement about the handling of concerns."""

    WITHHELD = "withheld"
    NOTHING_DUE = "nothing_due"
    IN_TIME = "in_time"
    LATE = "late"


def handling(counts: Mapping[str, int | None]) -> Handling:
    """Read it off the counts; one that is None is withheld for being small."""
    pairs = [(counts.get(due), counts.get(done)) for due, done in PROMISES]
    known = [(due, done) for due, done in pairs if due is not None and done is not None]
    if any(done < due for due, done in known):
        return Handling.LATE
    if len(known) < len(pairs):
        return Handling.WITHHELD
    return Handling.IN_TIME if any(due for due, _done in known) else Handling.NOTHING_DUE
