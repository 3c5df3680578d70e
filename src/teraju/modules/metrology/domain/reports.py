"""Periods of reports, their sums, and the unit in which each kind is counted."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.catalogue import catalogue

WEIGHTS = "weights"
# The first year of which the rules of a report tell (rules/headline.yaml), and the last.
FIRST_YEAR, LAST_YEAR = 2000, 2199


class NoSuchPeriod(DomainError):
    """The period is none that a report can be written of."""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """A month, or a whole year where `month` is 0."""

    year: int
    month: int = 0

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 0 <= self.month <= 12):
            raise NoSuchPeriod(f"{self.year}-{self.month} is no period of a report")

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, 1)

    @property
    def last(self) -> date:
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    def is_over(self, today: date) -> bool:
        return self.last < today

    @property
    def is_first(self) -> bool:
        """Whether there is none before it."""
        return self.year == FIRST_YEAR and self.month <= 1

    @property
    def before(self) -> ReportPeriod:
        """The period before this one, of the same length; raises NoSuchPeriod of the first."""
        if not self.month:
            return ReportPeriod(self.year - 1)
        if self.month == 1:
            return ReportPeriod(self.year - 1, 12)
        return ReportPeriod(self.year, self.month - 1)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class Counted:
    """Pieces of one kind: tested for the first time, again, and with which result."""

    kind: str
    initial: int = 0
    subsequent: int = 0
    passed: int = 0
    adjusted: int = 0
    failed: int = 0
    acts: int = 0

    @property
    def tested(self) -> int:
        return self.passed + self.failed

    def plus(self, other: Counted) -> Counted:
        return Counted(
            self.kind,
            self.initial + other.initial,
            self.subsequent + other.subsequent,
            self.passed + other.passed,
            self.adjusted + other.adjusted,
            self.failed + other.failed,
            self.acts + other.acts,
        )


def is_weight(kind: str) -> bool:
    """Whether a kind is equipment (weights), which is counted apart from instruments."""
    known = catalogue().kinds.get(kind)
    return known is not None and known.group == WEIGHTS


def weight_kinds() -> tuple[str, ...]:
    """The codes of all kinds of weights."""
    return tuple(code for code, one in catalogue().kinds.items() if one.group == WEIGHTS)


def counted_by(kind: str) -> str:
    """What one of a kind is in a report: a piece, a nozzle, a compartment, a connector."""
    known = catalogue().kinds.get(kind)
    return known.counted_by if known else "piece"


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of a report: instruments and weights apart, never added up."""

    instruments: Counted
    weights: Counted


def sums(rows: Iterable[Counted]) -> Sums:
    """Add up the kinds of a report."""
    total = {False: Counted("instruments"), True: Counted("weights")}
    for one in rows:
        total[is_weight(one.kind)] = total[is_weight(one.kind)].plus(one)
    return Sums(total[False], total[True])


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of an orderly market: whether it holds, None where nobody has said."""

    code: str
    is_computed: bool
    holds: bool | None
    part: int = 0
    whole: int = 0


def computed_conditions(
    *, in_use: int, marked: int, described: int, percent: int
) -> Mapping[str, Condition]:
    """What the records say of a market: nothing where no instrument of it is known.

    Marked: the share with a valid mark reaches what the rule asks for. Registered: of each the
    kind, the owner and the stall are known. Exact, in hundredths.
    """
    known = in_use > 0
    is_marked, is_described = marked * 100 >= in_use * percent, described == in_use
    return {
        code: Condition(
            code=code,
            is_computed=True,
            holds=holds if known else None,
            part=part,
            whole=in_use,
        )
        for code, holds, part in (
            ("marked", is_marked, marked),
            ("registered", is_described, described),
        )
    }
