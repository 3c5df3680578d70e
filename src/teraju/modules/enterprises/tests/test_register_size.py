"""The class of an enterprise from its figures by year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from teraju.modules.enterprises.domain.compute import enterprise_size
from teraju.modules.enterprises.domain.size import Criterion, Size, YearAmounts, size_in, size_of

BILLION = 10**9


def amounts(year, capital=None, sales=None):
    def told(number):
        return None if number is None else Decimal(str(number)) * BILLION

    return YearAmounts(year, told(capital), told(sales))


@pytest.mark.parametrize(
    ("began_in", "capital", "sales", "found"),
    [
        # New in the year: capital counts, whatever it sold.
        (2022, "6", "1", (Size.MEDIUM, Criterion.CAPITAL)),
        (2022, "1", None, (Size.MICRO, Criterion.CAPITAL)),
        # Older: sales count, whatever its capital.
        (2019, "6", "1", (Size.MICRO, Criterion.SALES)),
        (2021, None, "2.1", (Size.SMALL, Criterion.SALES)),
        # When it began is not known: it exists.
        (None, "11", "51", (Size.LARGE, Criterion.SALES)),
        # The amount that counts is not known: no class, the other one is no help.
        (2022, None, "1", None),
        (2019, "1", None, None),
        (None, None, None, None),
    ],
)
def test_one_criterion_counts_by_whether_it_is_new(began_in, capital, sales, found):
    sized = size_in(amounts(2022, capital, sales), began_in)
    assert (sized and (sized.size, sized.criterion)) == found


def test_the_latest_year_that_gives_a_class_counts():
    years = [amounts(2022, sales="1"), amounts(2024, capital="9"), amounts(2023, sales="3")]
    sized = size_of(years, 2010)
    assert (sized.size, sized.year, sized.amount) == (Size.SMALL, 2023, 3 * BILLION)
    assert sized.edition == "pp-7-2021"


@pytest.mark.parametrize(
    ("year", "sales", "expected", "edition"),
    [
        (2019, "0.3", Size.MICRO, "uu-20-2008"),
        (2019, "0.300000001", Size.SMALL, "uu-20-2008"),
        (2020, "2.5", Size.SMALL, "uu-20-2008"),
        (2020, "2.500000001", Size.MEDIUM, "uu-20-2008"),
        (2020, "50.000000001", Size.LARGE, "uu-20-2008"),
        (2021, "2", Size.MICRO, "pp-7-2021"),
    ],
)
def test_a_year_is_judged_by_the_rule_of_its_last_day(year, sales, expected, edition):
    sized = size_in(amounts(year, sales=sales), 2000)
    assert (sized.size, sized.edition) == (expected, edition)
    assert size_in(amounts(2019, capital="0.05"), 2019).size is Size.MICRO
    assert size_in(amounts(2019, capital="0.5"), 2019).size is Size.SMALL


def test_no_class_before_the_rule():
    assert size_of([amounts(2007, sales="1")], 2000) is None
    assert size_of([], None) is None


def test_the_calculator_asks_the_same_rule():
    for sales in ("0", "2", "15", "50", "51"):
        sized = size_in(amounts(2022, sales=sales), 2000)
        answer = enterprise_size({"sales": str(int(sales) * BILLION)})
        assert answer["class"] == sized.size
