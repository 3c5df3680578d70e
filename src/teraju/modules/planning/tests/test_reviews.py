"""How long a review counts, and when upkeep is due next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.rulesets import NoRuleInForce
from teraju.modules.planning.domain import reviews
from teraju.modules.planning.domain.approval import APPROVAL, Status
from teraju.modules.planning.domain.reviews import Reviewed
from teraju.modules.planning.domain.upkeep import is_overdue, next_due

DAYS = st.dates(min_value=date(2015, 1, 1), max_value=date(2060, 1, 1))


class TestAReview:
    @pytest.mark.parametrize(
        ("kind", "day", "last"),
        [
            (Reviewed.CONTEXT, date(2019, 2, 5), date(2020, 2, 4)),
            (Reviewed.PARTIES, date(2020, 2, 29), date(2021, 2, 27)),
            (Reviewed.MAP, date(2018, 1, 1), date(2018, 12, 31)),
            (Reviewed.STATEMENT, date(2024, 3, 31), date(2025, 3, 30)),
        ],
    )
    def test_counts_a_year(self, kind: Reviewed, day: date, last: date) -> None:
        assert reviews.last_day(kind, day) == last

    @given(DAYS)
    def test_counts_longer_the_later_it_is(self, day: date) -> None:
        later = day + timedelta(days=1)
        first, second = (reviews.last_day(Reviewed.CONTEXT, one) for one in (day, later))
        assert day < first <= second
        assert reviews.warns_on(first) < first

    def test_before_the_first_rule_is_refused(self) -> None:
        with pytest.raises(NoRuleInForce):
            reviews.last_day(Reviewed.CONTEXT, date(2014, 12, 31))

    def test_rests_on_no_confirmed_number(self) -> None:
        assert not reviews.is_confirmed(date(2019, 1, 1))

    @pytest.mark.parametrize(
        ("day", "asked"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True)]
    )
    def test_asks_about_climate_since_the_amendments(self, day: date, asked: bool) -> None:
        assert reviews.asks_about_climate(day) is asked


class TestUpkeep:
    @pytest.mark.parametrize(
        ("done", "months", "valid", "due"),
        [
            (date(2020, 1, 31), 1, None, date(2020, 2, 29)),
            (date(2020, 1, 31), 12, date(2020, 12, 31), date(2020, 12, 31)),
            (date(2020, 1, 31), 6, date(2021, 1, 31), date(2020, 7, 31)),
            (date(2020, 1, 31), None, date(2021, 1, 31), date(2021, 1, 31)),
            (date(2020, 1, 31), None, None, None),
        ],
    )
    def test_is_due_by_rhythm_or_by_calibration(
        self, done: date, months: int | None, valid: date | None, due: date | None
    ) -> None:
        assert next_due(done_on=done, every_months=months, valid_until=valid) == due

    @given(DAYS, st.integers(min_value=1, max_value=120))
    def test_is_never_overdue_on_the_day_it_was_done(self, day: date, months: int) -> None:
        assert not is_overdue(next_due(done_on=day, every_months=months), day)

    @pytest.mark.parametrize(("day", "late"), [(14, False), (15, False), (16, True)])
    def test_is_overdue_from_the_day_after(self, day: int, late: bool) -> None:
        assert is_overdue(date(2020, 10, 15), date(2020, 10, day)) is late


def test_every_state_but_the_last_has_a_way_out() -> None:
    assert APPROVAL.final_states == {Status.SUPERSEDED, Status.DISCARDED}
