"""Electronic scales: the worked examples NAWI-01 to NAWI-08, limits and single tests."""

from __future__ import annotations

from typing import Any

import pytest

from .cases import limit_of, nawi, scale, verdict_of


# NAWI-01: the upper edge belongs to the smaller limit.
@pytest.mark.parametrize(
    ("plate", "load", "once", "twice"),
    [
        (scale("III", "15000", "5"), "100", "2.5", "5"),
        (scale("III", "15000", "5"), "2500", "2.5", "5"),
        (scale("III", "15000", "5"), "2501", "5", "10"),
        (scale("III", "15000", "5"), "2505", "5", "10"),
        (scale("III", "15000", "5"), "10000", "5", "10"),
        (scale("III", "15000", "5"), "10005", "7.5", "15"),
        (scale("III", "15000", "5"), "15000", "7.5", "15"),
        (scale("III", "6000", "2"), "1000", "1", "2"),
        (scale("III", "6000", "2"), "1002", "2", "4"),
        (scale("III", "6000", "2"), "4000", "2", "4"),
        (scale("III", "6000", "2"), "4002", "3", "6"),
        (scale("II", "600", "0.01"), "50", "0.005", "0.01"),
        (scale("II", "600", "0.01"), "50.01", "0.01", "0.02"),
        (scale("II", "600", "0.01"), "200", "0.01", "0.02"),
        (scale("II", "600", "0.01"), "200.01", "0.015", "0.03"),
        # Trap 4: the second edge of class I is 200,000 e, not 100,000 e.
        (scale("I", "300", "0.001"), "50", "0.0005", "0.001"),
        (scale("I", "300", "0.001"), "100.001", "0.001", "0.002"),
        (scale("I", "300", "0.001"), "200", "0.001", "0.002"),
        (scale("I", "300", "0.001"), "200.001", "0.0015", "0.003"),
        (scale("IIII", "50000", "50"), "2500", "25", "50"),
        (scale("IIII", "50000", "50"), "10000.1", "75", "150"),
    ],
)
def test_the_limit_steps_where_the_table_says(
    plate: dict[str, str], load: str, once: str, twice: str
) -> None:
    assert limit_of("nawi", plate, load) == once
    assert limit_of("nawi", plate, load, control="subsequent") == once
    assert limit_of("nawi", plate, load, control="in_service") == twice
    assert limit_of("nawi", plate, load, control="subsequent", factor="2") == twice


# NAWI-02: which plates a class can have.
@pytest.mark.parametrize(
    ("plate", "unit", "fault"),
    [
        (scale("III", "15", "0.005"), "kg", None),
        (scale("III", "6000", "2"), "g", None),
        (scale("III", "60", "0.02"), "t", None),
        (scale("II", "600", "0.01"), "g", None),
        (scale("II", "600", "0.1"), "g", None),
        (scale("II", "300", "0.1"), "g", "n = 3000 is less than 5000"),
        (scale("IIII", "50", "0.05"), "kg", None),
        (scale("IIII", "100", "0.05"), "kg", "n = 2000 is more than 1000"),
        (scale("III", "15000", "3"), "g", "e = 3 g is not 1, 2 or 5 times"),
        (scale("III", "100", "0.05"), "g", "class III has no e = 0.05 g"),
        (scale("III", "15000", "1"), "g", "n = 15000 is more than 10000"),
        (scale("III", "15000", "5") | {"min": "99"}, "g", "Min = 99 g is less than 20 e"),
        (scale("III", "15000", "5") | {"min": "100"}, "g", None),
        (scale("II", "600", "0.1") | {"min": "4.9"}, "g", "Min = 4.9 g is less than 50 e"),
        (scale("III", "15000", "5") | {"min": "25", "transport_tariff": True}, "g", None),
        (scale("I", "200", "0.001") | {"d": "0.00001"}, "g", None),
        (scale("II", "600", "0.01") | {"d": "0.0005"}, "g", "more than 10 times"),
    ],
)
def test_an_impossible_plate_fails_its_class(
    plate: dict[str, Any], unit: str, fault: str | None
) -> None:
    answer = nawi(plate, {"weighing": [{"load": "0", "indication": "0"}]}, unit=unit)
    if fault is None:
        assert "class" not in answer["tests"]
        assert answer["verdict"] == "pass"
    else:
        assert answer["verdict"] == "fail"
        assert fault in answer["tests"]["class"]["reason"]
        assert answer["reason"].startswith("class: ")
        assert answer["reason_id"].startswith("kelas: ")


