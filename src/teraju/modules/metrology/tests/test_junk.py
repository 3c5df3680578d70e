"""Junk at any place of a good case is answered or refused with its place, never with a crash."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.compute import Calculator, run_text
from teraju.modules.metrology.domain.compute import limits, verification

CASES: dict[str, dict[str, Any]] = {
    "nawi": {
        "unit": "kg",
        "instrument": {
            "accuracy_class": "III",
            "max": "15",
            "e": "0.002",
            "d": "0.002",
            "min": "0.04",
            "supports": 4,
            "additive_tare": "1",
            "ranges": [{"max": "6", "e": "0.002"}, {"max": "15", "e": "0.005"}],
        },
        "tests": {
            "zero": {"indication": "0", "added": "0.001", "load": "0"},
            "tare": {"indication": "0"},
            "weighing": [{"load": "1", "indication": "1", "added": "0.001"}],
            "net_weighing": {"tare": "2", "points": [{"load": "1", "indication": "1"}]},
            "repeatability": {"load": "12", "indications": ["12", "12.005"], "added": ["0", "0"]},
            "eccentricity": {"load": "5", "indications": ["5", "5"]},
            "discrimination": {"load": "5", "added": "0.0028", "changed": True},
            "substitution_repeatability": {
                "load": "7",
                "indications": ["7", "7", "7"],
                "added": ["0.001", "0.002", "0.001"],
            },
            "substitution": {"standard_weights": "8", "repeatability": "0.001"},
        },
        "standards": [{"accuracy_class": "M1", "nominal": "10", "count": 1}],
        "zero_error": "0",
        "uncertainty": "0.0001",
        "factor": "2",
        "on": "2020-01-01",
    },
    "mechanical": {
        "unit": "g",
        "instrument": {"type": "bobot_ingsut", "max": "100000", "d": "50"},
        "tests": {
            "weighing": [{"load": "50000", "added": "25", "crossed": True}],
            "repeatability": {"load": "50000", "indications": ["50000", "50025"]},
            "sensitivity": {"load": "50000", "added": "10", "moved": True},
            "eccentricity": {"load": "50000", "indications": ["50000"]},
        },
    },
    "weight": {
        "unit": "g",
        "instrument": {"accuracy_class": "F1", "nominal": "200"},
        "tests": {"mass": {"error": "0.2", "uncertainty": "0.1"}},
        "decision": "guarded",
    },
    "fuel_dispenser": {
        "unit": "L",
        "instrument": {"product": "Solar", "qmax": "60"},
        "tests": {
            "delivery": [{"indicated": "20", "delivered": "20", "flow": "slow"}],
            "displays": {"indications": ["20", "20"]},
        },
        "limit_percent": "0.5",
    },
    "length": {
        "unit": "mm",
        "instrument": {"accuracy_class": "II", "length": "30", "end_surface": True},
        "tests": {
            "full": {"error": "1"},
            "partial": [{"length": "10", "error": "1"}],
            "marks": {"interval": "1", "error": "0.1"},
            "joint": {"error": "0.2"},
        },
    },
    "water_meter": {
        "unit": "L",
        "instrument": {"accuracy_class": 2, "q3": "2.5", "r": "80", "temperature": "30"},
        "tests": {"flow": [{"q": "2.5", "indicated": "100", "actual": "99"}]},
    },
    "gas_meter": {
        "unit": "m3",
        "instrument": {"accuracy_class": "1", "qmin": "0.016", "qt": "0.25", "qmax": "2.5"},
        "tests": {"flow": [{"q": "2.5", "indicated": "100", "actual": "99"}]},
    },
    "capacity_measure": {
        "unit": "mL",
        "instrument": {"type": "cask", "nominal": "20000", "accuracy_class": "A"},
        "tests": {"volume": {"error": "10", "uncertainty": "30"}},
    },
    "taximeter": {
        "unit": "m",
        "instrument": {"constant": "1000"},
        "tests": {
            "distance": [{"indicated": "1000", "actual": "1000"}],
            "time": [{"indicated": "60", "actual": "60"}],
            "waiting": {"measured": "36", "from": "35", "to": "68"},
            "fare": {
                "tariff": {
                    "flag_fall": "7000",
                    "included": "1000",
                    "step": "100",
                    "step_fare": "500",
                },
                "distance": "2000",
                "indicated": "12500",
            },
        },
    },
    "energy_meter": {
        "unit": "kWh",
        "instrument": {
            "accuracy_class": "B",
            "temperature": "20",
            "imin": "0.25",
            "itr": "0.5",
            "imax": "60",
            "constant": "1000",
        },
        "tests": {"energy": [{"current": "5", "revolutions": "1000", "reference": "1"}]},
    },
    "comparison": {
        "unit": "%",
        "instrument": {},
        "tests": {"reference": [{"indicated": "14", "reference": "14"}]},
        "limit": "0.2",
    },
}
JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "0", "-1", "1e9", "0.0000001", "9" * 60, "III", "NaN", "½", "1,5"]),
    st.just([]),
    st.just({}),
    st.just([[]]),
    st.just({"load": "1"}),
)
Path = tuple[str | int, ...]


def places(value: Any, path: Path = ()) -> Iterator[Path]:
    """List every place of a document."""
    yield path
    if isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from places(each, (*path, key))


def put(document: Any, path: Path, value: Any) -> Any:
    """Give a copy with one place replaced."""
    if not path:
        return value
    found = copy.deepcopy(document)
    here = found
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    return found


# What a nominal value of each kind is, where the instrument has limits.
LOADS = {"weight": "200", "capacity_measure": "20000", "energy_meter": "5", "nawi": "5"}


def case(kind: str) -> dict[str, Any]:
    return {"kind": kind, "control": "in_service", **CASES[kind]}


def sheet(kind: str) -> dict[str, Any]:
    """Ask for the limits of the same instrument."""
    kept = ("unit", "instrument", "factor", "limit", "limit_percent", "on")
    asked = {key: value for key, value in CASES[kind].items() if key in kept}
    return {"kind": kind, "control": "initial", "loads": [LOADS.get(kind, "1")], **asked}


ASKED = [(kind, verification, case(kind)) for kind in CASES] + [
    (kind, limits, sheet(kind)) for kind in CASES
]
NAMES = [f"{kind}-{calculator.__name__}" for kind, calculator, _ in ASKED]


@pytest.mark.parametrize(("_kind", "calculator", "good"), ASKED, ids=NAMES)
def test_the_good_case_is_answered(
    _kind: str, calculator: Calculator, good: dict[str, Any]
) -> None:
    outcome = run_text(calculator, json.dumps(good))
    assert (outcome.status, outcome.error) == (0, "")


@pytest.mark.parametrize(("_kind", "calculator", "good"), ASKED, ids=NAMES)
@given(data=st.data())
def test_junk_is_answered_or_refused(
    _kind: str, calculator: Calculator, good: dict[str, Any], data: st.DataObject
) -> None:
    path = data.draw(st.sampled_from([path for path in places(good) if path]))
    outcome = run_text(calculator, json.dumps(put(good, path, data.draw(JUNK))))
    if outcome.status:
        assert outcome.output == ""
        assert json.loads(outcome.error)["error"]["message"]
    else:
        assert json.loads(outcome.output)["rules"]
