"""When an objective is measured: calendar months, quarters, halves and years, and their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months

DAY = timedelta(days=1)
MONTHS_OF_YEAR = 12


class Frequency(StrEnum):
    """How often an indicator is measured."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"


MONTHS: Mapping[Frequency, int] = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}
# How a file names them: 2020-09, 2020-Q3, 2020-H2, 2020.
SIGNS: Mapping[Frequency, str] = {
    Frequency.QUARTERLY: "Q",
    Frequency.HALF_YEARLY: "H",
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days from a first to a last, both belonging to it."""

    first: date
    last: date

    def holds(self, other: Stretch) -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True, slots=True)
class TargetTerm:
    """The days a target is for, and in which of them it counts.

    A change leaves a target standing for what had been measured before: it counts for measuring
    periods that end on or after `counts_from` and before `replaced_on`.
    """

    pk: int
    days: Stretch
    counts_from: date
    replaced_on: date | None = None

    def counts_for(self, period: Stretch) -> bool:
        if not self.days.holds(period) or period.last < self.counts_from:
            return False
        return self.replaced_on is None or period.last < self.replaced_on


def period_of(frequency: Frequency, day: date) -> Stretch:
    """The measuring period that a day lies in."""
    months = MONTHS[frequency]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Stretch(first, _last(first, months))


def periods_within(frequency: Frequency, days: Stretch) -> Iterator[Stretch]:
    """The whole measuring periods of a stretch of days, the earliest first."""
    one = period_of(frequency, days.first)
    while one.last <= days.last:
        if one.first >= days.first:
            yield one
        if one.last.year == date.max.year:
            return
        one = period_of(frequency, one.last + DAY)


def target_for(terms: Iterable[TargetTerm], period: Stretch) -> TargetTerm | None:
    """The target that a measuring period is held against."""
    return next((one for one in terms if one.counts_for(period)), None)


def asked_periods(
    frequency: Frequency, terms: Iterable[TargetTerm], ended_by: date
) -> list[tuple[Stretch, TargetTerm]]:
    """All measuring periods over by a day with the target of each, the earliest first."""
    known = list(terms)
    stretches = {
        period
        for term in known
        for period in periods_within(
            frequency, Stretch(term.days.first, min(term.days.last, ended_by))
        )
        if term.days.first <= ended_by
    }
    found = ((period, target_for(known, period)) for period in sorted(stretches))
    return [(period, term) for period, term in found if term is not None]


def code_of(frequency: Frequency, first: date) -> str:
    """The name of a measuring period as a file writes it: 2020-09, 2020-Q3, 2020-H2, 2020."""
    if frequency is Frequency.YEARLY:
        return f"{first.year:04}"
    if frequency is Frequency.MONTHLY:
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}-{SIGNS[frequency]}{(first.month - 1) // MONTHS[frequency] + 1}"


def read_code(text: str) -> tuple[Frequency, Stretch] | None:
    """The measuring period that a name means; None where it means none."""
    year, _dash, rest = text.strip().upper().partition("-")
    if not (len(year) == 4 and year.isascii() and year.isdigit() and int(year) > 0):
        return None
    frequency, number = _part(rest, has_dash=bool(_dash))
    if frequency is None or not 1 <= number <= MONTHS_OF_YEAR // MONTHS[frequency]:
        return None
    first = date(int(year), (number - 1) * MONTHS[frequency] + 1, 1)
    return frequency, period_of(frequency, first)


def _part(rest: str, *, has_dash: bool) -> tuple[Frequency | None, int]:
    if not has_dash:
        return Frequency.YEARLY, 1
    by_sign = {sign: frequency for frequency, sign in SIGNS.items()}
    frequency = by_sign.get(rest[:1], Frequency.MONTHLY)
    digits = rest[1:] if rest[:1] in by_sign else rest
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 2):
        return None, 0
    return frequency, int(digits)


def _last(first: date, months: int) -> date:
    if first.year == date.max.year and first.month + months > MONTHS_OF_YEAR:
        return date.max
    return add_months(first, months) - DAY