# NAWI-03: the change-over point of R 76.
@pytest.mark.parametrize(
    ("indication", "added", "zero_error", "error", "verdict"),
    [
        ("1000", "1.5", "0.5", "0.5", "pass"),
        ("1000", "0", "0.5", "2", "pass"),
        ("1000", "0", "0", "2.5", "pass"),
        ("1005", "0", "0", "7.5", "fail"),
        ("1000", "5.0", "0", "-2.5", "pass"),
    ],
)
def test_the_error_is_that_before_rounding(
    indication: str, added: str, zero_error: str, error: str, verdict: str
) -> None:
    point = {"load": "1000", "indication": indication, "added": added}
    answer = nawi(tests={"weighing": [point]}, zero_error=zero_error)
    found = answer["tests"]["weighing"]["points"][0]
    assert (found["error"], found["limit"], found["verdict"]) == (error, "2.5", verdict)
    assert ("reason" in found) == (verdict != "pass")
    assert answer["warnings"] == []


# NAWI-05: a whole scale of 30 kg by 5 g.
def test_a_good_scale_passes_all_its_points() -> None:
    rows = [
        ("0", "2.5", "0", "2.5"),
        ("100", "2.6", "-0.1", "2.5"),
        ("500", "2.4", "0.1", "2.5"),
        ("1000", "2.7", "-0.2", "2.5"),
        ("2500", "2.5", "0", "2.5"),
        ("5000", "2.8", "-0.3", "5"),
        ("10000", "3.1", "-0.6", "5"),
        ("15000", "3.3", "-0.8", "7.5"),
        ("20000", "3.6", "-1.1", "7.5"),
        ("25000", "3.8", "-1.3", "7.5"),
        ("30000", "2.3", "0.2", "7.5"),
    ]
    points = [{"load": load, "indication": load, "added": added} for load, added, _, _ in rows]
    answer = nawi({"max": "30000"}, {"weighing": points})
    found = [(p["error"], p["limit"]) for p in answer["tests"]["weighing"]["points"]]
    assert found == [(error, limit) for _, _, error, limit in rows]
    assert answer["verdict"] == "pass"
    assert "reason" not in answer


# NAWI-06: half an e is no half per cent.
@pytest.mark.parametrize(
    ("load", "error", "verdict"),
    [("0", "1", "pass"), ("100", "2", "pass"), ("2500", "5", "fail"), ("15000", "100", "fail")],
)
def test_the_limit_is_no_percentage(load: str, error: str, verdict: str) -> None:
    shown = str(int(load) + int(error))
    answer = nawi(tests={"weighing": [{"load": load, "indication": shown}]})
    assert verdict_of(answer, "weighing") == verdict


# NAWI-07: the other tests.
@pytest.mark.parametrize(("shown", "verdict"), [("1.25", "pass"), ("1.26", "fail")])
def test_zero_is_set_within_a_quarter_of_e(shown: str, verdict: str) -> None:
    for control in ("initial", "in_service"):
        answer = nawi(tests={"zero": {"indication": shown}}, control=control)
        point = answer["tests"]["zero"]["points"][0]
        assert (point["limit"], point["verdict"]) == ("1.25", verdict)


def test_the_zero_error_found_corrects_the_weighings_unless_one_is_given() -> None:
    tests = {
        "zero": {"indication": "10", "added": "2", "load": "10"},
        "weighing": [{"load": "1000", "indication": "1000", "added": "1.5"}],
    }
    assert nawi(tests=tests)["tests"]["weighing"]["points"][0]["error"] == "0.5"
    given = nawi(tests=tests, zero_error="0")
    assert given["tests"]["weighing"]["points"][0]["error"] == "1"


