"""What numbers may be told, as tables of cases and against somebody who knows the rule."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.periods import Period
from teraju.modules.integrity.concerns import afterwards
from teraju.modules.integrity.concerns.domain.modes import Mode
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.statistics import (
    CaseFact,
    Indicator,
    Silence,
    Thresholds,
    counted,
    figures,
    guarded,
    silence,
)

HALF = Period(date(2026, 1, 1), date(2026, 7, 1))
LIMITS = Thresholds(smallest_cell=5, smallest_staff=1000, smallest_period=10)
PLAIN = CaseFact(
    received_on=date(2026, 2, 2),
    mode=Mode.ANONYMOUS,
    acknowledge_by=date(2026, 2, 9),
    feedback_by=date(2026, 5, 4),
    acknowledged_on=date(2026, 2, 4),
    fed_back_on=date(2026, 5, 4),
    closed_on=date(2026, 5, 20),
    outcome=Outcome.UNFOUNDED,
)


@pytest.mark.parametrize(
    ("counts", "total", "told"),
    [
        # Nothing is small: all is told, zeros too.
        ((9, 7, 0), 16, (9, 7, 0)),
        ((0, 0, 0), 0, (0, 0, 0)),
        ((5, 5, 5), 15, (5, 5, 5)),
        # A small one takes zeros and large ones with it.
        ((12, 2, 0), 14, (None, None, None)),
        ((20, 30, 2), 52, (None, 30, None)),
        ((6, 30, 2), 38, (None, None, None)),
        ((8, 30, 2), 40, (None, 30, None)),
        ((4, 4, 30), 38, (None, None, None)),
        # The total itself is small.
        ((3, 0, 0), None, (None, None, None)),
        ((1, 1, 2), None, (None, None, None)),
        ((1, 1, 3), 5, (None, None, None)),
    ],
)
def test_small_numbers_are_held_back(
    counts: tuple[int, ...], total: int | None, told: tuple[int | None, ...]
) -> None:
    table = guarded(dict(zip("abc", counts, strict=True)), 5)
    assert table.total == total
    assert tuple(table.parts.values()) == told


@pytest.mark.parametrize(
    ("smallest", "cells", "most"), [(3, 2, 30), (3, 3, 20), (3, 4, 13), (5, 3, 26)]
)
def test_nobody_finds_what_is_held_back_even_knowing_the_rule(
    smallest: int, cells: int, most: int
) -> None:
    behind = defaultdict(list)
    for counts in product(range(most), repeat=cells):
        if sum(counts) < most:
            table = guarded(dict(zip("abcd", counts, strict=False)), smallest)
            behind[(table.total, tuple(table.parts.values()))].append(counts)
    for (_total, told), possible in behind.items():
        for place, count in enumerate(told):
            if count is None:
                assert len({counts[place] for counts in possible}) >= smallest - 1


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6), st.integers(2, 12))
def test_what_is_told_is_true_and_never_small(counts: list[int], smallest: int) -> None:
    parts = {str(place): count for place, count in enumerate(counts)}
    table = guarded(parts, smallest)
    told = [each for each in table.parts.values() if each is not None]
    assert not any(0 < each < smallest for each in told)
    assert all(table.parts[name] in (None, count) for name, count in parts.items())
    hidden = sum(count for name, count in parts.items() if table.parts[name] is None)
    if table.total is not None and len(told) < len(parts):
        assert len(parts) - len(told) >= 2
        assert hidden >= min(2 * smallest, sum(counts))


def test_each_event_counts_on_its_own_day() -> None:
    before, after = date(2025, 12, 31), date(2026, 7, 1)
    cases = [
        PLAIN,
        replace(PLAIN, received_on=before, mode=Mode.NAMED, retaliation=True),
        replace(PLAIN, closed_on=after, outcome=Outcome.PARTLY),
        replace(PLAIN, acknowledged_on=date(2026, 2, 10), fed_back_on=None),
        replace(PLAIN, closed_on=None, outcome=None, retaliation=True),
    ]
    counts = counted(cases, HALF)
    assert counts[Indicator.MODE] == {"anonymous": 4, "confidential": 0, "named": 0}
    assert counts[Indicator.RETALIATION] == {"yes": 1, "no": 3}
    assert counts[Indicator.OUTCOME][Outcome.UNFOUNDED] == 3
    assert counts[Indicator.OUTCOME][Outcome.PARTLY] == 0
    assert counts[Indicator.ACKNOWLEDGED] == {"in_time": 4, "late": 1}
    assert counts[Indicator.FEEDBACK] == {"in_time": 4, "late": 1}


def test_what_is_not_done_on_the_last_day_of_the_period_is_late() -> None:
    case = replace(PLAIN, acknowledge_by=date(2026, 6, 30), acknowledged_on=None)
    assert counted([case], HALF)[Indicator.ACKNOWLEDGED] == {"in_time": 0, "late": 1}
    done = replace(case, acknowledged_on=date(2026, 6, 30))
    assert counted([done], HALF)[Indicator.ACKNOWLEDGED] == {"in_time": 1, "late": 0}


@pytest.mark.parametrize(
    ("number", "staff", "today", "expected"),
    [
        (12, 4000, date(2026, 6, 30), Silence.NOT_OVER),
        (12, 999, date(2026, 7, 1), Silence.SMALL_GOVERNMENT),
        (9, 4000, date(2026, 7, 1), Silence.FEW_CONCERNS),
        (10, 1000, date(2026, 7, 1), None),
    ],
)
def test_when_nothing_is_told(
    number: int, staff: int, today: date, expected: Silence | None
) -> None:
    cases = [PLAIN] * number
    assert silence(cases, HALF, staff=staff, today=today, limits=LIMITS) is expected


def test_the_share_of_confirmed_ones_needs_every_number_of_it() -> None:
    confirmed = replace(PLAIN, outcome=Outcome.SUBSTANTIATED)
    partly = replace(PLAIN, outcome=Outcome.PARTLY)
    told = figures([PLAIN] * 20 + [confirmed] * 10 + [partly] * 5, HALF, LIMITS)
    assert told.confirmed_share == (15, 35)
    kept = figures([PLAIN] * 20 + [confirmed] * 10 + [partly] * 2, HALF, LIMITS)
    assert kept.confirmed_share is None


def test_a_median_of_few_is_not_told() -> None:
    cases = [
        replace(PLAIN, acknowledged_on=PLAIN.received_on + timedelta(days=days))
        for days in range(1, 10)
    ]
    assert figures(cases, HALF, LIMITS).median_days_to_acknowledge is None
    told = figures([*cases, PLAIN], HALF, LIMITS)
    assert told.median_days_to_acknowledge == 4
    assert told.median_days_to_close == 107


def test_the_rules_in_force_can_be_read() -> None:
    assert afterwards.thresholds_on(date(2026, 7, 1)) == LIMITS
