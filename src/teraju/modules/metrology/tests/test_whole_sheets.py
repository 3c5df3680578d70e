"""What a pass asks for at least, kind by kind; a fail needs no more than what fails."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field_plan import field_plan, ideal_readings
from teraju.modules.metrology.domain.sheets import Case, judge

DAY = date(2026, 3, 14)
FLOWS = ("maximum", "medium", "slow")
Plate = Mapping[str, str]


def case(kind: str, plate: Plate) -> Case:
    return Case(catalogue().kind(kind), plate, "subsequent", DAY)


def pump(runs: int, volume: str = "20") -> dict[str, Any]:
    rows = [
        {"flow": flow, "indicated": volume, "delivered": volume}
        for flow in FLOWS
        for _run in range(runs)
    ]
    return {"delivery": rows}


def scale(times: int, corners: int) -> dict[str, Any]:
    loads = ("100", "2500", "5000", "10000", "15000")
    return {
        "weighing": [{"load": one, "indication": one} for one in loads],
        "repeatability": {"load": "12000", "indications": ["12000"] * times},
        "eccentricity": {"load": "5000", "indications": ["5000"] * corners},
    }


def taxi(distances: int, times: int) -> dict[str, Any]:
    row = {"indicated": "1000", "actual": "1000"}
    return {"distance": [row] * distances, "time": [row] * times}


def flows(count: int, q: tuple[str, ...]) -> dict[str, Any]:
    rows = [{"q": one, "indicated": "100", "actual": "100"} for one in q]
    return {"flow": rows[:count]}


SCALE = {"max": "15", "e": "5", "accuracy_class": "III"}
FINE = {"max": "0.6", "e": "0.1", "accuracy_class": "II"}
WATER = {"q3": "2.5", "r": "160", "temperature": "25", "accuracy_class": "2"}
Q = ("2.5", "0.025", "0.015625")
KWH = {"accuracy_class": "1"}
SAME = {"indicated": "10", "reference": "10"}
# Kind, plate, readings, and what is still to be read; nothing where it passes.
CASES: list[tuple[str, Plate, dict[str, Any], str]] = [
    ("fuel_dispenser", {}, pump(1), "at the flow maximum: 1 of 3 deliveries of at least 20 L"),
    ("fuel_dispenser", {}, pump(2), "at the flow maximum: 2 of 3 deliveries of at least 20 L"),
    ("fuel_dispenser", {}, pump(3, "2"), "at the flow maximum: 0 of 3"),
    ("fuel_dispenser", {}, pump(3, "10"), "at the flow maximum: 0 of 3"),
    ("fuel_dispenser", {}, pump(3, "19.96"), ""),
    ("fuel_dispenser", {}, pump(3), ""),
    ("electronic_scale", SCALE, scale(2, 4), "repeatability: 2 of 3 readings"),
    ("electronic_scale", SCALE, scale(3, 3), "eccentricity: 3 of 4 readings"),
    ("electronic_scale", SCALE, scale(3, 4), ""),
    ("electronic_scale", {**SCALE, "supports": "6"}, scale(3, 4), "eccentricity: 4 of 6"),
    ("taximeter", {}, taxi(1, 2), "distance: 1 of 2 readings"),
    ("taximeter", {}, taxi(2, 1), "time: 1 of 2 readings"),
    ("taximeter", {}, taxi(2, 2), ""),
    ("energy_meter_electronic", KWH, {"energy": [SAME]}, "energy: 1 of 3 readings"),
    ("energy_meter_electronic", KWH, {"energy": [SAME] * 3}, ""),
    ("water_meter", WATER, flows(2, Q), "2 of the 3 points"),
    ("water_meter", WATER, flows(3, Q), ""),
    ("tank_truck", {}, {"reference": [SAME], "given": {"limit": "5"}}, "1 of 3 readings"),
    ("tank_truck", {}, {"reference": [SAME] * 3, "given": {"limit": "5"}}, ""),
    ("moisture_meter", {}, {"reference": [SAME] * 2, "given": {"limit": "1"}}, "2 of 3 readings"),
]


@pytest.mark.parametrize(("kind", "plate", "readings", "lacks"), CASES)
def test_a_pass_asks_for_the_whole(kind: str, plate: Plate, readings: Any, lacks: str) -> None:
    answer = judge(case(kind, plate), readings)
    assert answer["verdict"] == ("undecided" if lacks else "pass"), answer.get("reason")
    assert lacks in str(answer.get("reason", ""))
    assert bool(answer.get("reason_id")) == bool(lacks)


def test_what_fails_needs_no_more() -> None:
    short = {"flow": "slow", "indicated": "20", "delivered": "19"}
    assert judge(case("fuel_dispenser", {}), {"delivery": [short]})["verdict"] == "fail"


def test_the_class_says_how_often_a_load_repeats() -> None:
    """Class II asks for six."""
    plan: Any = field_plan(case("electronic_scale", FINE))
    read = ideal_readings(plan)
    again = read["repeatability"]
    assert len(again["indications"]) == 6
    told = {**read, "repeatability": {**again, "indications": again["indications"][:5]}}
    answer = judge(case("electronic_scale", FINE), told)
    assert answer["verdict"] == "undecided"
    assert "5 of 6 readings" in str(answer["reason"])


@pytest.mark.parametrize(
    ("kind", "plate"),
    [("fuel_dispenser", {}), ("electronic_scale", SCALE), ("table_scale", {"max": "10"})],
)
def test_the_telephone_asks_for_no_less(kind: str, plate: Plate) -> None:
    """What it takes for a pass, every point that is not optional, the engine takes for one."""
    found: Any = field_plan(case(kind, plate))
    assert "why" not in found
    assert judge(case(kind, plate), ideal_readings(found))["verdict"] == "pass"
