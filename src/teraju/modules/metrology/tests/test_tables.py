"""The tables a second time, typed apart from the rules, and what holds within a table."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest

from teraju.modules.metrology.domain.editions import edition
from teraju.modules.metrology.domain.nawi.rules import nawi_rules
from teraju.modules.metrology.domain.standards import weight_rules

# OIML R 111-1:2004, table 1: nominal mass in grams, then E1 E2 F1 F2 M1 M1-2 M2 M2-3 M3 in mg.
R111 = """
5000000 . . 25000 80000 250000 500000 800000 1600000 2500000
2000000 . . 10000 30000 100000 200000 300000 600000 1000000
1000000 . 1600 5000 16000 50000 100000 160000 300000 500000
500000 . 800 2500 8000 25000 50000 80000 160000 250000
200000 . 300 1000 3000 10000 20000 30000 60000 100000
100000 . 160 500 1600 5000 10000 16000 30000 50000
50000 25 80 250 800 2500 5000 8000 16000 25000
20000 10 30 100 300 1000 . 3000 . 10000
10000 5 16 50 160 500 . 1600 . 5000
5000 2.5 8 25 80 250 . 800 . 2500
2000 1 3 10 30 100 . 300 . 1000
1000 0.5 1.6 5 16 50 . 160 . 500
500 0.25 0.8 2.5 8 25 . 80 . 250
200 0.1 0.3 1 3 10 . 30 . 100
100 0.05 0.16 0.5 1.6 5 . 16 . 50
50 0.03 0.1 0.3 1 3 . 10 . 30
20 0.025 0.08 0.25 0.8 2.5 . 8 . 25
10 0.02 0.06 0.2 0.6 2 . 6 . 20
5 0.016 0.05 0.16 0.5 1.6 . 5 . 16
2 0.012 0.04 0.12 0.4 1.2 . 4 . 12
1 0.01 0.03 0.1 0.3 1 . 3 . 10
0.5 0.008 0.025 0.08 0.25 0.8 . 2.5 . .
0.2 0.006 0.02 0.06 0.2 0.6 . 2 . .
0.1 0.005 0.016 0.05 0.16 0.5 . 1.6 . .
0.05 0.004 0.012 0.04 0.12 0.4 . . . .
0.02 0.003 0.01 0.03 0.1 0.3 . . . .
0.01 0.003 0.008 0.025 0.08 0.25 . . . .
0.005 0.003 0.006 0.02 0.06 0.2 . . . .
0.002 0.003 0.006 0.02 0.06 0.2 . . . .
0.001 0.003 0.006 0.02 0.06 0.2 . . . .
"""
CLASSES = "E1 E2 F1 F2 M1 M1-2 M2 M2-3 M3".split()  # noqa: SIM905
# What a class is of its nominal mass, from 100 g up.
RATIOS = {"E2": "1.6e-6", "F1": "5e-6", "F2": "1.6e-5", "M1": "5e-5", "M2": "1.6e-4", "M3": "5e-4"}


BY_BANDS = ("sentisimal", "desimal", "milisimal", "bobot_ingsut", "pegas")


def typed() -> dict[Decimal, dict[str, Decimal]]:
    table = {}
    for line in R111.strip().splitlines():
        nominal, *limits = line.split()
        table[Decimal(nominal) * 1000] = {
            name: Decimal(limit)
            for name, limit in zip(CLASSES, limits, strict=True)
            if limit != "."
        }
    return table


def test_the_table_of_weights_is_the_one_typed_apart() -> None:
    assert dict(weight_rules(None).limits) == typed()


def test_each_class_keeps_its_ratio_to_the_nominal_mass() -> None:
    for name, ratio in RATIOS.items():
        for grams in (100, 1000, 10_000, 100_000, 1_000_000):
            limit = weight_rules(None).limits[Decimal(grams * 1000)].get(name)
            if limit is not None:
                assert Fraction(limit) / (grams * 1000) == Fraction(ratio)


def test_a_coarser_class_and_a_heavier_weight_are_never_held_tighter() -> None:
    limits = weight_rules(None).limits
    for row in limits.values():
        found = [row[name] for name in CLASSES if name in row]
        assert found == sorted(found)
        assert len(set(found)) == len(found)
    for name in CLASSES:
        column = [limits[nominal][name] for nominal in sorted(limits) if name in limits[nominal]]
        assert column == sorted(column)


def test_the_bands_are_those_typed_apart() -> None:
    rules = nawi_rules(None)
    half, one, more = Decimal("0.5"), Decimal(1), Decimal("1.5")
    assert rules.bands == {
        "I": ((50_000, half), (200_000, one), (None, more)),
        "II": ((5_000, half), (20_000, one), (None, more)),
        "III": ((500, half), (2_000, one), (None, more)),
        "IIII": ((50, half), (200, one), (None, more)),
    }
    assert rules.range_ratio == {"I": 50_000, "II": 5_000, "III": 500, "IIII": 50}


def test_a_band_of_each_class_is_ten_times_that_of_the_next() -> None:
    bands = nawi_rules(None).bands
    for finer, coarser in (("I", "II"), ("II", "III"), ("III", "IIII")):
        for (wide, _), (narrow, _) in zip(bands[finer], bands[coarser], strict=True):
            assert (wide is None) == (narrow is None)
            assert wide is None or narrow is None or wide == 10 * narrow


def test_the_classes_are_those_typed_apart() -> None:
    rows = {
        name: [(r.e_from, r.e_to, r.min_in_e, r.n_from, r.n_to) for r in found]
        for name, found in nawi_rules(None).classes.items()
    }
    milligram, fifty, hundred = Decimal("0.001"), Decimal("0.05"), Decimal("0.1")
    assert rows == {
        "I": [(milligram, None, 100, 50_000, None)],
        "II": [
            (milligram, fifty, 20, 100, 100_000),
            (hundred, None, 50, 5_000, 100_000),
        ],
        "III": [(hundred, Decimal(2), 20, 100, 10_000), (Decimal(5), None, 20, 500, 10_000)],
        "IIII": [(Decimal(5), None, 10, 100, 1_000)],
    }


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        (
            "lengths",
            "classes",
            {
                "I": ["0.1", "0.1", "0.1", "0.1", "0.2", None],
                "II": ["0.3", "0.2", "0.2", "0.2", "0.4", "0.3"],
                "III": ["0.6", "0.4", "0.3", "0.3", "0.6", "0.5"],
            },
        ),
        ("water_meters", "classes", {"1": ["3", "1", "2"], "2": ["5", "2", "3"]}),
        (
            "gas_meters",
            "classes",
            {
                "1.5": ["3", "1.5", "6", "3", "1", False],
                "1": ["2", "1", "4", "2", "0.5", True],
            },
        ),
    ],
)
def test_smaller_tables_are_those_typed_apart(
    name: str, key: str, expected: dict[str, list[object]]
) -> None:
    found = edition(name, None).values[key]
    assert {code: list(row.values()) for code, row in found.items()} == expected


def test_limits_of_energy_widen_away_from_the_usual_warmth() -> None:
    usual, cold, warm = edition("energy_meters", None).values["temperatures"]
    assert usual["low"] == {"A": "3.5", "B": "2", "C": "1"}
    assert usual["high"] == {"A": "3.5", "B": "2", "C": "0.7"}
    for row in (cold, warm):
        assert row["low"] == {"A": "5", "B": "2.5", "C": "1.3"}
        assert row["high"] == {"A": "4.5", "B": "2.5", "C": "1"}


def test_mechanical_scales_have_the_formulas_typed_apart() -> None:
    types = edition("mechanical", None).values["types"]
    assert {
        name: (row["limit"], row.get("parts"), row.get("e_parts")) for name, row in types.items()
    } == {
        "meja": ("formula", 3000, 1000),
        "dacin": ("formula", 3000, 1000),
        "neraca_obat": ("constant", 10_000, 10_000),
        "neraca_emas": ("constant", 4_000, 5_000),
        **dict.fromkeys(BY_BANDS, ("table", None, None)),
    }
    classes = {name: row["class"] for name, row in types.items() if row["limit"] == "table"}
    assert {name for name, found in classes.items() if found == "IIII"} == {"pegas"}
    assert set(classes.values()) == {"III", "IIII"}


def test_capacity_measures_are_those_typed_apart() -> None:
    types = edition("capacity_measures", None).values["types"]
    rows = {
        name: [(row["below"], row["ml"], row["percent"]) for row in found["rows"]]
        for name, found in types.items()
        if "rows" in found
    }
    assert rows == {
        "transfer": [("100", "2", "0"), (None, "0", "3")],
        "drinking": [("200", "0", "5"), (None, "5", "2.5")],
        "bottle": [
            ("100", "3", "0"),
            ("200", "0", "3"),
            ("300", "6", "0"),
            ("500", "0", "2"),
            ("1000", "10", "0"),
            (None, "0", "1"),
        ],
        "standard": [(None, "0", "0.05")],
    }
    assert types["cask"]["classes"] == {
        "A": {"percent": "0.5", "least": "100"},
        "B": {"percent": "1", "least": "150"},
    }


def test_bands_of_bottles_meet_without_a_step() -> None:
    rows = edition("capacity_measures", None).values["types"]["bottle"]["rows"]
    for lower, upper in pairwise(rows):
        edge = Fraction(lower["below"])
        below, above = (
            Fraction(row["ml"]) + edge * Fraction(row["percent"]) / 100 for row in (lower, upper)
        )
        assert below == above


def test_pumps_and_taximeters_have_the_numbers_typed_apart() -> None:
    pump = edition("fuel_dispensers", None).values
    assert (pump["limit_percent"], pump["repeatability_limit_percent"]) == ("0.5", "0.1")
    assert (pump["displays_limit"], pump["runs"]) == ("0.020", 3)
    taxi = edition("taximeters", None).values
    assert taxi == {
        "distance": {"percent": "0.2", "least": "4"},
        "time": {"percent": "0.1", "least": "0.2"},
        "fare": {"percent": "0.1"},
    }
