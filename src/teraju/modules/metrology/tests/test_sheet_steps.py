"""A test step by step at the counter."""

from __future__ import annotations

import pytest
from django.urls import reverse

from teraju.modules.metrology.models import Instrument, Sheet
from teraju.modules.metrology.services import registers, sheets
from teraju.modules.metrology.sheet_refusals import (
    NotDecided,
    NotTestable,
    OtherTester,
    ReadingRefused,
    SheetClosed,
    StandardRefused,
)

from .register_pages import summary
from .sheet_world import BATAL, SAH, Bench, build_bench, struck

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return build_bench()


def begun(bench: Bench, kind: str = "table_scale", **values) -> Sheet:
    return sheets.open_sheet(
        actor=bench.acts("tester"),
        instrument_id=bench.scale(kind).pk,
        control="subsequent",
        **{"standards": bench.along(kind), **values},
    )


def written(bench: Bench, sheet: Sheet, cells: dict[str, str], bases=None):
    return sheets.save_readings(
        actor=bench.acts("tester"),
        sheet_id=sheet.pk,
        cells=cells,
        bases=bases or {name: [""] for name in cells},
    )


def crossed(value: str) -> dict[str, str]:
    return {f"weighing.{number}.crossed": value for number in range(4)}


def test_from_the_first_reading_to_the_mark(bench):
    sheet = begun(bench)
    found = written(bench, sheet, {"weighing.0.crossed": "yes"})
    assert found.attempt.readings["weighing"] == [{"load": "0", "added": "3.2", "crossed": True}]
    # Nothing passes at some points of the plan alone.
    assert found.attempt.verdict == "undecided"
    with pytest.raises(NotDecided):
        sheets.decide(actor=bench.acts("tester"), sheet_id=sheet.pk, marks=SAH)
    assert written(bench, sheet, crossed("yes")).attempt.verdict == "pass"
    done = sheets.decide(actor=bench.acts("tester"), sheet_id=sheet.pk, marks=SAH)
    sheet.refresh_from_db()
    assert (done.result, sheet.state, sheet.verdict) == ("sah", "decided", "pass")
    with pytest.raises(SheetClosed):
        written(bench, sheet, crossed("no"))


def test_as_found_and_as_left(bench):
    sheet, actor = begun(bench), bench.acts("tester")
    again = {"actor": actor, "sheet_id": sheet.pk}
    with pytest.raises(NotDecided):
        sheets.try_again(**again, remedy="adjusted")
    written(bench, sheet, {"weighing.3.crossed": "no"})
    with pytest.raises(NotDecided):
        sheets.try_again(**again, remedy="none")
    attempt = sheets.try_again(**again, remedy="adjusted", remedy_note="Pisau dibersihkan")
    assert (attempt.ordinal, attempt.readings, attempt.cells) == (2, {}, {})
    with pytest.raises(NotDecided):
        sheets.decide(actor=actor, sheet_id=sheet.pk, marks=SAH)
    written(bench, sheet, crossed("yes"))
    done = sheets.decide(actor=actor, sheet_id=sheet.pk, marks=SAH)
    assert (done.result, done.adjusted) == ("sah", 1)


def test_either_the_official_or_a_repairer_did_it(bench, client):
    repairer = registers.add_repairer(
        actor=bench.acts("counter"), agency=bench.agency, name="CV Servis", permit_number="510/1"
    )
    sheet = begun(bench)
    written(bench, sheet, {"weighing.3.crossed": "no"})
    sheet.refresh_from_db()
    client.force_login(bench.tester)
    client.cookies["language"] = "en"
    page = reverse("metrology_sheet_again", args=[sheet.pk])
    said = {"version": sheet.version, "remedy": "adjusted", "repairer": repairer.pk}
    refused = client.post(page, said)
    assert refused.status_code == 422
    assert "Repairer: Who did it, the official or this repairer?" in summary(refused)
    assert sheet.attempts.count() == 1
    assert client.post(page, said | {"repairer": ""}).status_code == 302
    written(bench, sheet, {"weighing.3.crossed": "no"})
    sheet.refresh_from_db()
    said |= {"version": sheet.version, "remedy": "repaired"}
    assert client.post(page, said).status_code == 302
    tried = sheet.attempts.order_by("ordinal").values_list("remedy", "repairer")
    assert list(tried) == [("none", None), ("adjusted", None), ("repaired", repairer.pk)]


