"""The time an instrument took: properties that hold for every set of pauses."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.retribution import charge, charged_days, tariffs
from teraju.modules.metrology.domain.service_time import (
    Span,
    idle_minutes,
    merged,
    service_minutes,
)

START = datetime(2019, 3, 14, 1, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def at(minutes):
    return START + minutes * MINUTE


def count(since, until):
    """An office that never closes."""
    return max((until - since) // MINUTE, 0)


spans = st.lists(
    st.tuples(st.integers(-50, 500), st.integers(0, 200)).map(
        lambda pair: Span(at(pair[0]), at(pair[0] + pair[1]))
    ),
    max_size=6,
)
WHOLE = 400


@given(spans)
def test_every_minute_is_either_worked_or_paused(pauses):
    paused = {
        minute
        for minute in range(WHOLE)
        if any(one.since <= at(minute) < one.until for one in pauses)
    }
    assert service_minutes(count, START, at(WHOLE), pauses) == WHOLE - len(paused)


@given(spans, spans)
def test_a_further_pause_never_makes_it_longer(pauses, more):
    before = service_minutes(count, START, at(WHOLE), pauses)
    assert 0 <= service_minutes(count, START, at(WHOLE), [*pauses, *more]) <= before


@given(spans)
def test_merging_keeps_the_time_and_its_order(given_spans):
    found = merged(given_spans)
    assert merged(found) == found
    assert all(one.until < other.since for one, other in pairwise(found))


@given(st.lists(spans, min_size=1, max_size=4))
def test_idle_is_what_all_waited_together(lines):
    together = {
        minute
        for minute in range(WHOLE)
        if all(any(one.since <= at(minute) < one.until for one in line) for line in lines)
    }
    assert idle_minutes(count, START, at(WHOLE), lines) == len(together)


def test_without_instruments_nothing_waits():
    assert idle_minutes(count, START, at(WHOLE), []) == 0


class TestRetribution:
    """The tariff of old years is an example; since 5 January 2024 there is none."""

    @pytest.mark.parametrize(
        ("kind", "plate", "site", "each"),
        [
            ("electronic_scale", {"accuracy_class": "I", "max": "2"}, "office", 150_000),
            ("electronic_scale", {"accuracy_class": "I", "max": "2"}, "in_place", 160_000),
            ("electronic_scale", {"accuracy_class": "II", "max": "1"}, "session", 50_000),
            ("weighbridge", {"max": "50"}, "in_place", 1_000_000),
            ("weighbridge", {"max": "50.5"}, "in_place", 1_500_000),
            ("belt_weigher", {"qmax": "100"}, "in_place", 400_000),
            ("belt_weigher", {"qmax": "500"}, "in_place", 550_000),
            ("belt_weigher", {"qmax": "501"}, "in_place", 650_000),
            ("fuel_dispenser", {}, "in_place", 150_000),
        ],
    )
    def test_before(self, kind, plate, site, each):
        found = charge(kind, plate, 3, OrderSite(site), date(2023, 12, 31))
        assert (found.each, found.amount, found.confirmed) == (each, 3 * each, False)

    def test_what_no_table_tells_is_not_nothing(self):
        unknown = charge("table_scale", {}, 1, OrderSite.OFFICE, date(2023, 12, 31))
        assert (unknown.amount, unknown.is_free) == (None, False)
        old = charge("weighbridge", {"max": "50"}, 1, OrderSite.OFFICE, date(1999, 1, 1))
        assert old.amount is None
        no_plate = charge("weighbridge", {"max": "?"}, 1, OrderSite.OFFICE, date(2020, 1, 1))
        assert no_plate.amount is None

    @given(
        st.sampled_from(["weighbridge", "table_scale", "fuel_dispenser", "unheard"]),
        st.integers(1, 500),
        st.sampled_from(list(OrderSite)),
        st.dates(date(2024, 1, 5), date(2040, 1, 1)),
    )
    def test_nothing_since(self, kind, pieces, site, on):
        found = charge(kind, {"max": "60"}, pieces, site, on)
        assert (found.amount, found.confirmed, found.basis) == (0, True, "UU 1/2022")

    def test_every_tariff_has_its_days(self):
        free, old = tariffs()
        assert (free.is_free, free.since, free.until) == (True, date(2024, 1, 5), None)
        assert (old.is_free, old.until, old.confirmed) == (False, date(2024, 1, 4), False)

    @pytest.mark.parametrize(
        ("first", "last", "expected"),
        [
            (date(2023, 1, 1), date(2023, 12, 31), [(date(2023, 1, 1), date(2023, 12, 31))]),
            (date(2024, 1, 1), date(2024, 12, 31), [(date(2024, 1, 1), date(2024, 1, 4))]),
            (date(2024, 1, 5), date(2024, 12, 31), []),
            (
                date(2011, 12, 1),
                date(2012, 1, 31),
                [
                    (date(2011, 12, 1), date(2011, 12, 31)),
                    (date(2012, 1, 1), date(2012, 1, 31)),
                ],
            ),
        ],
    )
    def test_days_are_charged_by_their_own_tariff(self, first, last, expected):
        assert charged_days(first, last) == expected

    def test_the_last_day_of_the_old_law(self):
        before = charge("fuel_dispenser", {}, 1, OrderSite.OFFICE, date(2024, 1, 4))
        assert before.amount == 150_000
