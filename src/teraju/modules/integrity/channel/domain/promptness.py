"""What the counts of a statement say of how concerns are handled."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Handling(StrEnum):
    """What can be read off a statement about the handling of concerns."""

    WITHHELD = "withheld"
    NOTHING_DUE = "nothing_due"
    IN_TIME = "in_time"
    LATE = "late"


def handling(counts: Mapping[str, int] | None) -> Handling:
    """Read it off the counts; None where they are withheld for being small."""
    if counts is None:
        return Handling.WITHHELD
    due = counts["acknowledgements_due"] + counts["feedbacks_due"]
    done = counts["acknowledged_in_time"] + counts["fed_back_in_time"]
    if not due:
        return Handling.NOTHING_DUE
    return Handling.IN_TIME if done == due else Handling.LATE
