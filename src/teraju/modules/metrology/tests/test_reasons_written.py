"""Numbers in the reason of a verdict: no idle zeros, and none that reads as another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.judging import Reason, between, reason, within
from teraju.modules.metrology.domain.sheets import Case, judge

ON = date(2026, 3, 14)
HERE = Reason("at 1", "pada 1")


@pytest.mark.parametrize(
    ("error", "en", "id_"),
    [
        (Fraction(100, 998), "0.1002", "0,1002"),
        (Fraction(1, 3), "0.3333", "0,3333"),
        (Fraction(-200, 998), "\u22120.2004", "\u22120,2004"),
        (Decimal("0.20"), "0.2", "0,2"),
        # Few places alone would say that the limit is kept.
        (Fraction(1, 10) + Fraction(1, 30_000_000), "0.10000003", "0,10000003"),
        (-Fraction(1, 10) - Fraction(1, 30_000_000), "\u22120.10000003", "\u22120,10000003"),
    ],
)
def test_an_error_beyond_the_limit(error, en, id_):
    judged = within(error, Decimal("0.1"), HERE, "%")
    assert judged.reason == Reason(
        f"at 1 the error {en} % is beyond the limit ±0.1 %",
        f"pada 1 kesalahan {id_} % melewati batas ±0,1 %",
    )


def test_limits_that_do_not_end_stay_apart_from_the_error():
    judged = between(Fraction(1, 3), Decimal(0), Fraction(1, 3) - Fraction(1, 10**8), HERE, "g")
    assert judged.reason is not None
    assert judged.reason.en == "at 1 the error 0.33333333 g is outside 0 to 0.33333332 g"


def test_the_same_number_twice_is_written_the_same():
    one = Fraction(1, 7)
    told = reason("{a} and {b} of {c}", "{a} dan {b} dari {c}", a=one, b=0, c=one)
    assert told.en == "0.1429 and 0 of 0.1429"


def test_the_reason_of_a_whole_sheet():
    case = Case(catalogue(ON).kind("fuel_dispenser"), {"qmax": "40"}, "subsequent", ON)
    run = {"flow": "maximum", "indicated": "20", "delivered": "19.805"}
    answer = judge(case, {"delivery": [run]})
    # 0.195 / 19.805 is 0.98459984... per cent: four digits of it are read.
    assert "kesalahan 0,9846 %" in str(answer["reason_id"])
    assert "0.9846 %" in str(answer["reason"])
