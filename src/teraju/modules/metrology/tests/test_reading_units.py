"""Numbers of a sheet as they are written: each with its unit, and none telling another verdict."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.reading_units import brief, unit_of
from teraju.modules.metrology.domain.sheets import Case, judge
from teraju.modules.metrology.domain.worksheet_cells import Row
from teraju.modules.metrology.models import Attempt
from teraju.modules.metrology.services.certificate_readings import (
    comma,
    limit_words,
    points_of,
    readings_table,
)
from teraju.modules.metrology.sheet_wording import CHOICES
from teraju.modules.metrology.web.numbers import measured
from teraju.modules.metrology.web.sheet_rows import _status

ON = date(2026, 3, 14)


def case(kind: str, **plate: str) -> Case:
    return Case(catalogue(ON).kind(kind), plate, "subsequent", ON)


@pytest.mark.parametrize(
    ("kind", "test", "key", "unit"),
    [
        ("fuel_dispenser", "delivery", "indicated", "L"),
        ("fuel_dispenser", "delivery", "delivered", "L"),
        ("fuel_dispenser", "delivery", "error", "%"),
        ("fuel_dispenser", "delivery", "limit", "%"),
        ("fuel_dispenser", "displays", "indications", "L"),
        ("fuel_dispenser", "displays", "error", "L"),
        ("fuel_dispenser", "displays", "limit", "L"),
        ("tape", "partial", "length", "m"),
        ("tape", "partial", "error", "mm"),
        ("tape", "marks", "interval", "mm"),
        ("water_meter", "flow", "q", "m³/h"),
        ("water_meter", "flow", "actual", "L"),
        ("water_meter", "flow", "limit", "%"),
        ("gas_meter", "flow", "indicated", "m³"),
        ("energy_meter_electronic", "energy", "reference", "kWh"),
        ("energy_meter_electronic", "energy", "current", "A"),
        ("energy_meter_electronic", "energy", "error", "%"),
        ("taximeter", "distance", "error", "m"),
        ("taximeter", "time", "indicated", "s"),
        ("taximeter", "time", "limit", "s"),
        ("common_weight", "mass", "error", "mg"),
        ("common_weight", "mass", "uncertainty", "mg"),
        ("wet_measure", "volume", "lower_limit", "L"),
        ("level_gauge", "reference", "error", "mm"),
        ("table_scale", "weighing", "load", "g"),
        ("table_scale", "weighing", "added", "g"),
        ("weighbridge", "weighing", "limit", "kg"),
        ("weighbridge", "eccentricity", "position", ""),
    ],
)
def test_each_number_has_its_unit(kind, test, key, unit):
    assert unit_of(case(kind), test, key) == unit


@pytest.mark.parametrize(
    ("error", "limit", "said"),
    [
        ("-0.25", "0.5", "-0.25"),
        ("0.1500", "0.5", "0.15"),
        ("0.0625", "0.5", "0.0625"),
        ("0", "0.5", "0"),
        # A quotient that does not end.
        ("-0.251256", "0.5", "-0.251"),
        ("0.166667", "0.5", "0.167"),
        # Three places would let it pass, or fail.
        ("0.500113", "0.5", "0.5001"),
        ("0.500003", "0.5", "0.500003"),
        ("-0.500113", "0.5", "-0.5001"),
        ("0.499987", "0.5", "0.5"),
        ("0.333334", "0.333333", "0.333334"),
    ],
)
def test_an_error_is_as_long_as_it_needs_to_be(error, limit, said):
    assert brief({"error": error, "limit": limit}) == said


def test_without_an_error_there_is_nothing_to_write():
    assert brief({"error": None, "limit": "1"}) is None
    assert brief({"error": "0.123456"}) == "0.123"


numbers = st.decimals(min_value=-3, max_value=3, places=6)


@given(numbers, st.decimals(min_value="0.001", max_value=3, places=6))
def test_no_error_is_written_on_the_other_side_of_its_limit(error, limit):
    said = Decimal(brief({"error": format(error, "f"), "limit": format(limit, "f")}) or "x")
    assert (abs(said) <= limit) == (abs(error) <= limit)


@given(numbers, numbers, numbers)
def test_nor_where_the_two_limits_differ(error, one, other):
    low, high = sorted((one, other))
    point = {key: format(value, "f") for key, value in (("limit", high), ("lower_limit", low))}
    said = Decimal(brief({"error": format(error, "f"), **point}) or "x")
    assert (low <= said <= high) == (low <= error <= high)


def test_less_than_nothing_has_a_minus():
    assert comma("-1234.5") == "\u22121.234,5"
    assert measured("-0.25") in ("\u22120,25", "\u22120.25")


def shown(kind: str, told: dict[str, Any], **plate: str) -> tuple[list[str], list[list[str]]]:
    """The table of the paper: its head without the test and the verdict, and its rows."""
    one = case(kind, **plate)
    attempt = Attempt(readings=told, answer=judge(one, told))
    heads, rows = readings_table(list(points_of(attempt, one)))
    told_rows = [[str(each).replace("\u00a0", " ") for each in row[1:4]] for row in rows]
    return [str(each) for each in heads[1:4]], told_rows


def test_a_pump_is_read_at_its_flows_in_litres_and_errs_in_per_cent():
    """The displays beside each other lie litres apart: then each number has its own unit."""
    told: dict[str, Any] = {
        "delivery": [
            {"flow": flow, "indicated": "20", "delivered": delivered}
            for flow, delivered in (("maximum", "20.05"), ("medium", "19.98"), ("slow", "20"))
        ]
    }
    with override("id"):
        flows = [str(CHOICES[one]) for one in ("maximum", "medium", "slow")]
        heads, rows = shown("fuel_dispenser", told)
        assert heads == ["Titik uji (L)", "Kesalahan (%)", "Batas (%)"]
        assert rows == [
            [f"20 · {flows[0]}", "\u22120,249", "± 0,5"],
            [f"20 · {flows[1]}", "0,1", "± 0,5"],
            [f"20 · {flows[2]}", "0", "± 0,5"],
            # How far those of one flow lie apart: here there is one of each.
            ["–", "0", "± 0,1"],
        ]
        heads, rows = shown(
            "fuel_dispenser", {**told, "displays": {"indications": ["20", "20.01"]}}
        )
    assert heads == ["Titik uji (L)", "Kesalahan", "Batas"]
    assert [row[1:] for row in rows[2:]] == [
        ["0 %", "± 0,5 %"],
        ["0 %", "± 0,1 %"],
        ["0,01 L", "± 0,02 L"],
    ]


def test_a_tape_is_read_in_metres_and_errs_in_millimetres():
    told = {
        "full": {"error": "-1.2"},
        "partial": [{"length": "2.5", "error": "0.5"}],
        "marks": {"interval": "1", "error": "0.1"},
    }
    with override("id"):
        heads, rows = shown("tape", told, length="10", accuracy_class="II")
    assert heads == ["Titik uji", "Kesalahan (mm)", "Batas (mm)"]
    assert [row[:2] for row in rows] == [
        ["10 m", "\u22121,2"],
        ["2,5 m", "0,5"],
        ["1 mm", "0,1"],
    ]


def test_a_water_meter_errs_in_per_cent_at_its_flows():
    told = {"flow": [{"q": "2.5", "indicated": "100", "actual": "99.7"}]}
    plate = {"accuracy_class": "2", "q3": "2.5", "r": "80", "temperature": "30"}
    with override("en"):
        heads, rows = shown("water_meter", told, **plate)
    assert heads == ["Test point (m³/h)", "Error (%)", "Limit (%)"]
    assert rows == [["2,5", "0,301", "± 2"]]


def test_what_was_read_has_its_unit_too():
    one = case("fuel_dispenser")
    told = {"delivery": [{"flow": "slow", "indicated": "20", "delivered": "19.98"}]}
    attempt = Attempt(readings=told, answer=judge(one, told))
    with override("en"):
        point, _apart = points_of(attempt, one, measured)
        assert str(point.read) == "Truly delivered 19.98 L"


def test_on_the_sheet_a_limit_is_in_its_unit_once_it_is_read():
    """A taximeter is allowed per cent until it is known of how many metres."""
    row = Row("distance.0", {}, "0.2", "%")
    point = {"error": "-3.1234567", "limit": "4", "verdict": "pass"}
    with override("en"):
        before, after = _status(row, None, "m"), _status(row, point, "m")
    assert before is not None
    assert after is not None
    assert (str(before.word), str(after.word)) == ("± 0.2 %", "\u22123.123 (± 4 m)")


def test_a_minimum_is_no_band_about_nought():
    """An extra load that is noticed, and the standard weights among a load, have to be reached."""
    read = {"error": None, "limit": "7", "verdict": "pass"}
    for test in ("discrimination", "sensitivity", "substitution"):
        assert limit_words(test, read) == "≥ 7"
        row = Row(test, {}, "7", "g")
        before, after = _status(row, None, "g"), _status(row, read, "g")
        assert (str(before.word), str(after.word)) == ("≥ 7 g", "≥ 7 g")
    assert limit_words("weighing", read) == "± 7"


@pytest.mark.parametrize(
    ("delivered", "spread", "verdict"),
    [("20.02", "0.1", "pass"), ("20.04", "0.2", "fail"), ("20.021", "0.105", "fail")],
)
def test_deliveries_that_lie_apart_are_told_beside_the_points(delivered, spread, verdict):
    """Else every point passes, and nothing says why the pump does not."""
    one = case("fuel_dispenser")
    read = [(flow, "20") for flow in ("maximum", "medium", "slow") for _run in range(3)]
    read[-1] = ("slow", delivered)
    rows = [{"flow": flow, "indicated": "20", "delivered": each} for flow, each in read]
    told: dict[str, Any] = {"delivery": rows}
    attempt = Attempt(readings=told, answer=judge(one, told))
    *points, apart = points_of(attempt, one)
    assert [each.point["verdict"] for each in points] == ["pass"] * 9
    assert (apart.test, apart.point["verdict"], apart.unit) == ("repeatability", verdict, "%")
    assert brief(apart.point) == spread
    assert apart.point["limit"] == "0.1"
    assert attempt.answer["verdict"] == verdict
