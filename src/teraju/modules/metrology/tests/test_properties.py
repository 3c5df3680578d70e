"""What holds of every scale and every weight, whatever their numbers."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, given
from hypothesis import strategies as st

from teraju.kernel.decimals import decimal_text
from teraju.modules.metrology.domain.mass_units import GRAMS, milligrams
from teraju.modules.metrology.domain.nawi.instrument import Interval, Scale, limit_at
from teraju.modules.metrology.domain.nawi.rules import ACCURACY_CLASSES, nawi_rules

from .cases import ask, nawi

RANK = {"pass": 0, "undecided": 1, "fail": 2, "unfit": 3}
classes = st.sampled_from(ACCURACY_CLASSES)
steps = st.sampled_from(["1", "2", "5"]).map(Decimal)
powers = st.integers(-3, 4)
places = st.integers(0, 4)
intervals = st.integers(50, 20_000)
tenths = st.integers(0, 10)
errors = st.integers(-60, 60)


def weighing(accuracy_class: str, e: Decimal, n: int, load: Decimal, error: Decimal) -> str:
    """Judge one weighing; the plate may be impossible: only the weighing counts."""
    answer = nawi(
        {"accuracy_class": accuracy_class, "max": text(e * n), "e": text(e)},
        {"weighing": [{"load": text(load), "indication": text(load + error)}]},
    )
    return str(answer["tests"]["weighing"]["verdict"])


def text(value: Decimal) -> str:
    return decimal_text(value)


@given(classes, steps, powers, intervals, st.integers(0, 1000), errors)
def test_ten_times_all_masses_change_no_verdict(
    name: str, step: Decimal, power: int, n: int, permille: int, tenths_of_e: int
) -> None:
    e = step * Decimal(10) ** power
    load, error = e * n * permille / 1000, e * tenths_of_e / 20
    once = weighing(name, e, n, load, error)
    assert once == weighing(name, e * 10, n, load * 10, error * 10)


@given(classes, steps, intervals, st.integers(0, 1000), errors, st.integers(0, 20))
def test_a_larger_error_never_turns_fail_into_pass(
    name: str, e: Decimal, n: int, permille: int, tenths_of_e: int, more: int
) -> None:
    load = e * n * permille / 1000
    error = abs(e * tenths_of_e / 20)
    smaller = weighing(name, e, n, load, error)
    larger = weighing(name, e, n, load, error + e * more / 20)
    assert RANK[larger] >= RANK[smaller]
    assert RANK[weighing(name, e, n, load, -error - e * more / 20)] >= RANK[smaller]


@given(classes, steps, powers)
def test_the_edge_of_a_band_belongs_to_the_smaller_limit(
    name: str, step: Decimal, power: int
) -> None:
    e, rules = step * Decimal(10) ** power, nawi_rules(None)
    for edge, multiple in rules.bands[name]:
        if edge is not None:
            scale = Scale(name, (Interval(e * edge * 2, e, e),))
            assert limit_at(scale, e * edge, Decimal(1), rules) == multiple * e
            assert limit_at(scale, e * edge + e / 1000, Decimal(1), rules) > multiple * e


@given(classes, steps, intervals, st.integers(0, 1000), errors)
def test_what_passes_at_first_passes_in_service(
    name: str, e: Decimal, n: int, permille: int, tenths_of_e: int
) -> None:
    load, error = e * n * permille / 1000, e * tenths_of_e / 20
    assume(weighing(name, e, n, load, error) == "pass")
    answer = nawi(
        {"accuracy_class": name, "max": text(e * n), "e": text(e)},
        {"weighing": [{"load": text(load), "indication": text(load + error)}]},
        control="in_service",
    )
    assert answer["tests"]["weighing"]["verdict"] == "pass"


@given(classes, steps, intervals, st.integers(0, 1000))
def test_a_limit_never_falls_with_the_load(name: str, e: Decimal, n: int, permille: int) -> None:
    scale, rules = Scale(name, (Interval(e * n, e, e),)), nawi_rules(None)
    load = e * n * permille / 1000
    assert limit_at(scale, load, Decimal(1), rules) <= limit_at(scale, scale.max, Decimal(1), rules)


@given(st.sampled_from(["mg", "g", "kg", "t"]), st.decimals("0.001", "100000", places=3))
def test_units_go_there_and_back(unit: str, mass: Decimal) -> None:
    assert milligrams(mass, unit) / (GRAMS[unit] * 1000) == mass


@given(steps, st.integers(100, 3000), st.integers(0, 1000), errors)
def test_the_unit_of_the_plate_changes_no_verdict(
    e: Decimal, n: int, permille: int, tenths_of_e: int
) -> None:
    load, error = e * n * permille / 1000, e * tenths_of_e / 20
    found = []
    for unit, grams in (("g", 1), ("kg", 1000), ("mg", Decimal("0.001"))):
        answer = nawi(
            {"accuracy_class": "III", "max": text(e * n / grams), "e": text(e / grams)},
            {
                "weighing": [
                    {"load": text(load / grams), "indication": text((load + error) / grams)}
                ]
            },
            unit=unit,
        )
        found.append((answer["verdict"], "class" in answer["tests"]))
    assert len(set(found)) == 1


@given(st.integers(0, 400), st.integers(0, 60), st.integers(0, 60))
def test_a_weight_that_passes_guarded_passes_simply(
    error: int, uncertainty: int, more: int
) -> None:
    weight = {"accuracy_class": "M2", "nominal": "1000000"}
    tests = {"mass": {"error": str(error), "uncertainty": str(uncertainty)}}
    guarded = ask("weight", weight, tests, unit="mg", decision="guarded")["verdict"]
    simple = ask("weight", weight, tests, unit="mg")["verdict"]
    assert RANK[guarded] >= RANK[simple]
    worse = {"mass": {"error": str(error + more), "uncertainty": str(uncertainty)}}
    assert RANK[ask("weight", weight, worse, unit="mg")["verdict"]] >= RANK[simple]


@given(st.integers(0, 25_000), st.integers(1, 20_000), tenths)
def test_more_imbuh_never_turns_a_failed_balance_into_a_passed_one(
    load: int, added: int, more: int
) -> None:
    scale = {"type": "meja", "max": "25000"}

    def judged(weight: Decimal, *, crossed: bool) -> str:
        row = {"load": str(load), "added": text(weight), "crossed": crossed}
        return str(ask("mechanical", scale, {"weighing": [row]})["verdict"])

    small = Decimal(added) / 1000
    # What crossed with a weight crosses with a larger one, and proves less.
    assert RANK[judged(small + more, crossed=True)] >= RANK[judged(small, crossed=True)]
    assert RANK[judged(small + more, crossed=False)] >= RANK[judged(small, crossed=False)]
