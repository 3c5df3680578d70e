"""Published tables of satisfaction, to the printed digit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.inputs import InputError
from teraju.modules.satisfaction.domain.compute import sample, skm
from teraju.modules.satisfaction.domain.index import schemes

TOTALS = dict(
    zip((f"U{n}" for n in range(1, 10)), (105, 101, 100, 116, 102, 105, 106, 105, 115), strict=True)
)
BOGOR = {
    "2011": "3.007 2.993 3.020 3.000 3.113 3.033 2.887 2.947 2.980 3.033 3.000 3.033 3.020 3.000",
    "2012": "2.947 3.047 3.013 2.993 2.980 3.127 2.900 2.800 3.260 3.013 2.893 2.720 3.133 3.153",
    "2013": "2.980 3.027 3.067 3.020 3.040 3.060 2.733 3.007 3.227 3.067 2.927 2.827 2.947 3.093",
}
TWO_COLUMNS = {
    1: "3.100 3.300 2.900 3.300 3.000 3.100 3.300 3.100 3.200",
    2: "3.100 3.080 2.933 3.060 3.087 3.140 3.200 2.947 2.940",
}


def new(**changes: Any) -> Any:
    return skm({"scheme": "permenpanrb-14-2017", "weight_mode": "exact"} | changes)


def means(text: str) -> dict[str, str]:
    return {f"U{n}": mean for n, mean in enumerate(text.split(), 1)}


@pytest.mark.parametrize(
    ("mode", "index"), [("exact", "91.48"), ("0.111", "91.38"), ("0.11", "90.56")]
)
def test_a_quarter_of_29_answers(mode: str, index: str) -> None:
    answer = new(weight_mode=mode, totals=TOTALS, respondents=29)
    assert (answer["index"], answer["grade"]) == (index, "A")
    assert answer["lowest"] == ["U3", "U2", "U5"]


@pytest.mark.parametrize(
    ("mode", "ceiling"), [("exact", "100.00"), ("0.111", "99.90"), ("0.11", "99.00")]
)
def test_the_ceiling_of_each_weight(mode: str, ceiling: str) -> None:
    assert new(weight_mode=mode, answers=[[4] * 9])["index"] == ceiling


@pytest.mark.parametrize(
    ("year", "rounded", "exact"),
    [("2011", "74.67", "75.12"), ("2012", "74.51", "74.96"), ("2013", "74.59", "75.04")],
)
def test_three_years_of_bogor(year: str, rounded: str, exact: str) -> None:
    for mode, index in (("0.071", rounded), ("exact", exact)):
        answer = skm(
            {"scheme": "kepmenpan-25-2004", "weight_mode": mode, "means": means(BOGOR[year])}
        )
        assert (answer["index"], answer["grade"]) == (index, "B")


@pytest.mark.parametrize(
    ("column", "mode", "index"),
    [
        (1, "exact", "78.61"),
        (1, "0.111", "78.53"),
        (1, "0.11", "77.83"),
        (2, "exact", "76.35"),
        (2, "0.111", "76.28"),
        (2, "0.11", "75.59"),
    ],
)
def test_no_weight_gives_what_a_page_that_contradicts_itself_printed(
    column: int, mode: str, index: str
) -> None:
    answer = new(weight_mode=mode, means=means(TWO_COLUMNS[column]))
    assert answer["index"] == index
    printed = [Decimal(text) for text in ("75.98", "76.04", "76.47", "76.79")]
    assert all(abs(Decimal(answer["index"]) - each) > Decimal("0.05") for each in printed)


@pytest.mark.parametrize(("mode", "index"), [("0.111", "78.53"), ("0.11", "77.83")])
def test_nine_elements_were_printed_with_the_bands_of_2004_too(mode: str, index: str) -> None:
    answer = skm(
        {
            "scheme": "kepmenpan-25-2004",
            "weight_mode": mode,
            "means": means(TWO_COLUMNS[1]),
        }
    )
    assert (answer["index"], answer["grade"]) == (index, "B")
    assert "9 of the 14 elements" in answer["warnings"][0]["message"]


def test_a_weight_of_nine_elements_is_none_of_fourteen() -> None:
    with pytest.raises(InputError) as refused:
        skm(
            {
                "scheme": "kepmenpan-25-2004",
                "weight_mode": "0.111",
                "means": means(BOGOR["2011"]),
            }
        )
    assert refused.value.path == "weight_mode"


@pytest.mark.parametrize(
    ("index", "grade"),
    [
        ("88.31", "A"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65.00", "C"),
        ("64.99", "D"),
        ("24.75", "D"),
        ("81.98", "B"),
    ],
)
def test_bands_of_2017(index: str, grade: str) -> None:
    assert schemes()["permenpanrb-14-2017"].grade(Decimal(index)) == grade


@pytest.mark.parametrize(
    ("index", "grade"),
    [
        ("81.26", "A"),
        ("81.25", "B"),
        ("62.51", "B"),
        ("62.50", "C"),
        ("43.76", "C"),
        ("43.75", "D"),
    ],
)
def test_bands_of_2004(index: str, grade: str) -> None:
    assert schemes()["kepmenpan-25-2004"].grade(Decimal(index)) == grade


def test_an_element_has_a_band_of_its_own() -> None:
    answer = new(means=means("3.40 3.40 2.44 3.40 3.40 3.40 3.40 3.40 3.40"))
    by_code = {each["code"]: each["grade"] for each in answer["elements"]}
    assert (by_code["U3"], answer["grade"]) == ("D", "B")


def test_answers_means_and_totals_say_the_same() -> None:
    answers = [[4, 3, 2, 1, 4, 3, 2, 1, 4], [3, 3, 3, 3, 3, 3, 3, 3, 3]]
    totals = {f"U{n}": sum(column) for n, column in enumerate(zip(*answers, strict=True), 1)}
    assert new(answers=answers) == new(totals=totals, respondents=2)


def test_of_equal_elements_the_first_stands_first() -> None:
    assert new(answers=[[4] * 9])["lowest"] == ["U1", "U2", "U3"]


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=30))
def test_the_index_lies_between_25_and_100_and_rises_with_an_answer(rows: list[list[int]]) -> None:
    index = Decimal(new(answers=rows)["index"])
    assert 25 <= index <= 100
    better = [[min(4, rows[0][0] + 1), *rows[0][1:]], *rows[1:]]
    assert Decimal(new(answers=better)["index"]) >= index
    exact = Fraction(25 * sum(map(sum, rows)), len(rows) * 9)
    assert abs(Fraction(index) - exact) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"scheme": "skm"}, "scheme"),
        ({"weight_mode": "0.071", "answers": [[4] * 9]}, "weight_mode"),
        ({"weight_mode": "0.11", "answers": [[4] * 8]}, "weight_mode"),
        ({}, "totals"),
        ({"answers": [[4] * 9], "means": {"U1": "4"}}, "means"),
        ({"answers": []}, "answers"),
        ({"answers": [[4] * 10]}, "answers.0"),
        ({"answers": [[4] * 9, [4] * 8]}, "answers.1"),
        ({"answers": [[4] * 8 + [5]]}, "answers.0.8"),
        ({"answers": [[4] * 8 + [0]]}, "answers.0.8"),
        ({"totals": TOTALS}, "respondents"),
        ({"totals": TOTALS, "respondents": 28}, "totals.U4"),
        ({"totals": {"U10": 4}, "respondents": 1}, "totals.U10"),
        ({"totals": {}, "respondents": 1}, "totals"),
        ({"means": {"U1": "4.01"}}, "means.U1"),
        ({"means": {"U1": "0.99"}}, "means.U1"),
        ({"means": {"U1": "3"}, "respondents": 3}, "respondents"),
    ],
)
def test_the_offending_place_is_named(changes: dict[str, Any], path: str) -> None:
    with pytest.raises(InputError) as refused:
        new(**changes)
    assert refused.value.path == path


@pytest.mark.parametrize(
    ("population", "size"),
    [
        (1, 1),
        (10, 10),
        (20, 19),
        (30, 28),
        (50, 44),
        (100, 80),
        (150, 108),
        (200, 132),
        (300, 169),
        (707, 249),
        (1_000, 278),
        (1_500, 306),
        (2_000, 322),
        (3_000, 341),
        (5_000, 357),
        (10_000, 370),
        (20_000, 377),
        (50_000, 381),
        (1_000_000, 384),
    ],
)
def test_how_many_to_ask(population: int, size: int) -> None:
    assert sample({"population": population})["sample"] == size


@pytest.mark.parametrize("population", [0, -1, "10.5", "many", True])
def test_a_population_is_a_whole_number_of_people(population: object) -> None:
    with pytest.raises(InputError) as refused:
        sample({"population": population})
    assert refused.value.path == "population"
