"""How few standard weights suffice follows from readings of the load where they are replaced."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.field_readings import reading_sheet
from teraju.modules.metrology.domain.sheets import judge
from teraju.modules.metrology.domain.worksheet_cells import readings_of, usual_cells
from teraju.modules.metrology.domain.worksheets import worksheet
from teraju.modules.metrology.sheet_wording import warnings_said

from .cases import nawi, scale
from .test_field_plan import case
from .test_weights_used import BLOCKS, bridge, told

READINGS = "substitution_repeatability"
SMALL = ("10", "10", "10")


def replaced(*shown: str, added: tuple[str, ...] = ()) -> dict[str, Any]:
    read: dict[str, Any] = {"load": "30000", "indications": [*shown]}
    return {READINGS: read | ({"added": [*added]} if added else {})}


def bridged(weights: str, *parts: dict[str, Any], **more: str) -> Any:
    tests: dict[str, Any] = {"substitution": {"standard_weights": weights} | more}
    for part in parts:
        tests |= part
    return nawi(scale("III", "60000", "20"), tests, unit="kg")


SAME = ("30000",) * 3
EIGHT_TENTHS = {"repeatability": {"load": "48000", "indications": ["48000"] * 3}}


@pytest.mark.parametrize(
    ("weights", "read", "parts", "verdict"),
    [
        ("12000", replaced(*SAME, added=SMALL), 5, "pass"),
        ("11999", replaced(*SAME, added=SMALL), 5, "unfit"),
        ("12000", replaced(*SAME, added=("8", "12", "10")), 5, "pass"),
        ("12000", replaced(*SAME, added=("8", "13", "10")), 3, "unfit"),
        ("20000", replaced(*SAME, added=("8", "13", "10")), 3, "pass"),
        ("20000", replaced(*SAME, added=("8", "15", "10")), 2, "unfit"),
        ("30000", replaced(*SAME, added=("8", "15", "10")), 2, "pass"),
        # The display jumped, the scale did not.
        ("12000", replaced("30000", "30020", "30000", added=("0", "20", "0")), 5, "pass"),
    ],
)
def test_the_spread_before_rounding_decides_on_the_share(weights, read, parts, verdict) -> None:
    answer = bridged(weights, read)
    assert answer["tests"]["substitution"]["parts"] == parts
    assert answer["verdict"] == verdict


def test_it_goes_before_the_spread_of_the_other_test() -> None:
    wide = {"repeatability": {"load": "48000", "indications": ["48000", "48020"]}}
    assert bridged("12000", wide)["verdict"] == "unfit"
    assert bridged("12000", wide, replaced(*SAME, added=SMALL))["verdict"] == "pass"


@pytest.mark.parametrize(
    ("read", "reason"),
    [
        (replaced("30000"), "1 of 3 readings"),
        (replaced("30000", "30000"), "2 of 3 readings"),
        (replaced(*SAME), None),
    ],
)
def test_less_than_three_readings_decide_nothing(read, reason) -> None:
    answer = bridged("12000", read)
    assert answer["verdict"] == ("undecided" if reason else "pass")
    assert (reason or "") in answer.get("reason", "")
    # With half of Max in weights no spread is asked about.
    assert bridged("30000", read)["tests"]["substitution"]["verdict"] == "pass"


def test_readings_found_unlike_decide_nothing() -> None:
    read = replaced(*SAME)
    read[READINGS]["added"] = ["10", None, "10"]
    answer = bridged("12000", read)
    assert answer["verdict"] == "undecided"
    assert "2 of 3 readings" in answer["reason"]


@pytest.mark.parametrize("typed", ["4", "0.001"])
def test_a_typed_spread_that_differs_is_refused(typed) -> None:
    with pytest.raises(InputError) as refused:
        bridged("12000", replaced(*SAME, added=SMALL), repeatability=typed)
    assert refused.value.path == "tests.substitution.repeatability"
    same = bridged("12000", replaced(*SAME, added=("8", "12", "10")), repeatability="4.0")
    assert same["verdict"] == "pass"


@pytest.mark.parametrize(
    ("weights", "read", "told_of"),
    [
        # What is shown alike may lie almost a step apart: then half of Max is needed.
        ("12000", replaced(*SAME), READINGS),
        (
            "12000",
            {"repeatability": {"load": "48000", "indications": ["48000"] * 3}},
            "repeatability",
        ),
        ("12000", replaced(*SAME, added=SMALL), None),
        ("30000", replaced(*SAME), None),
        ("11999", replaced(*SAME), None),
    ],
)
def test_a_step_that_may_hide_a_larger_share_is_told(weights, read, told_of) -> None:
    answer = bridged(weights, read)
    assert [one["path"] for one in answer["warnings"]] == (
        [f"tests.{told_of}.added"] if told_of else []
    )
    if told_of:
        with translation.override("id"):
            [said] = warnings_said(answer)
        assert "sampai 20 kg" in said
        assert "30.000 kg" in said


def test_a_display_that_is_read_directly_hides_nothing() -> None:
    tests = replaced(*SAME) | {"substitution": {"standard_weights": "12000"}}
    answer = nawi(scale("III", "60000", "20") | {"d": "2"}, tests, unit="kg")
    assert (answer["verdict"], answer["warnings"]) == ("pass", [])


class TestTheSheet:
    def test_the_desk_and_the_telephone_ask_three_readings_near_half_of_max(self):
        block = next(one for one in worksheet(case("weighbridge")) if one.test == READINGS)
        assert not block.is_needed
        assert [row.usual.get("load") for row in block.rows] == ["30000", None, None]
        assert [column.key for column in block.columns] == ["load", "indication", "added"]
        sheet = reading_sheet(case("weighbridge"))
        assert sheet is not None
        order = [one["t"] for one in sheet["blocks"]]
        assert order[-2:] == [READINGS, "substitution"]

    def test_a_scale_that_no_truck_is_driven_on_has_none(self):
        assert READINGS not in [one.test for one in worksheet(case("electronic_scale"))]

    def test_what_stands_in_the_cells_decides(self):
        blocks = worksheet(case("weighbridge"))
        cells = usual_cells(blocks)
        for number, small in enumerate(("10", "14", "10")):
            place = f"{READINGS}.{number}"
            cells |= {f"{place}.indication": "30000", f"{place}.added": small}
        read = readings_of(blocks, (), cells)
        many = bridge(*[BLOCKS] * 20)
        assert judge(many, told("12000") | read)["verdict"] == "pass"
        cells[f"{READINGS}.1.added"] = "15"
        answer = judge(many, told("12000") | readings_of(blocks, (), cells))
        assert answer["verdict"] == "unfit"
