"""The pure rules of the registers: standing, plates, words, exemptions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.amounts import (
    DottedThousands,
    FarFromUsual,
    likely_unit,
    read_amount,
)
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.exemptions import (
    STATES,
    decision_days,
    inscription,
    may_be_granted,
)
from teraju.modules.metrology.domain.finding import SIGNS, after_prefix, typed_words, words_of
from teraju.modules.metrology.domain.plates import (
    WrongPlate,
    capacity_words,
    misread,
    read_number,
    wrong_range,
)
from teraju.modules.metrology.domain.standing import Standing, standing_on

DAY = date(2018, 3, 14)


@pytest.mark.parametrize(
    ("kept", "until", "expected"),
    [
        ("valid", date(2018, 3, 14), "valid"),
        ("valid", date(2018, 3, 13), "expired"),
        ("valid", None, "expired"),
        ("expired", date(2018, 3, 31), "valid"),
        ("new", None, "new"),
        ("void", date(2019, 1, 1), "void"),
        ("rejected", date(2019, 1, 1), "rejected"),
        ("exempt", date(2017, 1, 1), "exempt"),
        ("retired", date(2019, 1, 1), "retired"),
    ],
)
def test_the_last_day_still_counts(kept, until, expected):
    assert standing_on(kept, until, DAY) == expected


@pytest.mark.parametrize(
    ("typed", "kept"), [("15", "15"), ("0,5", "0.5"), (" 1 500 ", "1500"), ("2.50", "2.50")]
)
def test_a_number_of_a_plate(typed, kept):
    assert read_number(typed) == kept


@pytest.mark.parametrize("typed", ["", "0", "-1", "1.500,5", "15 kg", "NaN", "1e9", "9" * 30])
def test_what_is_no_number_of_a_plate(typed):
    with pytest.raises(WrongPlate):
        read_number(typed)


@pytest.mark.parametrize(
    ("code", "plate", "line"),
    [
        ("electronic_scale", {"max": "15", "e": "5", "accuracy_class": "III"}, "15 kg × 5 g, III"),
        (
            "electronic_scale",
            {"max": "15", "e": "5", "max_low": "6", "e_low": "2", "accuracy_class": "III"},
            "6/15 kg × 2/5 g, III",
        ),
        ("table_scale", {"max": "10"}, "10 kg"),
        ("table_scale", {"max": "1.500"}, "1,5 kg"),
        ("electronic_scale", {"max": "15.0", "e": "5.0"}, "15 kg × 5 g"),
        ("common_weight", {"nominal": "1000", "accuracy_class": "M2"}, "1.000 g, M2"),
        ("centesimal", {"max": "300", "d": "100"}, "300 kg × 100 g"),
        ("wet_measure", {"nominal": "0.5"}, "0,5 L"),
        ("fuel_dispenser", {"nozzles": "8", "product": "solar"}, "solar"),
        ("water_meter", {}, ""),
    ],
)
def test_a_plate_in_one_line(code, plate, line):
    assert capacity_words(catalogue().kind(code), plate) == line


@pytest.mark.parametrize(
    ("plate", "wrong"),
    [
        ({"max": "15", "e": "5"}, ""),
        ({"max": "15", "e": "5", "max_low": "6", "e_low": "2"}, ""),
        ({"max": "15", "e": "5", "max_low": "6"}, "e_low"),
        ({"e": "5", "max_low": "6", "e_low": "2"}, "max"),
        ({"max": "15", "max_low": "6", "e_low": "2"}, "e"),
        ({"max": "15", "e": "5", "e_low": "2"}, "max_low"),
        ({"max": "15", "e": "5", "max_low": "15", "e_low": "2"}, "max_low"),
        ({"max": "15", "e": "5", "max_low": "6", "e_low": "5"}, "e_low"),
    ],
)
def test_two_ranges_fit_together(plate, wrong):
    assert wrong_range(plate) == wrong


def test_a_value_that_is_no_number_is_named():
    kind = catalogue().kind("electronic_scale")
    assert misread(kind, {"max": "lima", "e": "5"}) == "max"
    assert misread(kind, {"max": "15", "e": "5", "accuracy_class": "III"}) == ""


def test_words_are_plain_and_come_once():
    found = words_of(["Toko Emas “Édi-Jaya”", "TOKO", "B-12", "x"])
    assert found == ["toko", "emas", "edi", "jaya", "12"]


@given(st.text(SIGNS, min_size=1, max_size=6), st.text(SIGNS, max_size=4))
def test_a_prefix_holds_what_begins_so_and_nothing_else(prefix, rest):
    end = after_prefix(prefix)
    assert prefix <= prefix + rest
    assert not end or prefix + rest < end
    assert not end or not end.startswith(prefix)


def test_a_search_is_cut_as_the_words_are():
    assert typed_words("T001-0000A" + "z" * 30)[1] == ("0000a" + "z" * 30)[:16]


def test_an_exemption_is_decided_in_five_days_and_needs_a_mark():
    assert decision_days(DAY) == 5
    assert inscription(DAY) == "HANYA UNTUK KONTROL PERUSAHAAN"
    assert [one for one in Standing if may_be_granted(one)] == [Standing.VALID]
    assert STATES.final_states == {"refused", "withdrawn"}


@pytest.mark.parametrize(
    ("code", "name", "typed", "kept"),
    [
        ("weighbridge", "max", "60", "60"),
        ("weighbridge", "max", "60000 kg", "60"),
        ("weighbridge", "max", "60 ton", "60"),
        ("weighbridge", "max", "600 T", "600"),
        ("weighbridge", "max", "60000t", "60000"),
        ("electronic_scale", "max", "600 g", "0.6"),
        ("electronic_scale", "e", "0,005kg", "5"),
        ("electronic_scale", "max", "0,6 Kg.", "0.6"),
        ("common_weight", "nominal", "1 kg", "1000"),
        ("wet_measure", "nominal", "500 ml", "0.5"),
        ("tank_truck", "nominal", "16 m3", "16000"),
        ("tape", "length", "3000 cm", "30"),
        ("weighbridge", "supports", "8", "8"),
        ("fuel_dispenser", "nozzles", "900", "900"),
    ],
)
def test_an_amount_with_its_unit_or_without(code, name, typed, kept):
    assert read_amount(typed, catalogue().kind(code).parameters[name]) == kept


@pytest.mark.parametrize(
    ("code", "name", "typed", "unit"),
    [
        ("weighbridge", "max", "60000", "kg"),
        ("electronic_scale", "max", "30000", "g"),
        ("table_scale", "max", "0,01", "t"),
        ("common_weight", "nominal", "0,5", "kg"),
        ("tank_truck", "nominal", "16", "kL"),
        ("weighbridge", "max", "9" * 15, "t"),
        ("fuel_dispenser", "qmax", "4000", "L/min"),
    ],
)
def test_a_bare_number_far_from_usual_asks_for_its_unit(code, name, typed, unit):
    parameter = catalogue().kind(code).parameters[name]
    with pytest.raises(FarFromUsual):
        read_amount(typed, parameter)
    assert likely_unit(read_number(typed), parameter) == unit


@pytest.mark.parametrize("typed", ["1.500", "1.500 kg", "60.000"])
def test_a_plate_that_may_say_thousands_is_asked_about(typed):
    with pytest.raises(DottedThousands):
        read_amount(typed, catalogue().kind("table_scale").parameters["max"])


@pytest.mark.parametrize("typed", ["15 m", "15 kgg", "15 x", "15 kg 5"])
def test_a_unit_that_says_nothing_of_it(typed):
    with pytest.raises(WrongPlate):
        read_amount(typed, catalogue().kind("table_scale").parameters["max"])


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        found = read_amount(typed, catalogue().kind("weighbridge").parameters["max"])
    except WrongPlate:
        return
    assert read_number(found) == found
