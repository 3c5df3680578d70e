"""Worksheets of every kind, what an instrument is worth, and how long a mark holds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.fitness import Weight
from teraju.modules.metrology.domain.lasting import lasting
from teraju.modules.metrology.domain.sheets import Case, Pieces, document, judge, judge_pieces
from teraju.modules.metrology.domain.standing import LastMark, Standing, worth
from teraju.modules.metrology.domain.worksheet_cells import (
    Cell,
    Column,
    NotANumber,
    cell_names,
    read_cell,
    readings_of,
    usual_cells,
)
from teraju.modules.metrology.domain.worksheets import given_columns, worksheet

DAY = date(2026, 3, 14)
# A plate that each kind usually has; where the catalogue knows more, the rest is asked for.
PLATES: dict[str, dict[str, str]] = {
    "electronic_scale": {"max": "15", "e": "5", "accuracy_class": "III"},
    "weighbridge": {"max": "60", "e": "20", "supports": "6"},
    "water_meter": {"q3": "2.5", "r": "160", "temperature": "25", "accuracy_class": "2"},
    "gas_meter": {"qmax": "6", "qmin": "0.04", "accuracy_class": "1.5"},
    "energy_meter_electronic": {"accuracy_class": "1"},
    "energy_meter_mechanical": {"accuracy_class": "2"},
    "common_weight": {"nominal": "1000", "accuracy_class": "M2"},
    "fine_weight": {"nominal": "100", "accuracy_class": "F2"},
    "tape": {"length": "10", "accuracy_class": "II"},
    "depth_tape": {"length": "15"},
    "uti": {"length": "15"},
    "folding_rule": {"length": "1"},
    "wooden_metre": {"length": "1", "accuracy_class": "III"},
    "dry_measure": {"nominal": "1"},
    "wet_measure": {"nominal": "1"},
    "proving_can": {"nominal": "20"},
    "fuel_dispenser": {"qmax": "40"},
    "spring_scale": {"max": "10", "d": "50"},
    "medicine_balance": {"max": "100"},
    "gold_balance": {"max": "100"},
    "centesimal": {"max": "150", "d": "100"},
    "decimal": {"max": "150", "d": "100"},
    "millesimal": {"max": "150", "d": "100"},
    "sliding_poise": {"max": "150", "d": "100"},
    "table_scale": {"max": "10"},
    "dacin": {"max": "110"},
}
GIVEN = {
    "limit": "5",
    "limit_percent": "0.5",
    "accuracy_class": "II",
    "qt": "0.6",
    "qmin": "0.04",
    "temperature": "25",
}


def case(kind: str, *weights: Weight, **plate: str) -> Case:
    return Case(
        catalogue().kind(kind), PLATES.get(kind, {}) | plate, "subsequent", DAY, tuple(weights)
    )


class TestTwoRanges:
    """A plate of 6/15 kg that divides by 2 and 5 g: e changes with the load."""

    plate = {"max_low": "6", "e_low": "2"}

    def judged(self, load: str, error: int) -> str:
        read = {"load": load, "indication": str(int(load) + error)}
        answer = judge(case("electronic_scale", **self.plate), {"weighing": [read]})
        return str(answer["tests"]["weighing"]["verdict"])

    def test_each_range_has_limits_of_its_own(self):
        assert self.judged("6000", 3) == "pass"
        assert self.judged("6000", 4) == "fail"
        assert self.judged("7000", 5) == "pass"
        assert self.judged("7000", 6) == "fail"

    @pytest.mark.parametrize("half", [{"max_low": "6"}, {"e_low": "2"}])
    def test_half_of_a_range_is_asked_for(self, half):
        with pytest.raises(InputError):
            worksheet(case("electronic_scale", **half))

    def test_a_weighbridge_counts_in_its_own_units(self):
        said = document(case("weighbridge", max_low="30", e_low="10"), {})["instrument"]
        assert said["ranges"] == [{"max": "30000", "e": "10"}, {"max": "60000", "e": "20"}]
        assert said["e"] == "10"


def test_the_least_load_and_the_fine_display_are_those_of_the_plate():
    said = document(case("electronic_scale", min="100", d="1"), {})["instrument"]
    assert (said["min"], said["d"]) == ("100", "1")
    first = next(one for one in worksheet(case("electronic_scale", min="100")) if one.is_needed)
    assert first.rows[0].usual["load"] == "100"


@pytest.mark.parametrize("kind", sorted(catalogue().kinds))
def test_every_kind_has_a_worksheet_that_a_good_instrument_passes(kind):
    """Filled in with readings of a faultless instrument the whole sheet passes."""
    one = case(kind)
    given = given_columns(one)
    said = {column.key: GIVEN[column.key] for column in given}
    blocks = worksheet(one, said)
    cells = usual_cells(blocks) | {f"given.{key}": value for key, value in said.items()}
    for block in blocks:
        for row in block.rows:
            head = block.rows[0].place
            for column in block.columns:
                name = f"{row.place}.{column.key}"
                cells[name] = cells.get(name) or faultless(column, cells, row.place, head)
    answer = judge(one, readings_of(blocks, given, cells))
    assert answer["verdict"] == "pass", answer.get("reason")
    for name, column in cell_names(blocks, given).items():
        assert read_cell(column, cells.get(name, "")) == cells.get(name, "")


def faultless(column: Column, cells: dict[str, str], place: str, head: str) -> str:
    if column.kind is Cell.YES_NO:
        return "yes"
    if column.key in ("uncertainty", "added", "error"):
        return "0" if column.key == "error" else ""
    if column.key == "standard_weights":
        return "60000"
    for load in (f"{place}.load", f"{head}.load"):
        if cells.get(load):
            return cells[load]
    return "0" if place == "zero" else "20"


def test_rows_that_are_not_finished_are_left_out():
    blocks = worksheet(case("electronic_scale"))
    cells = usual_cells(blocks)
    assert readings_of(blocks, (), cells) == {}
    cells["weighing.0.indication"] = "100"
    assert readings_of(blocks, (), cells) == {"weighing": [{"load": "100", "indication": "100"}]}
    cells["repeatability.0.indication"] = "12000"
    assert "repeatability" not in readings_of(blocks, (), cells)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("7,5", "7.5"), (" 1 200 ", "1200"), ("−0,5", "-0.5"), ("", ""), ("0", "0")],
)
def test_a_number_as_it_is_typed(typed, read):
    assert read_cell(Column("load"), typed) == read


@pytest.mark.parametrize("typed", ["x", "1e5", "1.000,5", "1,2,3", "NaN", "5 g"])
def test_what_is_no_number(typed):
    with pytest.raises(NotANumber):
        read_cell(Column("load"), typed)


def test_choices_hold_only_what_is_offered():
    assert read_cell(Column("crossed", Cell.YES_NO), "yes") == "yes"
    with pytest.raises(NotANumber):
        read_cell(Column("crossed", Cell.YES_NO), "maybe")


def test_the_plate_is_put_into_the_unit_of_the_step():
    scale = document(case("electronic_scale"), {})
    assert (scale["unit"], scale["instrument"]["max"], scale["instrument"]["e"]) == (
        "g",
        "15000",
        "5",
    )
    bridge = document(case("weighbridge"), {})
    assert (bridge["unit"], bridge["instrument"]["max"]) == ("kg", "60000")
    assert bridge["instrument"]["accuracy_class"] == "III"


def test_only_the_weights_that_make_up_the_load_are_counted():
    weights = (Weight("M2", Decimal(20), "kg", 200), Weight("M2", Decimal(1), "kg", 10))
    asked = document(
        case("electronic_scale", *weights),
        {"weighing": [{"load": "5000", "indication": "5000"}]},
    )
    assert asked["standards"] == [{"accuracy_class": "M2", "nominal": "1000", "count": "5"}]


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_set_passes_with_what_passed(passed, adjusted, failed):
    pieces = Pieces(passed, adjusted, failed)
    assert pieces.is_sound() == (adjusted <= passed and passed + failed > 0)
    if pieces.is_sound():
        answer = judge_pieces(case("common_weight"), pieces)
        assert answer["verdict"] == ("pass" if passed else "fail")
        assert answer["pieces"] == pieces.as_json()


@pytest.mark.parametrize(
    ("kind", "on", "until", "confirmed"),
    [
        ("table_scale", date(2026, 3, 14), date(2027, 3, 31), False),
        ("level_gauge", date(2026, 3, 14), date(2028, 3, 31), True),
        ("tape", date(2026, 1, 31), date(2027, 1, 31), True),
        # No period is known: the shortest of the list, and the paper says that it is not sure.
        ("gas_meter", date(2026, 2, 1), date(2027, 2, 28), False),
        ("tape", date(2023, 2, 1), date(2024, 2, 29), False),
    ],
)
def test_how_long_a_mark_holds(kind, on, until, confirmed):
    found = lasting(catalogue().kind(kind), on)
    assert (found.until, found.precision) == (until, "month")
    assert [one["confirmed"] for one in found.rules] == [confirmed]


days = st.dates(date(2020, 1, 1), date(2026, 1, 1))


@given(days, st.booleans(), st.booleans(), st.one_of(st.none(), days), st.booleans(), st.booleans())
def test_a_mark_counts_only_while_nothing_stands_against_it(
    on, is_sah, is_void, void_on, is_retired, is_exempt
):
    mark = LastMark(on, is_sah, on + timedelta(days=365) if is_sah else None, is_void)
    found = worth(mark, is_retired=is_retired, is_exempt=is_exempt, void_on=void_on)
    valid = is_sah and not is_void and (void_on is None or void_on < on)
    assert (found.standing is Standing.VALID) == (valid and not is_retired and not is_exempt)
    assert found.verified_on == on
    if is_retired:
        assert found.standing is Standing.RETIRED
    assert worth(None, is_retired=False, is_exempt=False, void_on=void_on).standing is Standing.NEW


class TestEveryPoint:
    """Nothing passes at some points of the plan alone; whatever fails fails at once."""

    def table(self, *loads: str, crossed: bool = True) -> dict[str, object]:
        rows = [
            {"load": one, "added": "3" if crossed else "10", "crossed": crossed} for one in loads
        ]
        return judge(
            Case(catalogue().kind("table_scale"), {"max": "10"}, "subsequent", DAY),
            {"weighing": rows},
        )

    @pytest.mark.parametrize(
        ("loads", "read"),
        [
            (("10000",), 1),
            # Without a load there is the zero; the same load twice is one point.
            (("0", "2500", "10000"), 2),
            (("2500", "2500.0", "10000"), 2),
        ],
    )
    def test_some_are_not_all(self, loads: tuple[str, ...], read: int) -> None:
        answer = self.table(*loads)
        assert answer["verdict"] == "undecided"
        assert answer["reason"] == f"{read} of the 3 points of the test are read"
        assert answer["reason_id"] == f"baru {read} dari 3 titik uji dibaca"

    def test_the_loads_are_the_testers_choice(self) -> None:
        assert self.table("2000", "6000", "10000")["verdict"] == "pass"

    def test_one_that_fails_is_enough(self) -> None:
        assert self.table("10000", crossed=False)["verdict"] == "fail"

    def test_a_pump_is_read_at_every_flow(self) -> None:
        case = Case(catalogue().kind("fuel_dispenser"), {"qmax": "40"}, "subsequent", DAY)
        runs = [{"flow": "maximum", "indicated": "20", "delivered": "20"}] * 3
        answer = judge(case, {"delivery": runs})
        assert answer["verdict"] == "undecided"
        assert str(answer["reason"]).startswith("1 of the ")
