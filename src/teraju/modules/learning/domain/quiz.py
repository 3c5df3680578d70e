"""A few questions after a message: right or not."""

from __future__ import annotations

from collections.abc import Sequence

MOST_QUESTIONS = 3
FEWEST_OPTIONS, MOST_OPTIONS = 2, 4


def is_passed(answers: Sequence[int], right: Sequence[int]) -> bool:
    """All questions answered right; without questions nothing can be wrong."""
    return list(answers) == list(right)