def test_batal_is_what_the_engine_says(bench):
    sheet = begun(bench)
    written(bench, sheet, {"weighing.3.crossed": "no"})
    done = sheets.decide(actor=bench.acts("tester"), sheet_id=sheet.pk, marks=BATAL)
    assert done.result == "batal"


def test_two_devices_do_not_overwrite_each_other(bench):
    sheet, name = begun(bench), "weighing.0.added"
    written(bench, sheet, {name: "3"}, {name: ["3.2"]})
    found = written(bench, sheet, {name: "2,5"}, {name: ["3.2"]})
    assert found.colliding == {name: "3"}
    assert found.attempt.cells[name] == "3"
    assert written(bench, sheet, {name: "3"}, {name: ["9"]}).colliding == {}
    assert written(bench, sheet, {"nonsense.0.x": "1"}).attempt.cells == found.attempt.cells


def test_what_cannot_be_read_stands_at_its_cell(bench):
    sheet = begun(bench)
    for cells in ({"weighing.0.added": "abc"}, {"weighing.0.crossed": "maybe"}):
        with pytest.raises(ReadingRefused) as refusal:
            written(bench, sheet, cells)
        assert refusal.value.field == next(iter(cells))
    scale = begun(bench, "electronic_scale")
    with pytest.raises(ReadingRefused) as refusal:
        written(
            bench,
            scale,
            {"weighing.0.load": "99999", "weighing.0.indication": "1"},
            {"weighing.0.load": ["100"], "weighing.0.indication": [""]},
        )
    assert refusal.value.field.startswith("weighing.0")


def test_the_office_gives_what_no_rule_tells(bench):
    sheet = begun(bench, "level_gauge")
    read = (("indicated", "1002"), ("reference", "1000"))
    row = {f"reference.{at}.{key}": text for at in range(3) for key, text in read}
    written(bench, sheet, {"given.limit": "3"})
    assert written(bench, sheet, row).attempt.verdict == "pass"
    changed = written(bench, sheet, {"given.limit": "1"}, {"given.limit": ["3"]})
    assert changed.attempt.verdict == "fail"


def test_one_tester_at_a_time(bench):
    sheet = begun(bench)
    mine = sheets.open_sheet(
        actor=bench.acts("tester"), instrument_id=sheet.instrument_id, control="subsequent"
    )
    assert mine == sheet
    with pytest.raises(OtherTester, match="is testing this instrument"):
        sheets.open_sheet(
            actor=bench.acts("second"), instrument_id=sheet.instrument_id, control="subsequent"
        )
    with pytest.raises(OtherTester):
        sheets.give_up(actor=bench.acts("second"), sheet_id=sheet.pk, reason="Salah")


def test_given_up_it_may_be_begun_anew(bench):
    sheet = begun(bench)
    sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Dibawa pulang")
    sheet.refresh_from_db()
    assert (sheet.state, sheet.note) == ("given_up", "Dibawa pulang")
    new = sheets.open_sheet(
        actor=bench.acts("second"), instrument_id=sheet.instrument_id, control="subsequent"
    )
    assert new != sheet


def test_without_standards_nothing_is_decided(bench):
    sheet = begun(bench, standards=[])
    written(bench, sheet, crossed("yes"))
    with pytest.raises(StandardRefused):
        sheets.decide(actor=bench.acts("tester"), sheet_id=sheet.pk, marks=SAH)
    sheets.choose_standards(
        actor=bench.acts("tester"), sheet_id=sheet.pk, standards=[bench.weights.pk]
    )
    done = sheets.decide(actor=bench.acts("tester"), sheet_id=sheet.pk, marks=SAH)
    assert [one.pk for one in done.sheet.standards.all()] == [bench.weights.pk]


def test_a_set_is_counted(bench):
    sheet = begun(bench, "common_weight")
    Instrument.objects.filter(pk=sheet.instrument_id).update(count=12)
    done = sheets.decide(
        actor=bench.acts("tester"),
        sheet_id=sheet.pk,
        marks=struck(10, 2),
        pieces=(10, 3, 2),
    )
    assert (done.result, done.passed, done.adjusted, done.failed) == ("sah", 10, 3, 2)


def test_the_plate_is_not_completed_once_the_engine_has_judged_by_it(bench):
    sheet = begun(bench)
    written(bench, sheet, crossed("no"))
    with pytest.raises(NotTestable, match="judged by the plate as it was"):
        sheets.complete_plate(actor=bench.acts("tester"), sheet_id=sheet.pk, plate={"max": "25"})
    sheet.instrument.refresh_from_db()
    assert sheet.instrument.plate == {"max": "10"}
