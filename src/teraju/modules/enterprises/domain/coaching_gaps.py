"""What the answers of a gap analysis come to: a word for each group, no percentage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .coaching_kinds import GapAnswerKind, GapResult


def result_of(answers: Iterable[str | None]) -> GapResult:
    """The word for a group: unknown while one is missing, else as far as its weakest answer.

    What does not apply counts for nothing; a group in which nothing applies is met.
    """
    counts = Counter(answers)
    if counts[None] or counts[""]:
        return GapResult.UNKNOWN
    if counts[GapAnswerKind.NOT]:
        return GapResult.NOT
    return GapResult.PARTLY if counts[GapAnswerKind.PARTLY] else GapResult.MEETS
