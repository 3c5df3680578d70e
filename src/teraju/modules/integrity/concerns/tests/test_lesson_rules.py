"""What a lesson must not tell, and what goes into a statement."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.periods import Period
from teraju.kernel.statements import COUNTS, OUTCOME_CLASSES, ListedCase
from teraju.modules.integrity.concerns.domain.lessons import (
    Found,
    Trace,
    Wait,
    batch_month,
    is_told,
    traces,
    waits,
)
from teraju.modules.integrity.concerns.domain.outcomes import Outcome
from teraju.modules.integrity.concerns.domain.statement import (
    CLASSES,
    ClosedCase,
    counts_of,
    listed,
    next_period,
)
from teraju.modules.integrity.concerns.domain.statistics import Thresholds, figures

GOOD = "Harga perkiraan disusun satu orang saja; kini dua orang menyusunnya dan saling memeriksa."
PEOPLE = ("Sri Wahyuni",)
UNITS = ("Kepala Bidang Metrologi", "Dinas Koperasi dan Perdagangan")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (GOOD, []),
        ("Terlalu pendek.", [Found(Trace.TOO_SHORT)]),
        ("x " * 900, [Found(Trace.TOO_LONG)]),
        (f"{GOOD} Kejadian 12/3/2026.", [Found(Trace.DATE, "12/3/2026")]),
        (f"{GOOD} Sejak 4 Maret.", [Found(Trace.DATE, "4 Maret")]),
        (f"{GOOD} Sejak maret 2026.", [Found(Trace.DATE, "maret 2026")]),
        (f"{GOOD} Pada tahun 2025.", [Found(Trace.DATE, "2025")]),
        (f"{GOOD} Nilainya Rp 5 juta.", [Found(Trace.MONEY, "Rp 5")]),
        (f"{GOOD} Kontrak 027/118 itu.", [Found(Trace.NUMBER, "027/118")]),
        (f"{GOOD} Tulis ke a@b.go.id.", [Found(Trace.ADDRESS, "@")]),
        (f"{GOOD} Bu SRI tahu.", []),
        (f"{GOOD} Bu WAHYUNI tahu.", [Found(Trace.NAME, "wahyuni")]),
        (
            f"{GOOD} Begitu kata kepala bidang metrologi.",
            [Found(Trace.UNIT, "Kepala Bidang Metrologi")],
        ),
        # The words of a unit are those of its work; only together they lead to it.
        (f"{GOOD} Kepala dinas dan bidang, metrologi dan perdagangan.", []),
        # Two to four people, section 4.2 and 30 % are no trace.
        (f"{GOOD} Dua sampai 4 orang, butir 4.2, 30 % hadir.", []),
    ],
)
def test_traces_of_a_person_or_a_day(text: str, found: list[Found]) -> None:
    got = traces(text, people=PEOPLE, units=UNITS)
    assert sorted(got, key=str) == sorted(found, key=str)


@pytest.mark.parametrize(
    ("closed", "mine", "expected"),
    [
        ([date(2026, 1, 1)] * 3, date(2026, 1, 1), None),
        ([date(2026, 1, 1)] * 2, date(2026, 1, 1), Wait.TOO_FEW),
        ([date(2026, 1, 1)] * 3, date(2026, 3, 3), None),
        ([date(2026, 1, 1)] * 3, date(2026, 3, 4), Wait.TOO_EARLY),
        ([date(2026, 1, 1), date(2026, 1, 2), date(2026, 5, 1)], date(2026, 1, 1), Wait.TOO_FEW),
        ([], None, Wait.TOO_EARLY),
    ],
)
def test_a_lesson_waits(closed: list[date], mine: date | None, expected: Wait | None) -> None:
    today = date(2026, 6, 1)
    assert waits(closed, mine, days=90, concerns=3, today=today) is expected


def test_lessons_of_a_month_are_told_together() -> None:
    assert batch_month(date(2026, 6, 1)) == date(2026, 7, 1)
    assert batch_month(date(2026, 12, 31)) == date(2027, 1, 1)
    assert not is_told(date(2026, 7, 1), date(2026, 6, 30))
    assert is_told(date(2026, 7, 1), date(2026, 7, 1))


def closed(number: str, day: date, outcome: Outcome = Outcome.UNFOUNDED) -> ClosedCase:
    return ClosedCase(number, day, outcome)


def test_closed_concerns_are_listed_once_and_never_alone() -> None:
    end = date(2026, 6, 30)
    cases = [
        closed("C3", date(2026, 5, 20), Outcome.PARTLY),
        closed("A1", date(2026, 6, 30)),
        closed("B2", date(2025, 11, 2), Outcome.FORWARDED),
        closed("D4", date(2026, 7, 1)),
    ]
    assert listed(cases, until=end, told=(), smallest=3) == (
        ListedCase("A1", date(2026, 6, 1), "not_substantiated"),
        ListedCase("B2", date(2025, 11, 1), "referred"),
        ListedCase("C3", date(2026, 5, 1), "substantiated"),
    )
    assert listed(cases, until=end, told=("A1",), smallest=3) is None
    assert listed(cases, until=end, told=("A1", "B2", "C3"), smallest=3) == ()


def test_every_outcome_has_its_class_and_every_count_its_name() -> None:
    assert set(CLASSES) == set(Outcome)
    assert set(CLASSES.values()) == set(OUTCOME_CLASSES)
    limits = Thresholds(smallest_cell=5, smallest_staff=0, smallest_period=0)
    half = Period(date(2026, 1, 1), date(2026, 7, 1))
    assert tuple(counts_of(figures([], half, limits))) == COUNTS


@pytest.mark.parametrize(
    ("last", "opened", "today", "expected"),
    [
        (None, date(2026, 3, 5), date(2026, 7, 1), (date(2026, 3, 5), date(2026, 7, 1))),
        (None, date(2026, 3, 5), date(2026, 6, 30), None),
        (date(2026, 6, 30), date(2026, 3, 5), date(2026, 12, 31), None),
        (
            date(2026, 6, 30),
            date(2026, 3, 5),
            date(2027, 1, 1),
            (date(2026, 7, 1), date(2027, 1, 1)),
        ),
        # Nobody made one for a year: the next covers all of it.
        (
            date(2025, 6, 30),
            date(2025, 1, 1),
            date(2026, 8, 9),
            (date(2025, 7, 1), date(2026, 7, 1)),
        ),
    ],
)
def test_the_next_period_ends_with_a_half_year(
    last: date | None, opened: date, today: date, expected: tuple[date, date] | None
) -> None:
    assert next_period(last, opened, today) == (Period(*expected) if expected else None)
