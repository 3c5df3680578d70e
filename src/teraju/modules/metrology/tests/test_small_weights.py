"""The small weights on a beam: what the lighter does not decide, the next one up does."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.field_plan import field_plan
from teraju.modules.metrology.domain.sheets import Case
from teraju.modules.metrology.domain.small_weights import SmallWeights, small_weights
from teraju.modules.metrology.domain.worksheet_cells import heavier, usual_cells
from teraju.modules.metrology.domain.worksheets import worksheet
from teraju.modules.metrology.services import sheets

from .sheet_world import DAY, Bench, build_bench

CASE = Case(catalogue().kind("table_scale"), {"max": "10"}, "subsequent", date(2026, 5, 4))


@pytest.mark.parametrize(
    ("limit", "lower", "upper", "step"),
    [
        ("3.333333", "3.2", "3.4", "0.2"),
        ("6.666667", "6.5", "7", "0.5"),
        ("10", "10", "10", "1"),
        ("0.083333", "0.08", "0.085", "0.005"),
    ],
)
def test_they_lie_on_both_sides_of_the_limit(limit, lower, upper, step):
    assert small_weights(Decimal(limit)) == SmallWeights(lower, upper, step)


def test_the_desk_and_the_telephone_try_the_same():
    plan = field_plan(CASE)
    assert plan is not None
    asked = {one["at"]: [one["lo"], one["hi"]] for one in plan["points"] if one["h"] == "cross"}
    [weighing, sensitivity] = worksheet(CASE)
    tried = {row.usual["load"]: list(row.weights) for row in weighing.rows}
    assert asked == {load: weights for load, weights in tried.items() if load != "0"}
    assert sensitivity.rows[0].weights == ("4", "4")


@pytest.mark.parametrize(
    ("added", "crossed", "load", "next_one"),
    [
        ("3.2", "no", "0", "3.4"),
        ("3.20", "no", "0", "3.4"),
        ("1", "no", "0", "3.2"),
        ("3.4", "no", "0", ""),
        ("3.2", "yes", "0", ""),
        ("3.2", "", "0", ""),
        ("", "no", "0", ""),
        ("3.2", "no", "5000", ""),
    ],
)
def test_the_next_weight_up(added, crossed, load, next_one):
    block = worksheet(CASE)[0]
    row = block.rows[0]
    said = {"added": added, "crossed": crossed, "load": load}
    cells = usual_cells([block]) | {f"{row.place}.{key}": text for key, text in said.items()}
    assert heavier(block, row, cells) == next_one


@pytest.fixture
def bench(settings) -> Bench:
    settings.TERAJU_TODAY = DAY
    return build_bench()


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.django_db
class TestAtTheDesk:
    def begun(self, bench: Bench):
        return sheets.open_sheet(
            actor=bench.acts("tester"),
            instrument_id=bench.scale().pk,
            control="subsequent",
            standards=bench.along("table_scale"),
        )

    def test_the_row_offers_the_heavier_weight(self, bench, client):
        sheet = self.begun(bench)
        client.force_login(bench.tester)
        row = {
            "row": "weighing-0",
            "weighing.0.added": "3,2",
            "was.weighing.0.added": "3.2",
            "weighing.0.crossed": "no",
        }
        here, by_htmx = reverse("metrology_sheet_cells", args=[sheet.pk]), {"HX-Request": "true"}
        saved = client.post(here, {**row, "was.weighing.0.crossed": ""}, headers=by_htmx)
        assert 'name="heavier" value="3.4">Coba imbuh 3,4 g<' in words(saved)
        assert "HX-Retarget" not in saved.headers
        row |= {"was.weighing.0.crossed": "no", "heavier": "3.4"}
        saved = client.post(here, row, headers=by_htmx)
        assert saved.headers["HX-Retarget"] == "#row-weighing-0"
        assert 'name="weighing.0.added" value="3,4"' in words(saved)
        assert 'name="heavier"' not in words(saved)
        attempt = sheet.attempts.get()
        # What the lighter weight did says nothing of the heavier one.
        assert attempt.cells == {"weighing.0.added": "3.4", "weighing.0.crossed": ""}
        assert attempt.verdict == ""

    def test_without_scripts_it_is_a_button_of_the_row(self, bench, client):
        sheet = self.begun(bench)
        client.force_login(bench.tester)
        name = "weighing.0.crossed"
        sheets.save_readings(
            actor=bench.acts("tester"), sheet_id=sheet.pk, cells={name: "no"}, bases={name: [""]}
        )
        page = words(client.get(sheet.get_absolute_url()))
        assert page.count('name="heavier"') == 1
        assert "autofocus" not in page
        row = {"row": "weighing-0", "weighing.0.added": "3.2", name: "no", "heavier": "3.4"}
        answer = client.post(
            reverse("metrology_sheet_cells", args=[sheet.pk]),
            row | {"was.weighing.0.added": "3.2", f"was.{name}": "no"},
        )
        assert answer.url == f"{sheet.get_absolute_url()}#row-weighing-0"
        assert sheet.attempts.get().cells["weighing.0.added"] == "3.4"
