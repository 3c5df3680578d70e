"""Recaps of reports by month, unit and kind, in which no small unit gives a person away."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from teraju.kernel.grouping import grouped


@dataclass(frozen=True, slots=True)
class Line:
    """A report as a recap counts it.

    `value` is the sum of its objects in rupiah; `in_time` None: it had no deadline, or has one
    that still runs.
    """

    on: date
    unit: str
    kind: str
    reporter: Hashable
    value: Decimal
    in_time: bool | None
    perishables: int = 0
    in_custody: int = 0
    awaits_hand_over: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a recap. `name` None: the units that are too small to be named."""

    name: str | None
    reports: int
    people: int
    value: Decimal
    judged: int
    in_time: int
    perishables: int
    in_custody: int
    awaiting: int

    @property
    def rate(self) -> Fraction | None:
        """The share of reports in time, of those that can be judged; None without any."""
        return Fraction(self.in_time, self.judged) if self.judged else None


@dataclass(frozen=True, slots=True)
class Recap:
    """All of it: by month, by unit, by kind, and in sum."""

    months: Sequence[Row]
    units: Sequence[Row]
    kinds: Sequence[Row]
    total: Row
    hidden_units: int = field(default=0)


def recap_of(lines: Sequence[Line], named_from: int) -> Recap:
    """Sum up reports; a unit is named when `named_from` people or more stand behind its line."""
    units, hidden = _by_unit(lines, named_from)
    return Recap(
        months=_rows(lines, {one: f"{one.on:%Y-%m}" for one in lines}),
        units=units,
        kinds=_rows(lines, {one: one.kind for one in lines}),
        total=row_of(None, lines),
        hidden_units=hidden,
    )


def row_of(name: str | None, lines: Iterable[Line]) -> Row:
    """Sum up some reports under a name."""
    found = list(lines)
    judged = [one for one in found if one.in_time is not None]
    return Row(
        name=name,
        reports=len(found),
        people=len({one.reporter for one in found}),
        value=sum((one.value for one in found), Decimal(0)),
        judged=len(judged),
        in_time=sum(one.in_time is True for one in judged),
        perishables=sum(one.perishables for one in found),
        in_custody=sum(one.in_custody for one in found),
        awaiting=sum(one.awaits_hand_over for one in found),
    )


def _rows(lines: Sequence[Line], names: Mapping[Line, str]) -> list[Row]:
    found = grouped(lines, lambda one: names[one])
    return [row_of(name, found[name]) for name in sorted(found)]


def _by_unit(lines: Sequence[Line], named_from: int) -> tuple[list[Row], int]:
    """The units by name, those that would give a person away together in the last line."""
    rows = {name: row_of(name, rest) for name, rest in grouped(lines, lambda o: o.unit).items()}
    small = {name for name, row in rows.items() if row.people < named_from}
    named = [rows[name] for name in sorted(rows) if name not in small]
    together = [one for one in lines if one.unit in small]
    return ([*named, row_of(None, together)] if together else named), len(small)


def in_time_by(done_on: date | None, last_day: date, today: date) -> bool | None:
    """Say whether something was done by its last day; None while its days still run."""
    if done_on is not None:
        return done_on <= last_day
    return False if today > last_day else None
