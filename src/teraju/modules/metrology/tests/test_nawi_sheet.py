"""Electronic scales: the sheet of tests, weights replaced by others, what decides and what not."""

from __future__ import annotations

from typing import Any

import pytest

from teraju.modules.metrology.domain.compute import limits

from .cases import nawi, scale


# NAWI-08: the plan of a weighbridge.
def test_the_sheet_of_a_weighbridge_plans_its_tests() -> None:
    answer: Any = limits(
        {
            "kind": "nawi",
            "control": "initial",
            "unit": "kg",
            "instrument": scale("III", "60000", "20"),
            "loads": ["0", "400", "10000", "20000", "40000", "60000"],
        }
    )
    assert [row["limit"] for row in answer["limits"]] == ["10", "10", "10", "20", "20", "30"]
    sheet = answer["field_sheet"]
    assert sheet["min"] == "400"
    assert [(rule["standard_weights"], rule["spread"]) for rule in sheet["substitution"]] == [
        ("12000", "4"),
        ("20000", "6"),
        ("30000", None),
    ]
    assert sheet["plan"] == ["0", "400", "10000", "30000", "40000", "60000"]
    assert sheet["bands"] == [
        {"above": "0", "up_to": "10000", "limit": "10"},
        {"above": "10000", "up_to": "40000", "limit": "20"},
        {"above": "40000", "up_to": "60180", "limit": "30"},
    ]


@pytest.mark.parametrize(
    ("largest", "e", "load"),
    [("15000", "5", "5000"), ("2000000", "1000", "667000"), ("10000", "5", "3335")],
)
def test_the_eccentric_load_can_be_made_up_by_weights(largest: str, e: str, load: str) -> None:
    """A third of Max is seldom a whole interval; less than it would be too small."""
    asked = {"kind": "nawi", "control": "initial", "unit": "g"}
    answer: Any = limits(asked | {"instrument": scale("III", largest, e), "loads": []})
    assert answer["field_sheet"]["eccentricity"]["load"] == load


@pytest.mark.parametrize(
    ("weights", "spread", "verdict"),
    [
        ("30000", "7", "pass"),
        ("29999", "7", "unfit"),
        ("20000", "6", "pass"),
        ("12000", "4", "pass"),
        ("11999", "4", "unfit"),
    ],
)
def test_trucks_stand_in_for_weights_as_far_as_the_spread_allows(
    weights: str, spread: str, verdict: str
) -> None:
    substituted = {"standard_weights": weights, "repeatability": spread}
    answer = nawi(scale("III", "60000", "20"), {"substitution": substituted}, unit="kg")
    assert answer["verdict"] == verdict


def test_the_spread_found_decides_on_substitution() -> None:
    tests = {
        "substitution": {"standard_weights": "12000"},
        "repeatability": {"load": "30000", "indications": ["30000", "30004"]},
    }
    assert nawi(scale("III", "60000", "20"), tests, unit="kg")["verdict"] == "pass"
    tests["repeatability"] = {"load": "30000", "indications": ["30000", "30005"]}
    assert nawi(scale("III", "60000", "20"), tests, unit="kg")["verdict"] == "unfit"


# UNC-01: are the weights good enough?
@pytest.mark.parametrize(
    ("load", "parts", "accuracy_class", "fit", "total"),
    [
        ("2500", [("2000", 1), ("500", 1)], "M2", True, "0.38"),
        ("2500", [("2000", 1), ("500", 1)], "M3", False, "1.25"),
        ("5000", [("5000", 1)], "M2", True, "0.8"),
        ("5000", [("5000", 1)], "M3", False, "2.5"),
        ("10000", [("10000", 1)], "M2", True, "1.6"),
        ("10000", [("10000", 1)], "M3", False, "5"),
        ("15000", [("10000", 1), ("5000", 1)], "M2", True, "2.4"),
        ("15000", [("10000", 1), ("5000", 1)], "M3", False, "7.5"),
        ("10000", [("5000", 2)], "M2", True, "1.6"),
    ],
)
def test_weights_that_are_too_coarse_decide_nothing(
    load: str, parts: list[tuple[str, int]], accuracy_class: str, fit: bool, total: str
) -> None:
    used = [
        {"accuracy_class": accuracy_class, "nominal": nominal, "count": count}
        for nominal, count in parts
    ]
    good = {"weighing": [{"load": "0", "indication": "0"}, {"load": load, "indication": load}]}
    answer = nawi(tests=good, standards=used)
    assert answer["standards"]["sum"] == total
    assert answer["verdict"] == ("pass" if fit else "unfit")
    if not fit:
        assert total in answer["reason"]
        assert answer["standards"]["limit"] in answer["reason"]


# UNC-02: the budget of the same scale at 10 kg.
@pytest.mark.parametrize(
    ("uncertainty", "factor", "verdict"),
    [("1.96", "1", "unfit"), ("1.96", "2", "pass"), ("0.88", "1", "pass")],
)
def test_an_uncertainty_above_a_third_decides_nothing(
    uncertainty: str, factor: str, verdict: str
) -> None:
    good = {"weighing": [{"load": "10000", "indication": "10000"}]}
    answer = nawi(tests=good, uncertainty=uncertainty, factor=factor)
    assert answer["verdict"] == verdict
    assert answer["uncertainty"]["verdict"] == verdict


def test_unfit_outranks_fail_and_fail_outranks_undecided() -> None:
    tests: dict[str, Any] = {
        "weighing": [{"load": "10000", "indication": "10100"}],
        "discrimination": {"load": "5000", "added": "6", "changed": False},
    }
    assert nawi(tests=tests)["verdict"] == "fail"
    coarse = [{"accuracy_class": "M3", "nominal": "10000", "count": 1}]
    assert nawi(tests=tests, standards=coarse)["verdict"] == "unfit"


def test_an_added_weight_above_e_is_a_warning() -> None:
    point = {"load": "1000", "indication": "1000", "added": "5.1"}
    answer = nawi(tests={"weighing": [point]})
    assert [warning["path"] for warning in answer["warnings"]] == ["tests.weighing.0.added"]


def test_nothing_tested_decides_nothing() -> None:
    answer = nawi(tests={})
    assert (answer["verdict"], answer["tests"]) == ("undecided", {})
    assert answer["reason"]