@pytest.mark.parametrize(
    ("second", "spread", "verdict"), [("11996.0", "7", "pass"), ("11995.0", "8", "fail")]
)
def test_the_spread_of_one_load_stays_within_its_limit(
    second: str, spread: str, verdict: str
) -> None:
    repeated = {"load": "12000", "indications": ["12000.5", second, "12003.0"]}
    answer = nawi(tests={"repeatability": repeated})
    test = answer["tests"]["repeatability"]
    assert (test["spread"], test["points"][0]["limit"], test["verdict"]) == (spread, "7.5", verdict)


@pytest.mark.parametrize(
    ("more", "prescribed"),
    [
        ({}, "5000"),
        ({"additive_tare": "3000"}, "6000"),
        ({"supports": 4}, "5000"),
        ({"max": "60000", "e": "20", "supports": 6}, "12000"),
    ],
)
def test_a_corner_bears_its_part_of_max_and_additive_tare(
    more: dict[str, Any], prescribed: str
) -> None:
    corner = {"load": prescribed, "indications": [prescribed]}
    answer = nawi(more, {"eccentricity": corner}, unit="kg" if "max" in more else "g")
    assert answer["tests"]["eccentricity"]["prescribed_load"] == prescribed
    assert answer["warnings"] == []


def test_too_small_a_corner_load_is_told() -> None:
    corner = {"load": "5000", "indications": ["5000"]}
    answer = nawi({"additive_tare": "3000"}, {"eccentricity": corner})
    assert answer["warnings"][0]["path"] == "tests.eccentricity.load"
    assert "6000" in answer["warnings"][0]["message"]


def test_each_position_is_judged_by_itself() -> None:
    corner = {"load": "5000", "indications": ["5000", "5005", "5010"], "added": ["2.5", "2.5", "0"]}
    points = nawi(tests={"eccentricity": corner})["tests"]["eccentricity"]["points"]
    assert [(p["position"], p["error"], p["verdict"]) for p in points] == [
        (1, "0", "pass"),
        (2, "5", "pass"),
        (3, "12.5", "fail"),
    ]


@pytest.mark.parametrize(
    ("plate", "point", "told"),
    [
        # What lies before rounding at 7505 is anything from 7502.5 to 7507.5: the limit is 5 g.
        ({}, {"load": "7500", "indication": "7505"}, True),
        ({}, {"load": "7500", "indication": "7495"}, True),
        # Nothing is hidden where small weights were put on, or where half a step changes nothing.
        ({}, {"load": "7500", "indication": "7505", "added": "2.5"}, False),
        ({}, {"load": "7500", "indication": "7500"}, False),
        ({}, {"load": "100", "indication": "100"}, False),
        ({}, {"load": "15000", "indication": "15005"}, False),
        ({}, {"load": "7500", "indication": "7510"}, False),
        ({"d": "1"}, {"load": "7500", "indication": "7505"}, False),
        ({"d": "2"}, {"load": "7500", "indication": "7505"}, True),
    ],
)
def test_half_a_step_that_may_hide_a_fault_is_told(
    plate: dict[str, str], point: dict[str, str], told: bool
) -> None:
    answer = nawi(plate, {"weighing": [{"load": "0", "indication": "0"}, point]})
    asked = ["tests.weighing.1.added"] if told else []
    assert [warning["path"] for warning in answer["warnings"]] == asked
    assert answer["verdict"] == ("fail" if point["indication"] == "7510" else "pass")


