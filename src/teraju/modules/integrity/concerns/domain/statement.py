"""What of a period goes into the statement that the channel signs for others to read.

Whoever reads it may be the one a concern was about. So nothing in it is by unit, what went to a
receiver outside the government is not in it, and small numbers are held back as in public.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from teraju.kernel.periods import Period
from teraju.kernel.statements import ListedCase

from .outcomes import Outcome
from .statistics import CaseFact, Figures, Indicator, Table

CLASSES: Mapping[Outcome, str] = {
    Outcome.SUBSTANTIATED: "substantiated",
    Outcome.PARTLY: "substantiated",
    Outcome.UNFOUNDED: "not_substantiated",
    Outcome.NOT_ENOUGH_FACTS: "not_substantiated",
    Outcome.FORWARDED: "referred",
    Outcome.OUTSIDE_SCOPE: "outside",
}


@dataclass(frozen=True)
class ClosedCase:
    """A closed concern that the government's own desk handled."""

    number: str
    closed_on: date
    outcome: Outcome


def counts_of(figures: Figures) -> dict[str, int | None]:
    """The counts of a statement, from numbers of which the small ones are held back already."""
    mode = figures.tables[Indicator.MODE]
    acknowledged = figures.tables[Indicator.ACKNOWLEDGED]
    feedback = figures.tables[Indicator.FEEDBACK]
    return {
        "received": mode.total,
        "anonymous": _part(mode, "anonymous"),
        "acknowledgements_due": acknowledged.total,
        "acknowledged_in_time": _part(acknowledged, "in_time"),
        "feedbacks_due": feedback.total,
        "fed_back_in_time": _part(feedback, "in_time"),
        "closed": figures.tables[Indicator.OUTCOME].total,
        "retaliation": _part(figures.tables[Indicator.RETALIATION], "yes"),
    }


def listed(
    cases: Iterable[ClosedCase], *, until: date, told: Collection[str], smallest: int
) -> tuple[ListedCase, ...] | None:
    """The closed concerns that no statement has listed yet; None where they are too few to.

    Those held back come with a later statement. The day is the first of the month, the order that
    of the numbers, which tell nothing.
    """
    waiting = [case for case in cases if case.closed_on <= until and case.number not in told]
    if 0 < len(waiting) < smallest:
        return None
    return tuple(
        ListedCase(case.number, case.closed_on.replace(day=1), CLASSES[case.outcome])
        for case in sorted(waiting, key=lambda case: case.number)
    )


def next_period(last_day: date | None, opened_on: date, today: date) -> Period | None:
    """The period of the next statement: from the end of the one before to the last full half-year.

    The first begins on the day the channel opened. None where no half-year has ended since.
    """
    start = opened_on if last_day is None else Period.through(last_day, last_day).ends_before
    ends = date(today.year, 7, 1) if today.month >= 7 else date(today.year, 1, 1)
    return Period(start, ends) if start is not None and start < ends else None


def _part(table: Table, name: str) -> int | None:
    return None if table.total is None else table.parts[name]


def own_facts(facts: Sequence[tuple[bool, CaseFact]]) -> list[CaseFact]:
    """The facts of concerns that the government's own desk may know of."""
    return [fact for outside, fact in facts if not outside]
