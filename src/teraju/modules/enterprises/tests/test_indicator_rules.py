"""Which indicators a record speaks for, case by case."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.enterprises.domain.catalogue import commodities, standards
from teraju.modules.enterprises.domain.indicators import (
    About,
    Subject,
    indicators_of,
    lines_for,
)

DAY = date(2020, 10, 14)
BATIK = About("craft", "13134", "batik-tulis", "sni-8302", "craft")
CAKES = About("food", "10710", "kue-basah", "", "food")
HOTEL = About("tourism", "55111", "chse", "", "tourism")


def of(subject, about, edition="2019"):
    found = (one.partition(":") for one in indicators_of(subject, about, DAY))
    return sorted(code for name, _sign, code in found if name == edition)


@pytest.mark.parametrize(
    ("subject", "about", "expected"),
    [
        ("certificates", BATIK, ["2.1", "2.8"]),
        ("coachings", BATIK, ["2.2", "2.8"]),
        ("growth", BATIK, ["2.2", "2.8"]),
        # Only a certificate rests on tests of what is eaten.
        ("certificates", CAKES, ["2.1", "2.3", "2.8"]),
        ("coachings", CAKES, ["2.2", "2.8"]),
        ("places", HOTEL, ["2.5"]),
        ("checks", HOTEL, ["2.5"]),
        ("certificates", HOTEL, ["2.1", "2.5"]),
        ("coachings", HOTEL, ["2.2", "2.5"]),
        # One condition is enough: the programme, the standard, or the KBLI of the firm.
        ("coachings", About("craft", programme="tourism"), ["2.2", "2.5", "2.8"]),
        ("certificates", About("other", standard="sni-9042"), ["2.1", "2.5"]),
        ("coachings", About("other", "49424"), ["2.2", "2.6"]),
        ("certificates", About("other", "50113"), ["2.1", "2.6"]),
        ("coachings", About("other", "03111"), ["2.2", "2.7"]),
        ("growth", About("other", "02101"), ["2.2", "2.7"]),
        ("coachings", About("education", "78421"), ["2.2", "2.4"]),
        ("growth", About("other", "47111"), ["2.2", "2.8"]),
        # A kindergarten trains nobody for work, a clinic is no industry.
        ("coachings", About("education", "85131"), ["2.2"]),
        ("coachings", About("health", "86103"), ["2.2"]),
        ("proposals", About("craft", commodity="sasando"), ["2.1"]),
        # What nothing is known of says what every such record says, and no more.
        ("certificates", About(), ["2.1"]),
        ("places", About(), []),
    ],
)
def test_what_a_record_speaks_for(subject, about, expected):
    assert of(Subject(subject), about) == expected


@pytest.mark.parametrize(
    ("subject", "about", "expected"),
    [
        ("certificates", CAKES, ["2.1", "2.8"]),
        ("certificates", About("food", commodity="garam"), ["2.1", "2.3", "2.8"]),
        # 2.6 were roads, 2.7 agriculture alone.
        ("coachings", About("other", "49424"), ["2.2"]),
        ("coachings", About("other", "03111"), ["2.2"]),
        ("coachings", About("other", "01111"), ["2.2", "2.7"]),
        ("places", HOTEL, ["2.5"]),
    ],
)
def test_codes_of_2014_mean_something_else(subject, about, expected):
    assert of(Subject(subject), about, "2014") == expected


def test_the_table_is_whole():
    every = [line for subject in Subject for line in lines_for(subject, DAY)]
    named = {one for line in every for one in line.indicators}
    # Of 2.6 as it was in 2014, roads, no record of a firm says anything.
    expected = {f"{edition}:2.{n}" for edition in ("2014", "2019") for n in range(1, 9)}
    assert expected - named == {"2014:2.6"}
    assert named <= expected
    assert all(line.source and line.name["en"] for line in every)
    assert {c for line in every for c in line.commodities} <= {one.code for one in commodities()}
    assert {s for line in every for s in line.standards} <= {one.code for one in standards()}
