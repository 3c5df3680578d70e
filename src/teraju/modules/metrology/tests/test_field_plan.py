"""What a telephone judges without a line is what the engine judges, at every edge."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from teraju.kernel.decimals import decimal_text
from teraju.modules.metrology.domain.catalogue import InstrumentKind, catalogue
from teraju.modules.metrology.domain.field import ENTRY, WrongVisit, read_visit
from teraju.modules.metrology.domain.field_plan import field_plan, field_rules, ideal_readings
from teraju.modules.metrology.domain.field_readings import blank_sheet
from teraju.modules.metrology.domain.possible import class_table, misfit
from teraju.modules.metrology.domain.sheets import Case, judge
from teraju.modules.metrology.domain.stickers import sticker_code
from teraju.modules.metrology.domain.tags import check_character, read_code
from teraju.modules.metrology.sheet_wording import CHOICES
from teraju.modules.metrology.web.field_texts import texts

ON = date(2026, 5, 4)
FLOWS = ("maximum", "medium", "slow")
FOLDER = Path(__file__).parents[1] / "static" / "metrology" / "field"
WITHOUT_LIMITS = {"common_weight", "dial_scale", "dry_measure", "wet_measure", "wooden_metre"}
PLATES: dict[str, dict[str, str]] = {
    "table_scale": {"max": "10"},
    "dacin": {"max": "110"},
    "centesimal": {"max": "150", "d": "50"},
    "spring_scale": {"max": "10", "d": "50"},
    "gold_balance": {"max": "100"},
    "medicine_balance": {"max": "250"},
    "electronic_scale": {"max": "15", "e": "5", "accuracy_class": "III"},
    "two_ranges": {"max": "15", "e": "5", "max_low": "6", "e_low": "2", "accuracy_class": "III"},
    "fine_display": {"max": "6", "e": "2", "d": "1", "min": "40", "accuracy_class": "III"},
    "weighbridge": {"max": "60", "e": "20", "supports": "6"},
    "fuel_dispenser": {"qmax": "40"},
}


KINDS = {"two_ranges": "electronic_scale", "fine_display": "electronic_scale"}


def case(kind: str) -> Case:
    return Case(catalogue().kind(KINDS.get(kind, kind)), PLATES[kind], "subsequent", ON)


def plan(kind: str) -> dict[str, Any]:
    found = field_plan(case(kind))
    assert found is not None
    return found


class TestPlans:
    @pytest.mark.parametrize("kind", PLATES)
    def test_a_faultless_instrument_passes(self, kind):
        found = plan(kind)
        assert "why" not in found
        assert judge(case(kind), ideal_readings(found))["verdict"] == "pass"

    def test_a_table_scale_is_asked_at_three_loads(self):
        asked = [one for one in plan("table_scale")["points"] if not one.get("o")]
        assert [(one["at"], one["lim"]) for one in asked] == [
            ("2500", "5"),
            ("5000", "6.666667"),
            ("10000", "10"),
        ]

    def test_the_small_weights_lie_on_both_sides_of_the_limit(self):
        for kind in ("table_scale", "dacin", "gold_balance", "centesimal"):
            for one in plan(kind)["points"]:
                if one["h"] in ("cross", "move"):
                    assert Decimal(one["lo"]) <= Decimal(one["lim"]) <= Decimal(one["hi"])

    def test_what_has_no_limit_here_has_no_plan(self):
        known = catalogue()
        for kind in ("dial_scale", "tank_truck", "wet_measure"):
            assert field_plan(Case(known.kind(kind), {}, "subsequent", ON)) is None

    def test_an_impossible_plate_is_said_before_the_test(self):
        plate = {"max": "100", "e": "1", "accuracy_class": "IIII"}
        found = field_plan(Case(catalogue().kind("electronic_scale"), plate, "subsequent", ON))
        assert found is not None
        assert found["why"]["id"]

    def test_every_usual_plate_has_a_plan(self):
        known = catalogue()
        for kind, plates in field_rules(ON).plates.items():
            for plate in plates:
                found = field_plan(Case(known.kind(kind), plate, "subsequent", ON))
                if found is None:
                    # No limit is confirmed: it is read, and judged by what the office gives.
                    assert kind in WITHOUT_LIMITS, (kind, plate)
                else:
                    assert "why" not in found, (kind, plate)

    @pytest.mark.parametrize("kind", [*PLATES, "wet_measure", "dial_scale", "wooden_metre"])
    def test_whatever_the_plate_says_there_is_something_to_write_on(self, kind):
        like = Case(catalogue().kind(KINDS.get(kind, kind)), {}, "subsequent", ON)
        blank = blank_sheet(like)
        assert blank is not None
        assert any(block["needed"] for block in blank["blocks"])
        # Nothing that follows from another plate stands there as if it were read.
        filled = [usual for block in blank["blocks"] for _place, usual in block["rows"] if usual]
        assert all(set(usual) == {"flow"} for usual in filled)


class TestVisits:
    def test_whatever_is_sent_is_read_or_refused(self):
        dice = random.Random(7)
        junk = [None, "", "x", -1, 2**60, [], {}, [1], {"key": 1}, "2026-13-40", True, "\x00"]
        names = ["key", "control", "tested_on", "started_at", "attempts", "standards", "marks"]
        names += ["pieces", "instrument", "new", "photo", "replaces", "sticker", "note"]
        for _round in range(300):
            raw = {name: dice.choice(junk) for name in names}
            with pytest.raises(WrongVisit):
                read_visit(raw)

    def test_every_open_state_has_a_way_out(self):
        for state in ENTRY.states - ENTRY.final_states:
            assert ENTRY.final_states & ENTRY.reachable(state)


def by_telephone(
    cases: Sequence[dict[str, Any]] = (),
    codes: Sequence[str] = (),
    sets: Sequence[dict[str, Any]] = (),
    plates: Sequence[dict[str, Any]] = (),
    numbers: Sequence[str] = (),
    noted: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: the script is judged by the journey alone")
    script = Path(__file__).with_name("judge.mjs")
    done = subprocess.run(
        [node, "--no-warnings", str(script), str(FOLDER)],
        input=json.dumps(
            {
                "cases": [*cases],
                "codes": [*codes],
                "sets": [*sets],
                "plates": [*plates],
                "numbers": [*numbers],
                "noted": [*noted],
            }
        ),
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def a_value(point: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A reading near the limit: on it, a little to this side or that."""
    limit = Decimal(point["lim"])
    nudges = ["0", "1", "-1", "0.5", "1.000001", "0.999999", "-1.0001", "2"]
    near = [Decimal(one) * limit for one in nudges]
    at = Decimal(point["at"])

    def read() -> str:
        return format((at + dice.choice(near)).quantize(Decimal("0.000001")).normalize(), "f")

    def small() -> str:
        # More than e is no reading: it is refused on both sides.
        return decimal_text(Decimal(point["most"]) * dice.choice([1, 5, 9, 10]) / 10)

    if point["h"] in ("each", "spread"):
        found: dict[str, Any] = {"indications": [read() for _one in range(point["n"])]}
        if point.get("half") and dice.random() < 0.7:
            share = dice.choice([0.5, 1, 1])
            found["added"] = [
                small() if dice.random() < share else "" for _one in range(point["n"])
            ]
        return found
    if point["h"] == "percent":
        error = dice.choice(["0", "0.1", "-0.1", "0.099", "0.101", "0.0995"])
        return {"delivered": format(at + Decimal(error), "f")}
    if point["h"] in ("cross", "move", "change"):
        key = {"cross": "crossed", "move": "moved", "change": "changed"}[point["h"]]
        added = point.get("add") or dice.choice([point["lo"], point["hi"]])
        return {key: dice.random() < 0.8, "added": added}
    value = {"indication": read()}
    if point.get("half") and dice.random() < 0.5:
        value["added"] = small()
    return value


