"""Whether a channel of concerns is known, tested and told of on a day; no concern is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from teraju.kernel.periods import add_months

DAY = timedelta(days=1)


class Lack(StrEnum):
    """What keeps a channel from being shown to work."""

    NEVER_ANNOUNCED = "never_announced"
    ANNOUNCED_LONG_AGO = "announced_long_ago"
    NO_STATEMENT = "no_statement"
    STATEMENT_OLD = "statement_old"
    NEVER_TESTED = "never_tested"
    TESTED_LONG_AGO = "tested_long_ago"


@dataclass(frozen=True)
class Limits:
    """For how many months each fact speaks for the channel."""

    announced: int
    told: int
    tested: int


@dataclass(frozen=True)
class Facts:
    """The last day of each fact, None where there is none.

    `told_until` is the last day of the latest period of which the channel made a statement.
    """

    announced_on: date | None = None
    told_until: date | None = None
    tested_on: date | None = None

    @property
    def are_none(self) -> bool:
        return self.announced_on is None and self.told_until is None


@dataclass(frozen=True)
class Standing:
    """What lacks on a day; the last day on which nothing does, or the first on which it did."""

    lacks: tuple[Lack, ...]
    valid_until: date | None
    wrong_since: date | None


def standing(facts: Facts, on: date, limits: Limits) -> Standing:
    """Hold the facts of a channel against a day.

    A fact of 5 March that counts for 12 months counts up to and with 5 March of the next year.
    """
    lines = (
        (facts.announced_on, limits.announced, Lack.NEVER_ANNOUNCED, Lack.ANNOUNCED_LONG_AGO),
        (facts.told_until, limits.told, Lack.NO_STATEMENT, Lack.STATEMENT_OLD),
        (facts.tested_on, limits.tested, Lack.NEVER_TESTED, Lack.TESTED_LONG_AGO),
    )
    lacks: list[Lack] = []
    last_days: list[date] = []
    over: list[date] = []
    for day, months, missing, old in lines:
        if day is None:
            # Without a statement nobody can know of a test: the one reason says it.
            if missing is not Lack.NEVER_TESTED or facts.told_until is not None:
                lacks.append(missing)
            continue
        last = add_months(day, months)
        last_days.append(last)
        if last < on:
            lacks.append(old)
            over.append(last + DAY)
    if lacks:
        return Standing(tuple(lacks), None, min(over, default=None))
    return Standing((), min(last_days), None)
