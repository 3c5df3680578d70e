"""Shares of people reached, exactly, and until when a share holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal


def reaches(part: int, whole: int, asked: Decimal) -> bool:
    """Whether `part` of `whole` people is at least the share asked (0 to 1). Of nobody: no."""
    return whole > 0 and Decimal(part) >= asked * whole


def percent(part: int, whole: int) -> int:
    """A share in whole percent, rounded down: nothing that is not complete reads as 100."""
    return part * 100 // whole if whole else 0


def holds_until(last_days: Collection[date], whole: int, asked: Decimal) -> date | None:
    """The last day on which enough of `whole` people still count.

    Args:
        last_days: for each person that counts, the last day of counting.
        whole: how many people there are.
        asked: the share that must count, 0 to 1.

    Returns None where there are not enough even now.
    """
    if not reaches(len(last_days), whole, asked):
        return None
    fewest = next(n for n in range(1, whole + 1) if reaches(n, whole, asked))
    return sorted(last_days, reverse=True)[fewest - 1]
