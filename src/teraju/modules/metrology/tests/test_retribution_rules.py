"""What a verification costs on which day: the law first, then the region's own lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.editions import Control
from teraju.modules.metrology.domain.orders import OrderSite
from teraju.modules.metrology.domain.retribution import (
    NothingIsCharged,
    OwnLine,
    are_ambiguous,
    charge,
    free_since,
    last_day,
    tariffs,
    turns,
)

FREE = date(2024, 1, 5)
ON = date(2020, 9, 8)


def line(kind: str, office: int, in_place: int = 0, **more: Any) -> OwnLine:
    usual: dict[str, Any] = {"first": date(2012, 1, 1), "last": FREE - timedelta(days=1)}
    usual |= {"basis": "Perda 7/2012", "office": office, "in_place": in_place or office}
    usual |= {"office_again": office, "in_place_again": in_place or office}
    return OwnLine(kind, **{**usual, **more})


def bounded(kind: str, parameter: str, above: str, up_to: str, *prices: int) -> OwnLine:
    ends = {"above": above, "up_to": up_to}
    known: dict[str, Any] = {key: Decimal(value) for key, value in ends.items() if value}
    return line(kind, *prices, parameter=parameter, **known)


OWN = [
    replace(bounded("electronic_scale", "max", "1", "", 150, 160), accuracy_class="I"),
    replace(bounded("electronic_scale", "max", "", "1", 50, 60), accuracy_class="II"),
    bounded("weighbridge", "max", "", "50", 1000),
    bounded("weighbridge", "max", "50", "", 1500),
    bounded("belt_weigher", "qmax", "", "100", 400),
    bounded("belt_weigher", "qmax", "100", "500", 550),
    bounded("belt_weigher", "qmax", "500", "", 650),
    line("fuel_dispenser", 150),
]


@pytest.mark.parametrize(
    ("kind", "plate", "site", "each"),
    [
        ("electronic_scale", {"accuracy_class": "I", "max": "2"}, "office", 150),
        ("electronic_scale", {"accuracy_class": " i", "max": "2"}, "in_place", 160),
        ("electronic_scale", {"accuracy_class": "II", "max": "1"}, "session", 50),
        ("electronic_scale", {"accuracy_class": "II", "max": "1,5"}, "office", None),
        ("electronic_scale", {"accuracy_class": "III", "max": "1"}, "office", None),
        ("electronic_scale", {"max": "1"}, "office", None),
        ("weighbridge", {"max": "50"}, "in_place", 1000),
        ("weighbridge", {"max": "50.5"}, "in_place", 1500),
        ("weighbridge", {"max": "?"}, "in_place", None),
        ("weighbridge", {}, "in_place", None),
        ("belt_weigher", {"qmax": "100"}, "in_place", 400),
        ("belt_weigher", {"qmax": "500"}, "in_place", 550),
        ("belt_weigher", {"qmax": "501"}, "in_place", 650),
        ("fuel_dispenser", {}, "in_place", 150),
        ("table_scale", {"max": "10"}, "office", None),
    ],
)
def test_one_line_fits(kind: str, plate: dict[str, str], site: str, each: int | None) -> None:
    found = charge(kind, plate, 3, Control.SUBSEQUENT, OrderSite(site), ON, OWN)
    assert found.each == each
    assert found.amount == (None if each is None else 3 * each)
    assert found.basis == ("" if each is None else "Perda 7/2012")
    assert not found.by_law


@pytest.mark.parametrize(
    ("control", "site", "each"),
    [
        ("initial", "office", 150_000),
        ("initial", "session", 150_000),
        ("initial", "in_place", 160_000),
        ("subsequent", "office", 50_000),
        ("subsequent", "session", 50_000),
        ("subsequent", "in_place", 60_000),
    ],
)
def test_tera_and_tera_ulang_have_prices_of_their_own(control: str, site: str, each: int) -> None:
    """The pairs are of Kota Semarang; that they are of one kind is made up."""
    prices = {"office_again": 50_000, "in_place_again": 60_000}
    own = [line("electronic_scale", 150_000, 160_000, **prices)]
    found = charge("electronic_scale", {}, 2, Control(control), OrderSite(site), ON, own)
    assert (found.each, found.amount) == (each, 2 * each)


@pytest.mark.parametrize("control", ["initial", "subsequent"])
@pytest.mark.parametrize(("site", "each"), [("office", 50_000), ("in_place", 60_000)])
def test_semarang_had_one_price_for_both(control: str, site: str, each: int) -> None:
    own = [line("electronic_scale", 50_000, 60_000, accuracy_class="II")]
    plate = {"accuracy_class": "II"}
    found = charge("electronic_scale", plate, 1, Control(control), OrderSite(site), ON, own)
    assert found.each == each


@pytest.mark.parametrize(
    ("on", "each"),
    [
        (date(2011, 12, 31), None),
        (date(2012, 1, 1), 100),
        (date(2017, 12, 31), 100),
        # The later one counts from its first day, as far as it reaches; then the earlier again.
        (date(2018, 1, 1), 200),
        (date(2018, 12, 31), 200),
        (date(2019, 1, 1), 100),
        (date(2024, 1, 4), 100),
        (date(2024, 1, 5), 0),
    ],
)
def test_each_day_has_its_line(on: date, each: int | None) -> None:
    later = line("fuel_dispenser", 200, first=date(2018, 1, 1), last=date(2018, 12, 31))
    for own in ([line("fuel_dispenser", 100), later], [later, line("fuel_dispenser", 100)]):
        assert (
            charge("fuel_dispenser", {}, 1, Control.INITIAL, OrderSite.OFFICE, on, own).each == each
        )


def test_nothing_may_be_the_tariff_of_old_years_too() -> None:
    found = charge("dacin", {}, 2, Control.INITIAL, OrderSite.OFFICE, ON, [line("dacin", 0)])
    assert (found.amount, found.by_law) == (0, False)


def test_the_example_of_one_city_charges_nobody() -> None:
    for one in next(one for one in tariffs() if not one.is_free).lines:
        plate = {"accuracy_class": one.get("class", ""), "max": "1", "qmax": "1"}
        assert charge(one["kind"], plate, 1, Control.INITIAL, OrderSite.OFFICE, ON).amount is None


@given(
    st.sampled_from(["weighbridge", "table_scale", "fuel_dispenser", "unheard"]),
    st.integers(1, 500),
    st.sampled_from(list(Control)),
    st.sampled_from(list(OrderSite)),
    st.dates(FREE, date(2040, 1, 1)),
)
def test_the_law_comes_first(
    kind: str, pieces: int, control: Control, site: OrderSite, on: date
) -> None:
    own = [replace(one, last=date(2099, 1, 1)) for one in OWN]
    found = charge(kind, {"max": "60"}, pieces, control, site, on, own)
    assert (found.amount, found.basis, found.by_law) == (0, "UU 1/2022", True)


def test_every_tariff_of_the_rules_has_its_days() -> None:
    free, old = tariffs()
    assert (free.is_free, free.since, free.until) == (True, FREE, None)
    assert (old.is_free, old.until, old.confirmed) == (False, date(2024, 1, 4), False)
    assert free_since() == FREE


@pytest.mark.parametrize(
    ("last", "found"),
    [
        (None, date(2024, 1, 4)),
        (date(2024, 1, 4), date(2024, 1, 4)),
        (date(2030, 1, 1), date(2024, 1, 4)),
        (date(2019, 3, 1), date(2019, 3, 1)),
    ],
)
def test_a_tariff_ends_where_the_law_ends_it(last: date | None, found: date) -> None:
    assert last_day(date(2012, 1, 1), last) == found


@pytest.mark.parametrize("first", [FREE, date(2026, 1, 1)])
def test_none_begins_after_the_law(first: date) -> None:
    with pytest.raises(NothingIsCharged):
        last_day(first, None)


def test_what_is_charged_turns_on_few_days() -> None:
    assert turns([]) == [FREE]
    assert turns(OWN) == [date(2012, 1, 1), FREE]


@pytest.mark.parametrize(
    ("one", "other", "ambiguous"),
    [
        (line("dacin", 1), line("dacin", 2), True),
        (line("dacin", 1), line("table_scale", 2), False),
        (line("dacin", 1), line("dacin", 2, first=date(2018, 1, 1)), False),
        (line("dacin", 1, accuracy_class="I"), line("dacin", 2, accuracy_class="II"), False),
        (line("dacin", 1, accuracy_class="I"), line("dacin", 2), True),
        (OWN[2], OWN[3], False),
        (OWN[4], OWN[6], False),
        (OWN[2], bounded("weighbridge", "max", "49", "80", 1), True),
        (OWN[2], line("weighbridge", 1), True),
        (OWN[2], bounded("weighbridge", "d", "50", "", 1), True),
    ],
)
def test_two_lines_that_begin_together_do_not_both_fit(
    one: OwnLine, other: OwnLine, ambiguous: bool
) -> None:
    assert are_ambiguous(one, other) is are_ambiguous(other, one) is ambiguous
