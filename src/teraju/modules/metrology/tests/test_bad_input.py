"""Input that no calculator takes: the offending place is named, and nothing is guessed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from teraju.kernel.compute import run_text
from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.compute import limits, verification

SCALE = {"accuracy_class": "III", "max": "15000", "e": "5"}


def nawi(**changes: Any) -> dict[str, Any]:
    point = {"load": "1000", "indication": "1000", "added": "1.5"}
    case = {
        "kind": "nawi",
        "control": "initial",
        "unit": "g",
        "instrument": SCALE,
        "tests": {"weighing": [point]},
    }
    return case | changes


def weighing(**changes: Any) -> dict[str, Any]:
    return nawi(tests={"weighing": [{"load": "1000", "indication": "1000"} | changes]})


def weight(**plate: Any) -> dict[str, Any]:
    return {
        "kind": "weight",
        "control": "initial",
        "unit": "mg",
        "instrument": {"accuracy_class": "M1", "nominal": "1000"} | plate,
        "tests": {"mass": {"error": "0"}},
    }


def water(**row: Any) -> dict[str, Any]:
    return {
        "kind": "water_meter",
        "control": "initial",
        "unit": "L",
        "instrument": {"accuracy_class": 2, "q3": "1.6", "r": "50", "temperature": "20"},
        "tests": {"flow": [{"q": "1", "indicated": "10", "actual": "10"} | row]},
    }


@pytest.mark.parametrize(
    ("case", "path"),
    [
        (nawi(kind="sundial"), "kind"),
        (nawi(control="later"), "control"),
        (nawi(unit="L"), "unit"),
        (nawi(unit="G"), "unit"),
        (nawi(factor="0"), "factor"),
        (nawi(factor="two"), "factor"),
        (nawi(on="2019-02-30"), "on"),
        (nawi(on="2005-12-31"), "on"),
        (nawi(decision="kind"), "decision"),
        (nawi(decision="guarded"), "decision"),
        (nawi(instrument=SCALE | {"e": "0"}), "instrument.e"),
        (nawi(instrument=SCALE | {"d": "10"}), "instrument.d"),
        (nawi(instrument=SCALE | {"max": "-1"}), "instrument.max"),
        (nawi(instrument=SCALE | {"min": "15000"}), "instrument.min"),
        (nawi(instrument=SCALE | {"accuracy_class": "V"}), "instrument.accuracy_class"),
        (nawi(instrument=SCALE | {"colour": "red"}), "instrument.colour"),
        (nawi(instrument={"accuracy_class": "III", "max": "15000"}), "instrument.e"),
        (nawi(instrument=SCALE | {"ranges": []}), "instrument.ranges"),
        (
            nawi(instrument=SCALE | {"ranges": [{"max": "6000", "e": "5"}]}),
            "instrument.max",
        ),
        (
            nawi(
                instrument=SCALE
                | {"ranges": [{"max": "6000", "e": "5"}, {"max": "15000", "e": "5"}]}
            ),
            "instrument.ranges.1.e",
        ),
        (nawi(tests={}, hat="on"), "hat"),
        (nawi(tests={"dance": {}}), "tests.dance"),
        (nawi(tests={"weighing": []}), "tests.weighing"),
        (nawi(tests=None), "tests"),
        (weighing(load="-0.1"), "tests.weighing.0.load"),
        (weighing(load="15045.1"), "tests.weighing.0.load"),
        (weighing(load="1e3"), "tests.weighing.0.load"),
        (weighing(load=1000.0), "tests.weighing.0.load"),
        (weighing(load=None), "tests.weighing.0.load"),
        (weighing(load="1" * 61), "tests.weighing.0.load"),
        (weighing(added="-0.1"), "tests.weighing.0.added"),
        (weighing(indication="a lot"), "tests.weighing.0.indication"),
        (weighing(weight="1"), "tests.weighing.0.weight"),
        (
            nawi(tests={"repeatability": {"load": "10", "indications": ["10"]}}),
            "tests.repeatability.indications",
        ),
        (
            nawi(
                tests={"eccentricity": {"load": "5000", "indications": ["1", "2"], "added": ["1"]}}
            ),
            "tests.eccentricity.added",
        ),
        (
            nawi(tests={"discrimination": {"load": "10", "added": "7", "changed": "yes"}}),
            "tests.discrimination.changed",
        ),
        (
            nawi(standards=[{"accuracy_class": "M1", "nominal": "3", "count": 1}]),
            "standards.0.nominal",
        ),
        (
            nawi(standards=[{"accuracy_class": "M1", "nominal": "2", "count": 0}]),
            "standards.0.count",
        ),
        (
            nawi(tests={}, standards=[{"accuracy_class": "M1", "nominal": "2", "count": 1}]),
            "standards",
        ),
        (weight(nominal="3"), "instrument.nominal"),
        (weight(nominal="500", accuracy_class="M3"), "instrument.nominal"),
        (weight() | {"decision": "guarded"}, "tests.mass.uncertainty"),
        (weight() | {"decision": "kind"}, "decision"),
        (water(q="0.0319"), "tests.flow.0.q"),
        (water(q="2.01"), "tests.flow.0.q"),
        (water(actual="0"), "tests.flow.0.actual"),
        (
            {
                "kind": "mechanical",
                "control": "initial",
                "unit": "kg",
                "instrument": {"type": "desimal", "max": "150"},
                "tests": {},
            },
            "instrument.d",
        ),
        (
            {
                "kind": "mechanical",
                "control": "initial",
                "unit": "g",
                "instrument": {"type": "pegas", "max": "5000", "d": "20"},
                "tests": {"weighing": [{"load": "100", "added": "1", "crossed": True}]},
            },
            "tests.weighing.0.added",
        ),
        (
            {
                "kind": "capacity_measure",
                "control": "initial",
                "unit": "mL",
                "instrument": {"type": "takaran_kering", "nominal": "1000"},
                "tests": {},
            },
            "limit_percent",
        ),
        (
            {
                "kind": "comparison",
                "control": "initial",
                "unit": "%",
                "instrument": {},
                "tests": {},
            },
            "limit",
        ),
    ],
)
def test_the_offending_place_is_named(case: dict[str, Any], path: str) -> None:
    # As it comes from a file: a float becomes what the frame makes of it.
    text = json.dumps(case)
    outcome = run_text(verification, text)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error.count("\n") == 1
    told = json.loads(outcome.error)["error"]
    assert told["path"] == path
    assert told["message"]


def test_every_kind_may_say_that_it_decides_simply() -> None:
    assert verification(nawi(decision="simple")) == verification(nawi())


def test_rules_begin_on_a_day() -> None:
    with pytest.raises(Exception, match="begin on 2006-01-01"):
        verification(nawi(on="2005-12-31"))


@pytest.mark.parametrize(
    ("load", "path"), [("-1", "loads.1"), ("15045.5", "loads.1"), ("x", "loads.1")]
)
def test_limits_refuse_loads_that_nothing_weighs(load: str, path: str) -> None:
    with pytest.raises(InputError) as refused:
        limits(
            {
                "kind": "nawi",
                "control": "initial",
                "unit": "g",
                "instrument": SCALE,
                "loads": ["0", load],
            }
        )
    assert refused.value.path == path


def test_a_bad_element_spoils_no_other_of_a_large_batch() -> None:
    cases: list[dict[str, Any]] = [nawi() for _ in range(10_000)]
    for index in range(0, 10_000, 1_000):
        cases[index] = weighing(load="-1")
    outcome = run_text(verification, json.dumps(cases))
    answers = json.loads(outcome.output)
    assert (outcome.status, outcome.error, len(answers)) == (1, "", 10_000)
    for index, answer in enumerate(answers):
        if index % 1_000 == 0:
            assert answer["error"]["path"] == "tests.weighing.0.load"
        else:
            assert answer["verdict"] == "pass"


def test_free_text_keeps_its_case_and_is_no_number() -> None:
    pump = {
        "kind": "fuel_dispenser",
        "control": "initial",
        "unit": "L",
        "instrument": {"product": 95},
        "tests": {},
    }
    with pytest.raises(InputError) as refused:
        verification(pump)
    assert refused.value.path == "instrument.product"
