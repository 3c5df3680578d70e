"""Ranking applicants by weighted scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

HIGHEST = 100
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Weighed:
    """One criterion of the sum: its points, its weight, and what they make."""

    points: int | None
    weight: int
    share: Decimal


@dataclass(frozen=True)
class Ranked:
    """The total of an applicant, from 0 to 100, and its rank; None while a score is missing."""

    total: Decimal | None
    rank: int | None
    lines: Sequence[Weighed]


def weighed(points: Mapping[int, int], weights: Mapping[int, int]) -> list[Weighed]:
    """The arithmetic, criterion by criterion; a share is points x weight / sum of weights."""
    whole = sum(weights.values())
    return [
        Weighed(points.get(key), weight, _rounded(points.get(key, 0) * weight, whole))
        for key, weight in weights.items()
    ]


def total_of(points: Mapping[int, int], weights: Mapping[int, int]) -> Decimal | None:
    """The weighted mean of all scores; None without criteria or while one is missing."""
    if not weights or any(key not in points for key in weights):
        return None
    # From the whole sum, not from rounded shares: those may be a hundredth off together.
    return _rounded(
        sum(points[key] * weight for key, weight in weights.items()), sum(weights.values())
    )


def ranking(
    scores: Mapping[int, Mapping[int, int]], weights: Mapping[int, int]
) -> dict[int, Ranked]:
    """Applicants by total, the best first; equal totals share a rank, the incomplete have none."""
    totals = {key: total_of(points, weights) for key, points in scores.items()}
    known = sorted((total for total in totals.values() if total is not None), reverse=True)
    rows = {
        key: Ranked(
            total,
            known.index(total) + 1 if total is not None else None,
            weighed(scores[key], weights),
        )
        for key, total in totals.items()
    }
    return dict(sorted(rows.items(), key=lambda item: (item[1].rank or len(rows) + 1, item[0])))


def _rounded(sum_of: int, whole: int) -> Decimal:
    return (Decimal(sum_of) / Decimal(whole)).quantize(_CENT, ROUND_HALF_UP)
