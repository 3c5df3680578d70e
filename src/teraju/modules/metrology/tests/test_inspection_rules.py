"""The rules of supervision: hours, measures, readings, tickets."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.modules.metrology.domain.in_service import (
    SHEETS,
    DottedThousands,
    WrongLine,
    read_lines,
    write_lines,
)
from teraju.modules.metrology.domain.standing import Standing
from teraju.modules.metrology.domain.supervision import (
    Finding,
    Measure,
    Wrong,
    is_public_place,
    usual_finding,
    usual_last_day,
    wrong_hours,
    wrong_measure,
    wrong_reading,
)
from teraju.modules.metrology.domain.tags import ALPHABET, WrongCode
from teraju.modules.metrology.domain.tickets import read_secret, read_ticket, ticket

DAY = date(2024, 5, 2)
NAWI = SHEETS["nawi"]


@pytest.mark.parametrize(
    ("begins", "ends", "is_open", "wrong"),
    [
        (time(6), time(18), False, None),
        (time(5, 59), time(9), False, Wrong.HOURS),
        (time(17), time(18, 1), False, Wrong.HOURS),
        (time(3), time(5), True, None),
        (time(9), time(9), True, Wrong.HOURS_BACKWARDS),
    ],
)
def test_closed_places_are_entered_by_day(begins, ends, is_open, wrong):
    assert wrong_hours(begins, ends, DAY, is_open=is_open) == wrong


def test_a_factory_is_closed_and_a_market_is_not():
    assert is_public_place("market")
    assert not is_public_place("factory")
    assert not is_public_place("something new")


@pytest.mark.parametrize("finding", [one for one in Finding if one is not Finding.IN_ORDER])
def test_what_is_wrong_has_a_whole_measure(finding):
    assert wrong_measure(finding, Measure.NONE) is Wrong.NEEDS_MEASURE
    assert wrong_measure(finding, Measure.WARNING) is None
    assert wrong_measure(finding, Measure.SEAL) is Wrong.NEEDS_SEAL
    assert wrong_measure(finding, Measure.REFERRAL) is Wrong.NEEDS_RECEIVER


def test_whoever_is_warned_has_a_fortnight_unless_told_otherwise():
    assert usual_last_day(DAY) == date(2024, 5, 16)


def test_what_is_in_order_has_none():
    assert wrong_measure(Finding.IN_ORDER, Measure.NONE) is None
    assert wrong_measure(Finding.IN_ORDER, Measure.SEAL, has_seal=True) is Wrong.NEEDS_NO_MEASURE


@pytest.mark.parametrize("verdict", ["", "pass", "undecided", "unfit"])
def test_limits_are_judged_by_the_engine_alone(verdict):
    assert wrong_reading(Finding.OUT_OF_LIMITS, verdict) is Wrong.NEEDS_READINGS
    assert wrong_reading(Finding.IN_ORDER, verdict) is None
    assert wrong_reading(Finding.OUT_OF_LIMITS, "fail") is None
    assert wrong_reading(Finding.IN_ORDER, "fail") is Wrong.READINGS_FAIL


@pytest.mark.parametrize(
    ("standing", "finding"),
    [
        (Standing.VALID, Finding.IN_ORDER),
        (Standing.EXPIRED, Finding.EXPIRED),
        (Standing.VOID, Finding.NO_MARK),
        (Standing.NEW, Finding.NO_MARK),
    ],
)
def test_the_register_proposes_a_finding(standing, finding):
    assert usual_finding(standing) is finding


def test_a_line_is_a_point_whatever_stands_between():
    read = read_lines("5000; 4985\n\n1000 1000,5\n10=-3", NAWI)
    assert read["weighing"][1] == {"load": "1000", "indication": "1000.5"}
    assert read["weighing"][2] == {"load": "10", "indication": "-3"}
    assert read_lines("  \n", NAWI) == {}


@pytest.mark.parametrize(
    ("text", "number"),
    [("5000", 1), ("1 2\n1 2 3", 2), ("1 zwei", 1), ("1e3 5", 1), ("NaN 5", 1), ("٣ 5", 1)],
)
def test_what_is_no_line_is_named(text, number):
    with pytest.raises(WrongLine) as refused:
        read_lines(text, NAWI)
    assert refused.value.number == number


@pytest.mark.parametrize("text", ["5.000 4985", "1000 995,5\n5000 4.985"])
def test_a_point_before_three_digits_of_a_load_is_asked_about(text):
    with pytest.raises(DottedThousands) as refused:
        read_lines(text, NAWI)
    assert refused.value.number == text.count("\n") + 1


def test_litres_are_read_to_three_places():
    read = read_lines("20.000 19.900", SHEETS["fuel_dispenser"])
    assert read == {"delivery": [{"indicated": "20.000", "delivered": "19.900"}]}


numbers = st.decimals(min_value=-99999, max_value=99999, places=3)


@given(st.lists(st.tuples(numbers, numbers), min_size=1, max_size=20))
def test_what_was_written_is_read_again(points):
    text = "\n".join(f"{load:f} {shown:f}" for load, shown in points).replace(".", ",")
    read = read_lines(text, NAWI)
    assert read_lines(write_lines(read, NAWI), NAWI) == read


@given(st.binary(min_size=7, max_size=7), st.integers(0, 8), st.sampled_from(ALPHABET))
def test_a_ticket_finds_every_wrong_sign(numbers, at, sign):
    code = ticket(numbers)
    assert read_ticket(f" {code[:4].lower()}-{code[4:]} ") == code
    wrong = code[:at] + sign + code[at + 1 :]
    if wrong != code:
        with pytest.raises(WrongCode):
            read_ticket(wrong)


def test_a_tag_is_no_ticket():
    with pytest.raises(WrongCode):
        read_ticket("T0010000ZZ")
    assert read_secret(" olab-1234 ") == "01AB1234"
