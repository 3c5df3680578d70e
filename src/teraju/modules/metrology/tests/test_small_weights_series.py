"""Small weights at several readings of one load: the engine, the desk and the telephone alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from teraju.modules.metrology.domain.sheets import judge
from teraju.modules.metrology.domain.worksheet_cells import (
    cell_meant,
    readings_of,
    usual_cells,
    verdicts_of,
)
from teraju.modules.metrology.domain.worksheets import worksheet
from teraju.modules.metrology.services import sheets
from teraju.modules.metrology.services.certificate_readings import points_of

from .cases import nawi
from .sheet_world import DAY, build_bench
from .test_field_plan import by_telephone, case, ideal, plan

Read = Sequence[str | None]


def repeated(shown: Sequence[str], added: Read | None) -> dict[str, Any]:
    found: dict[str, Any] = {"load": "12000", "indications": [*shown]}
    return found if added is None else found | {"added": [*added]}


# 15 kg by 5 g: at 12 kg the results may lie 7.5 g apart.
SPREADS: list[tuple[Sequence[str], Read | None, str | None, str]] = [
    (("12000", "12005", "12000"), None, "5", "pass"),
    # 12000 + 2.5 - 0, 12005 + 2.5 - 5: the display jumped, the scale did not.
    (("12000", "12005", "12000"), ("0", "5", "0"), "0", "pass"),
    # Before rounding they lie 8 g apart, though the display shows no more than 5 g.
    (("12000", "12005", "12000"), ("4", "1", "2"), "8", "fail"),
    (("12000", "12005", "12000"), ("3.5", "1", "2"), "7.5", "pass"),
    # A reading as shown and one before rounding are not to be compared.
    (("12000", "12000", "12000"), ("2.5", None, "2.5"), None, "undecided"),
    (("12000", "12050", "12000"), (None, "2.5", None), None, "undecided"),
    # Nothing may be shown beyond Max + 9 e, whatever was put on.
    (("15050", "12000", "12000"), ("5", None, None), None, "fail"),
]


@pytest.mark.parametrize(("shown", "added", "spread", "verdict"), SPREADS)
def test_the_spread_is_that_before_rounding(shown, added, spread, verdict) -> None:
    test = nawi(tests={"repeatability": repeated(shown, added)})["tests"]["repeatability"]
    assert (test.get("spread"), test["points"][0]["error"]) == (spread, spread)
    assert test["verdict"] == verdict


@pytest.mark.parametrize(("shown", "added", "spread", "verdict"), SPREADS)
def test_the_telephone_finds_the_same_spread(shown, added, spread, verdict) -> None:
    found = plan("electronic_scale")
    at = next(at for at, one in enumerate(found["points"]) if one["h"] == "spread")
    value: dict[str, Any] = {"indications": [*shown]}
    if added is not None:
        value["added"] = [one or "" for one in added]
    rest = {n: ideal(one) for n, one in enumerate(found["points"]) if not one.get("o")}
    [judged] = by_telephone([{"plan": found, "values": rest | {at: value}}])["judged"]
    assert judged["readings"]["repeatability"] == repeated(shown, added)
    assert judge(case("electronic_scale"), judged["readings"])["verdict"] == verdict
    # What is shown beyond Max + 9 e the engine alone knows.
    assert judged["verdict"] == ("undecided" if "15050" in shown else verdict)


CORNER = {"load": "5000", "indications": ["5005", "5005", "5000"]}


@pytest.mark.parametrize(
    ("added", "errors", "warned"),
    [
        (None, ["5", "5", "0"], [0, 1]),
        (["2.5", "2.5", "2.5"], ["5", "5", "0"], []),
        # Where the display was read as it stands it may still hide half a step.
        ([None, "5", None], ["5", "2.5", "0"], [0]),
        (["0", None, None], ["7.5", "5", "0"], [1]),
    ],
)
def test_each_corner_is_judged_by_what_was_put_on_there(added, errors, warned) -> None:
    corner = CORNER if added is None else CORNER | {"added": added}
    answer = nawi(tests={"eccentricity": corner})
    points = answer["tests"]["eccentricity"]["points"]
    assert [one["error"] for one in points] == errors
    assert ["added" in one for one in points] == [one is not None for one in added or [None] * 3]
    paths = [f"tests.eccentricity.added.{number}" for number in warned]
    assert [one["path"] for one in answer["warnings"]] == paths


def test_the_telephone_warns_of_the_corners_that_are_read_as_shown() -> None:
    found = plan("electronic_scale")
    at = next(at for at, one in enumerate(found["points"]) if one["h"] == "each")
    shown = ["5005", "5005", *["5000"] * (found["points"][at]["n"] - 2)]
    none = [""] * (len(shown) - 2)
    values: list[dict[str, Any]] = [
        {"indications": shown},
        {"indications": shown, "added": ["2.5", "", *none]},
        {"indications": shown, "added": ["2.5", "5", *none]},
        {"indications": shown, "added": ["0", "5", *none]},
    ]
    judged = by_telephone([{"plan": found, "values": {at: one}} for one in values])["judged"]
    assert [one["hidden"] for one in judged] == [[at], [at], [], []]
    assert judged[-1]["verdict"] == "fail"
    assert judged[1]["readings"]["eccentricity"]["added"] == ["2.5", None, *[None] * len(none)]


@pytest.mark.parametrize(
    ("added", "fault"),
    [(["", "-1"], "added_negative"), (["", "5.1"], "added_much"), (["5", ""], "")],
)
def test_what_was_noted_wrongly_is_said_at_once(added, fault) -> None:
    for point in plan("electronic_scale")["points"]:
        if point["h"] in ("spread", "each"):
            value = ideal(point)
            more = added + [""] * (point["n"] - 2)
            noted = [{"point": point, "value": value | {"added": more}}]
            assert by_telephone(noted=noted)["faults"] == [fault]


class TestTheSheet:
    BLOCKS = worksheet(case("electronic_scale"))

    def cells(self, test: str, *rows: tuple[str, str]) -> dict[str, str]:
        cells = usual_cells(self.BLOCKS)
        for number, (shown, added) in enumerate(rows):
            cells |= {f"{test}.{number}.indication": shown, f"{test}.{number}.added": added}
        return cells

    @pytest.mark.parametrize("test", ["repeatability", "eccentricity"])
    def test_both_series_take_them_and_need_none(self, test):
        block = next(one for one in self.BLOCKS if one.test == test)
        assert [(one.key, one.is_needed) for one in block.columns] == [
            ("load", True),
            ("indication", True),
            ("added", False),
        ]

    def test_they_are_read_beside_their_reading(self):
        rows = (("12000", "2.5"), ("", "2.4"), ("12005", ""))
        read = readings_of(self.BLOCKS, (), self.cells("repeatability", *rows))
        assert read["repeatability"] == repeated(("12000", "12005"), ("2.5", None))
        bare = readings_of(self.BLOCKS, (), self.cells("repeatability", ("1", ""), ("1", "")))
        assert "added" not in bare["repeatability"]

    def test_what_is_wrong_with_them_is_said_at_their_cell(self):
        cells = self.cells("eccentricity", ("", ""), ("5000", "2.5"), ("5000", "9"))
        place = cell_meant(self.BLOCKS, cells, "tests.eccentricity.added.1")
        assert place == "eccentricity.2.added"

    def test_the_verdict_stands_at_the_first_row(self):
        cells = self.cells("repeatability", *[("12000", "2.5")] * 3)
        answer = judge(case("electronic_scale"), readings_of(self.BLOCKS, (), cells))
        block = next(one for one in self.BLOCKS if one.test == "repeatability")
        assert list(verdicts_of(block, answer, cells)) == ["repeatability.0"]

    def test_a_spring_has_no_change_over_point(self):
        [_weighing, series] = worksheet(case("spring_scale"))
        assert "added" not in [one.key for one in series.columns]


@pytest.mark.django_db
class TestAtTheDesk:
    def test_they_are_written_judged_and_told(self, settings, client):
        settings.TERAJU_TODAY = DAY
        bench = build_bench()
        sheet = sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=bench.scale("electronic_scale").pk,
            control="subsequent",
            standards=bench.along("electronic_scale"),
        )
        client.force_login(bench.tester)
        here = reverse("metrology_sheet_cells", args=[sheet.pk])
        for row, (shown, added) in enumerate((("12000", "4"), ("12005", "1"))):
            place = f"repeatability.{row}"
            cells = {f"{place}.indication": shown, f"{place}.added": added}
            bases = {f"was.{name}": "" for name in cells}
            row_key = {"row": place.replace(".", "-")}
            saved = client.post(here, row_key | cells | bases, headers={"HX-Request": "true"})
        # The verdict of the spread stands at the first row, whichever was written last.
        page = saved.content.decode()
        assert 'hx-swap-oob="outerHTML:#state-repeatability-0"' in page
        assert "8 (± 7,5 g)" in page
        [point] = points_of(sheet.attempts.get(), case("electronic_scale"))
        with translation.override("id"):
            assert str(point.read) == "12.000; 12.005 g · Imbuh 4; 1 g"