@pytest.mark.parametrize("kind", PLATES)
def test_the_telephone_judges_as_the_engine_does(kind):
    dice, found = random.Random(kind), plan(kind)
    largest = Decimal(found["points"][-1]["at"])
    cases = []
    for number in range(120):
        values = {}
        for at, point in enumerate(found["points"]):
            # Most are good, so that many pass as a whole; what is optional is often left out.
            if point.get("o") and number % 3:
                continue
            good = dice.random() < 0.85
            value = a_value(point, dice)
            values[at] = ideal(point) if good else value
        cases.append({"plan": found, "values": values})
    judged = by_telephone(cases)["judged"]
    verdicts = set()
    for one in judged:
        engine = judge(case(kind), one["readings"])
        assert one["verdict"] == engine["verdict"], (one, largest)
        # Of a corner that fails the telephone says no more than that.
        if one["verdict"] != "fail":
            assert bool(one["hidden"]) == is_told_as_hidden(engine), one
        verdicts.add(one["verdict"])
    assert {"pass", "fail"} <= verdicts


def is_told_as_hidden(engine: Any) -> bool:
    return any("may hide" in one["message"] for one in engine["warnings"])


@pytest.mark.parametrize(
    ("delivered", "flow", "spread"),
    [
        (["20"] * 9, None, None),
        # Each within 0.5 %; of one flow no more than 0.1 % apart.
        (["20", "20.01", "19.995", *["20"] * 6], None, None),
        (["20", "20.01", "19.99"], "maximum", "0.1"),
        (["20"] * 3 + ["20", "20.03", "20"] + ["20"] * 3, "medium", "0.149"),
        (["20"] * 6 + ["20.05", "20", "19.95"], "slow", "0.50"),
        (["20", "20.05"], "maximum", "0.249"),
        # Flows apart from each other are not compared.
        (["20.05"] * 3 + ["20"] * 3 + ["19.95"] * 3, None, None),
    ],
)
def test_the_telephone_says_which_deliveries_lie_too_far_apart(delivered, flow, spread):
    found = plan("fuel_dispenser")
    values = {at: {"delivered": one} for at, one in enumerate(delivered)}
    [judged] = by_telephone([{"plan": found, "values": values}])["judged"]
    engine = judge(case("fuel_dispenser"), judged["readings"])["tests"]["delivery"]
    if flow is None:
        assert judged["apart"] is None
        return
    assert (judged["verdict"], engine["verdict"]) == ("fail", "fail")
    assert {one["verdict"] for one in engine["points"]} == {"pass"}
    said = judged["apart"]
    assert (said["flow"], said["limit"]) == (flow, engine["repeatability_limit_percent"])
    assert said["spread"].startswith(spread)
    assert engine["repeatability_percent"].startswith(spread)