def test_it_is_told_of_a_corner_and_of_a_net_weighing_too() -> None:
    corner = {"load": "5000", "indications": ["5000", "5005"]}
    net = {"tare": "1000", "points": [{"load": "7500", "indication": "7495"}]}
    answer = nawi(tests={"eccentricity": corner, "net_weighing": net})
    assert answer["verdict"] == "pass"
    assert {warning["path"]: warning["message"] for warning in answer["warnings"]} == {
        f"tests.{path}": f"at {load} g the display may hide up to 2.5 g, and the error may lie "
        "beyond 5 g: small weights settle it"
        for path, load in (("net_weighing.points.0.added", 7500), ("eccentricity.added.1", 5000))
    }


def test_a_rolling_load_is_at_most_four_fifths() -> None:
    rolled = {"load": "12001", "indications": ["12001"], "rolling_load": True}
    answer = nawi(tests={"eccentricity": rolled})
    assert answer["tests"]["eccentricity"]["prescribed_load"] == "12000"
    assert len(answer["warnings"]) == 1


@pytest.mark.parametrize(
    ("added", "changed", "verdict"),
    [
        ("7", True, "pass"),
        ("7", False, "fail"),
        ("6", True, "pass"),
        ("6", False, "undecided"),
        ("8", True, "undecided"),
        ("8", False, "fail"),
    ],
)
def test_fourteen_tenths_of_d_must_be_noticed(added: str, changed: bool, verdict: str) -> None:
    answer = nawi(tests={"discrimination": {"load": "5000", "added": added, "changed": changed}})
    assert verdict_of(answer, "discrimination") == verdict
    assert answer["verdict"] == verdict


def test_discrimination_goes_by_d_and_limits_by_e() -> None:
    plate = {"accuracy_class": "II", "max": "600", "e": "0.01", "d": "0.001"}
    small = {"load": "300", "added": "0.0014", "changed": True}
    answer = nawi(plate, {"discrimination": small})
    assert answer["tests"]["discrimination"]["points"][0]["limit"] == "0.0014"
    assert limit_of("nawi", plate, "300") == "0.015"


def test_nothing_is_shown_beyond_max_and_nine_e() -> None:
    at_edge = {"load": "15045", "indication": "15045"}
    assert nawi(tests={"weighing": [at_edge]})["verdict"] == "pass"
    beyond = nawi(tests={"weighing": [{"load": "15045", "indication": "15050"}]})
    assert beyond["verdict"] == "fail"
    assert "15045" in beyond["reason"]
    repeated = {"load": "15045", "indications": ["15045", "15050"]}
    assert nawi(tests={"repeatability": repeated})["verdict"] == "fail"


class TestMultiInterval:
    PLATE = {
        "accuracy_class": "III",
        "max": "15000",
        "ranges": [{"max": "6000", "e": "2"}, {"max": "15000", "e": "5"}],
    }

    @pytest.mark.parametrize(
        ("load", "limit"),
        [("1000", "1"), ("1001", "2"), ("6000", "3"), ("6001", "5"), ("10001", "7.5")],
    )
    def test_each_range_counts_by_its_own_e(self, load: str, limit: str) -> None:
        assert limit_of("nawi", self.PLATE, load) == limit

    def test_the_change_over_point_goes_by_the_e_of_the_range(self) -> None:
        point = {"load": "8000", "indication": "8000", "added": "2.5"}
        answer = nawi({**self.PLATE, "e": "2"}, {"weighing": [point]})
        assert answer["tests"]["weighing"]["points"][0]["error"] == "0"

    def test_a_range_too_short_for_the_next_e_fails_its_class(self) -> None:
        plate = {**self.PLATE, "ranges": [{"max": "2000", "e": "2"}, {"max": "15000", "e": "5"}]}
        answer = nawi({**plate, "e": "2"}, {})
        assert "500 times the next e" in answer["tests"]["class"]["reason"]


def test_net_values_have_the_same_limits() -> None:
    net = {"tare": "5000", "points": [{"load": "2500", "indication": "2505", "added": "2.5"}]}
    point = nawi(tests={"net_weighing": net})["tests"]["net_weighing"]["points"][0]
    assert (point["error"], point["limit"], point["verdict"]) == ("5", "2.5", "fail")
