from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.headline import (
    WorkDay,
    of_days,
    one_decimal,
    percent,
    rate_of,
    stretches,
)
from teraju.modules.metrology.domain.reports import (
    Counted,
    NoSuchPeriod,
    ReportPeriod,
    computed_conditions,
    counted_by,
    is_weight,
    sums,
)


class TestPercent:
    def test_recomputes_the_article(self) -> None:
        """Published as 102.62 %: trap 36."""
        assert percent(10_844, 10_600) == Decimal("102.30")
        assert percent(10_993, 10_600) == Decimal("103.71")

    def test_is_none_of_nothing(self) -> None:
        assert percent(0, 0) is None

    @given(st.integers(0, 10**7), st.integers(1, 10**7))
    def test_is_off_by_half_a_place_at_most(self, part: int, whole: int) -> None:
        found = percent(part, whole)
        assert found is not None
        assert abs(Fraction(found) - Fraction(part * 100, whole)) <= Fraction(1, 200)


class TestPeriod:
    def test_knows_its_ends_and_the_one_before(self) -> None:
        month = ReportPeriod(2024, 2)
        assert (month.first, month.last) == (date(2024, 2, 1), date(2024, 2, 29))
        assert month.before == ReportPeriod(2024, 1)
        assert ReportPeriod(2024, 1).before == ReportPeriod(2023, 12)
        year = ReportPeriod(2024)
        assert (year.first, year.last) == (date(2024, 1, 1), date(2024, 12, 31))
        assert year.before == ReportPeriod(2023)

    @pytest.mark.parametrize(("year", "month"), [(2024, 13), (2024, -1), (1900, 1), (2200, 0)])
    def test_refuses_what_is_none(self, year: int, month: int) -> None:
        with pytest.raises(NoSuchPeriod):
            ReportPeriod(year, month)


class TestSums:
    def test_keeps_weights_apart(self) -> None:
        rows = [
            Counted("table_scale", 1, 9, passed=9, adjusted=2, failed=1, acts=10),
            Counted("common_weight", 0, 40, passed=40, acts=4),
            Counted("fuel_dispenser", 0, 12, passed=12, acts=2),
        ]
        found = sums(rows)
        assert (found.instruments.tested, found.weights.tested) == (22, 40)
        assert found.instruments.acts == 12

    def test_says_what_is_counted(self) -> None:
        assert counted_by("fuel_dispenser") == "nozzle"
        assert counted_by("tank_truck") == "compartment"
        assert is_weight("fine_weight")
        assert not is_weight("table_scale")


class TestRate:
    DAYS = (
        WorkDay(date(2020, 5, 4), 30, 100, 1),
        WorkDay(date(2020, 5, 5), 50, 0, 2),
        WorkDay(date(2020, 9, 1), 90, 10, 2),
    )

    def test_divides_by_days_and_by_testers(self) -> None:
        found = of_days(self.DAYS, date(2020, 5, 1), date(2020, 5, 31))
        assert (found.instruments, found.equipment) == (80, 100)
        assert (found.a_day, found.a_tester) == (Fraction(40), Fraction(80, 3))
        assert one_decimal(found.a_tester) == Decimal("26.7")

    def test_is_none_without_a_day(self) -> None:
        assert rate_of([]).a_day is None
        assert rate_of([]).a_tester is None

    def test_compares_as_long_before_as_after(self) -> None:
        found = stretches(date(2020, 8, 26), date(2020, 12, 31))
        assert found.before == (date(2019, 8, 26), date(2020, 8, 25))
        assert found.after == (date(2020, 8, 26), date(2020, 12, 31))
        assert stretches(date(2020, 8, 26), date(2023, 1, 1)).after == (
            date(2020, 8, 26),
            date(2021, 8, 25),
        )
        assert stretches(date(2020, 8, 26), date(2020, 8, 25)).after is None


class TestOrderly:
    def test_says_nothing_of_a_market_without_instruments(self) -> None:
        found = computed_conditions(in_use=0, marked=0, described=0, percent=100)
        assert {one.holds for one in found.values()} == {None}

    def test_counts_exactly(self) -> None:
        found = computed_conditions(in_use=1000, marked=999, described=1000, percent=100)
        assert found["marked"].holds is False
        assert found["registered"].holds is True
        assert computed_conditions(in_use=10, marked=9, described=9, percent=90)["marked"].holds