def test_a_flow_is_called_alike_at_the_desk_and_on_the_telephone():
    words = texts()
    for language, said in (("en", "maximum medium slow"), ("id", "maksimum sedang lambat")):
        told = words[language]
        assert [told[f"choice_{one}"] for one in FLOWS] == said.split()
        with translation.override(language):
            assert [str(CHOICES[one]) for one in FLOWS] == said.split()
        assert not [key for key in told if key.startswith("flow_")]


def ideal(point: dict[str, Any]) -> dict[str, Any]:
    """The reading of a faultless instrument, as the page keeps it."""
    if point["h"] in ("each", "spread"):
        return {"indications": [point["at"]] * point["n"]}
    if point["h"] == "percent":
        return {"delivered": point["at"]}
    if point["h"] in ("cross", "move", "change"):
        key = {"cross": "crossed", "move": "moved", "change": "changed"}[point["h"]]
        return {key: True, "added": point.get("add") or point["lo"]}
    return {"indication": point["at"]}


def test_codes_are_checked_as_the_house_checks_them():
    codes = [sticker_code(3, number) for number in (1, 7, 31, 32, 1000, 99_999)]
    wrong = [code[:-2] + ("X" if code[-2] != "X" else "Y") + code[-1] for code in codes]
    said = by_telephone(codes=[*codes, *wrong])["read"]
    for code, one in zip(codes, said[: len(codes)], strict=True):
        assert one["whole"] == read_code(code) == code
    for code, one in zip(wrong, said[len(codes) :], strict=True):
        assert one["whole"] is None
        assert one["sign"] == check_character(code)


def test_the_telephone_refuses_the_plates_that_the_office_does():
    sizes, steps = ("0.3", "2", "15", "60", "500"), ("0.001", "0.1", "2", "3", "5", "50", "5000")
    plates = [
        (kind, {"max": size, "e": step, **({"accuracy_class": told} if told else {})})
        for kind in ("electronic_scale", "weighbridge")
        for size in sizes
        for step in steps
        for told in ("", "I", "II", "III", "IIII")
    ]
    plates += [("electronic_scale", {"max": "15", "e": "5", "d": "10"}), ("table_scale", {})]
    asked = [{"classes": class_table(known(kind), ON), "plate": plate} for kind, plate in plates]
    said = by_telephone(plates=asked)["impossible"]
    assert said == [misfit(known(kind), plate, ON) is not None for kind, plate in plates]
    assert {True, False} == set(said)


def known(kind: str) -> InstrumentKind:
    return catalogue().kind(kind)
