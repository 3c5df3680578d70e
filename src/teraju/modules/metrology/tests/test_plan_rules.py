from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from teraju.modules.metrology.domain.planning import (
    Due,
    Ground,
    MarketNeed,
    Means,
    Pace,
    deadline_of,
    is_pressing,
    pace,
    propose,
)
from teraju.modules.metrology.domain.stamps import is_gap

FIRST = date(2021, 2, 1)
PACE = Pace(
    testers=2,
    instruments_per_day=40,
    equipment_per_day=120,
    longest_days=4,
    big_from=300,
    run_out_percent=10,
    lead_days=60,
    at_once_percent=50,
)


def workdays(first: date = FIRST, last: date = date(2021, 12, 31)) -> tuple[date, ...]:
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(day for day in days if day.weekday() < 5 and not is_gap(day))


MEANS = Means(workdays(), PACE)


def codes(reasons: object) -> set[Ground]:
    return {one.code for one in reasons}  # type: ignore[attr-defined]


class TestPace:
    @pytest.mark.parametrize(
        ("instruments", "weights", "days", "cut"),
        [
            (1, 0, 1, False),
            (80, 0, 1, False),
            (81, 0, 2, False),
            (0, 240, 1, False),
            # Half a day of scales and half a day of weights are one day.
            (40, 120, 1, False),
            (41, 120, 2, False),
            (60, 240, 2, False),
            (320, 0, 4, False),
            (321, 0, 4, True),
        ],
    )
    def test_counts_days(self, instruments: int, weights: int, days: int, cut: bool) -> None:
        need = MarketNeed(1, (Due(date(2021, 6, 30), instruments, weights),))
        assert PACE.days_for(need) == (days, cut)

    def test_somebody_stays_at_the_office(self) -> None:
        assert [pace(n, FIRST).testers for n in (0, 1, 2, 4)] == [1, 1, 1, 3]


class TestDeadline:
    def test_is_the_day_before_a_tenth_has_run_out(self) -> None:
        june, july = date(2021, 6, 30), date(2021, 7, 31)
        need = MarketNeed(1, (Due(june, 10), Due(july, 90)))
        assert deadline_of(need, FIRST, 10) == july
        need = MarketNeed(1, (Due(june, 11), Due(july, 89)))
        assert deadline_of(need, FIRST, 10) == june

    def test_is_none_where_all_has_run_out(self) -> None:
        assert deadline_of(MarketNeed(1, (Due(date(2021, 1, 5), 3),)), FIRST, 10) is None


