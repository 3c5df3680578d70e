"""How long something has been open, told in bands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True)
class Band:
    """So many days, both counted; without a last day it has no end."""

    first: int
    last: int | None

    @property
    def code(self) -> str:
        return f"{self.first}-{self.last}" if self.last is not None else f"{self.first}-"

    def holds(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)


class Escalation(StrEnum):
    """Who is told of what is overdue, each in addition to the one before."""

    NONE = "none"
    COORDINATOR = "coordinator"
    HEAD = "head"


def bands_of(ends: Sequence[int]) -> list[Band]:
    """The bands that end after these numbers of days, and one without an end."""
    if not ends or list(ends) != sorted(set(ends)) or ends[0] < 0:
        raise ValueError("the ends of age bands rise")
    starts = [0, *(end + 1 for end in ends)]
    return [Band(start, end) for start, end in zip(starts, [*ends, None], strict=True)]


def band_at(bands: Sequence[Band], since: date, on: date) -> Band:
    """The band of something open since a day; the day itself is none old."""
    days = max((on - since).days, 0)
    return next(band for band in bands if band.holds(days))


def counted(
    bands: Sequence[Band], rows: Iterable[tuple[str, date]], on: date
) -> dict[str, dict[str, int]]:
    """How many of each group stand in each band, by the band's code; every band is named."""
    table: dict[str, dict[str, int]] = {band.code: {} for band in bands}
    for group, since in rows:
        row = table[band_at(bands, since, on).code]
        row[group] = row.get(group, 0) + 1
    return table


def escalation(due_on: date | None, on: date, coordinator: int, head: int) -> Escalation:
    """To whom what is overdue goes: after so many days past its day."""
    late = (on - due_on).days if due_on is not None else 0
    if late >= head and late > 0:
        return Escalation.HEAD
    return Escalation.COORDINATOR if late >= coordinator and late > 0 else Escalation.NONE