class TestProposal:
    def test_lies_before_what_runs_out(self) -> None:
        june = date(2021, 6, 30)
        (one,) = propose([MarketNeed(7, (Due(june, 412),))], MEANS)
        assert one.market == 7
        assert one.ends_on <= june
        assert june - timedelta(days=60) <= one.starts_on
        assert len(one.days) == 4
        assert one.reasons[0].code == Ground.RUNS_OUT
        assert one.reasons[0].facts["count"] == 412
        assert Ground.TOO_BIG in codes(one.reasons)

    def test_keeps_out_of_the_gap_of_the_stamps(self) -> None:
        end = date(2021, 12, 31)
        means = Means(workdays(), PACE, gap=frozenset({end}))
        (one,) = propose([MarketNeed(1, (Due(end, 50),))], means)
        assert one.ends_on <= date(2021, 12, 21)
        assert Ground.GAP in codes(one.reasons)

    def test_says_that_no_day_was_left_before(self) -> None:
        days = workdays(date(2021, 6, 28), date(2021, 7, 9))
        needs = [MarketNeed(n, (Due(date(2021, 6, 30), 80),)) for n in range(5)]
        found = propose(needs, Means(days, PACE))
        late = [one for one in found if one.ends_on > date(2021, 6, 30)]
        assert len(found) == 5
        assert len(late) == 2
        assert all(Ground.CROWDED in codes(one.reasons) for one in late)

    def test_names_missing_stamps(self) -> None:
        means = Means(workdays(), PACE, has_stamps=False)
        (one,) = propose([MarketNeed(1, (Due(date(2021, 6, 30), 5),))], means)
        assert Ground.NO_STAMPS in codes(one.reasons)

    def test_leaves_out_what_needs_nothing(self) -> None:
        assert propose([MarketNeed(1)], MEANS) == []
        assert propose([MarketNeed(1, overdue=1)], Means((), PACE)) == []

    def test_gives_what_ran_out_the_first_free_days(self) -> None:
        (one,) = propose([MarketNeed(1, overdue=30, never=10)], MEANS)
        assert one.starts_on == FIRST
        assert {Ground.OVERDUE, Ground.NEVER} <= codes(one.reasons)

    @pytest.mark.parametrize(
        ("need", "at_once"),
        [
            # Pasar Jetis: 25 of 29 ran out in August 2020, four will in November.
            (MarketNeed(1, (Due(date(2021, 11, 30), 4),), overdue=25), True),
            (MarketNeed(1, (Due(date(2021, 11, 30), 4),), never_equipment=25), True),
            # Runs out in the days before anybody can come.
            (MarketNeed(1, (Due(date(2021, 1, 15), 25), Due(date(2021, 11, 30), 4))), True),
            # Exactly half is not more than half.
            (MarketNeed(1, (Due(date(2021, 11, 30), 25),), overdue=25), False),
            (MarketNeed(1, (Due(date(2021, 11, 30), 25),), overdue=25, never=1), True),
            (MarketNeed(1, (Due(date(2021, 11, 30), 88),), overdue=12), False),
        ],
    )
    def test_does_not_keep_waiting_what_has_no_mark(self, need: MarketNeed, at_once: bool) -> None:
        (one,) = propose([need], MEANS)
        assert (one.starts_on == FIRST) is at_once
        assert (Ground.RUNS_OUT in codes(one.reasons)) is not at_once
        assert one.instruments + one.equipment == need.instruments + need.equipment

    def test_says_since_when_it_counts_as_run_out(self) -> None:
        begin = date(2021, 1, 1)
        (one,) = propose([MarketNeed(1, overdue_before=begin, overdue=30)], MEANS)
        facts = {reason.code: reason.facts for reason in one.reasons}
        assert facts[Ground.OVERDUE] == {"count": 30, "weights": 0, "before": "2021-01-01"}


dues = st.builds(
    Due,
    on=st.dates(date(2021, 1, 1), date(2021, 12, 31)),
    instruments=st.integers(0, 400),
    equipment=st.integers(0, 900),
)
needs = st.lists(
    st.builds(
        MarketNeed,
        key=st.integers(1, 40),
        due=st.lists(dues, max_size=4).map(tuple),
        overdue=st.integers(0, 300),
        never=st.integers(0, 50),
    ),
    max_size=25,
    unique_by=lambda one: one.key,
)


@settings(max_examples=60)
@given(needs=needs, testers=st.integers(1, 5))
def test_no_day_twice_no_day_off_and_every_market_once(
    needs: list[MarketNeed], testers: int
) -> None:
    means = Means(workdays(), replace(PACE, testers=testers))
    found = propose(needs, means)
    used = [day for one in found for day in one.days]
    assert len(used) == len(set(used))
    assert set(used) <= set(means.workdays)
    assert len({one.market for one in found}) == len(found)
    asked = {one.key: one for one in needs if one.instruments + one.equipment}
    free = len(means.workdays) - len(used)
    assert set(asked) - {one.market for one in found} == set() or free == 0
    for one in found:
        need = asked[one.market]
        assert 1 <= len(one.days) <= 4
        assert (one.instruments, one.equipment) == (need.instruments, need.equipment)
        limit = deadline_of(need, means.workdays[0], 10)
        if is_pressing(need, means.workdays[0], 50):
            limit = None
        late = limit is not None and one.ends_on > limit
        assert late == (Ground.CROWDED in codes(one.reasons))
