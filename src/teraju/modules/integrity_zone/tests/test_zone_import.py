"""Answers by a file: each line known by unit, year and code; the same again changes nothing."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.modules.integrity_zone.models import Sheet
from teraju.modules.integrity_zone.web.answer_register import ANSWERS
from teraju.platform.audit.api import timeline
from teraju.platform.exchange import services as exchange
from teraju.platform.exchange.models import ImportRun, ImportState
from teraju.platform.exchange.tests.workbook import workbook

from .zone_world import Unit, a_sheet, handed_in, line

HEADINGS = ["Unit", "Year", "Code", "Answer of the unit", "Explanation"]


def send(unit: Unit, sheet: Sheet, *rows: tuple[str, Any, str], who: str = "head") -> ImportRun:
    found = [[unit.agency.name, sheet.year, *row] for row in rows]
    actor = unit.at(who)
    upload = SimpleUploadedFile("jawaban.xlsx", workbook([HEADINGS, *found]))
    run = exchange.receive(actor=actor, register=ANSWERS, government=unit.government, upload=upload)
    run = exchange.check(actor=actor, run=run)
    return exchange.write(actor=actor, run_id=run.pk) if run.state == ImportState.READY else run


def test_answers_come_in_and_the_same_again_changes_nothing(unit: Unit) -> None:
    sheet = a_sheet(unit)
    rows = (
        ("P.1.1.1", "Ya", "SK 12"),
        ("P.1.3.1", "B, sebagian besar", ""),
        ("R.1.1.1", "3 dari 4", ""),
        ("H.1.1", 3.62, ""),
    )
    run = send(unit, sheet, *rows)
    assert (run.new, run.changed) == (0, 4), run.faults
    assert [line(sheet, code).unit_answer for code, *_rest in rows] == ["yes", "B", "3/4", "3.62"]
    sheet.refresh_from_db()
    assert sheet.answered == 4
    assert len(timeline(sheet)) == 2
    assert send(unit, sheet, *rows).changed == 0


def test_each_wrong_place_is_named_and_nothing_is_written(unit: Unit) -> None:
    sheet = a_sheet(unit)
    run = send(unit, sheet, ("P.1.1.1", "Ya", ""), ("P.1.1.2", "Z", ""), ("P.9.1.1", "A", ""))
    assert run.state == ImportState.REFUSED
    sentences = [fault[-1] for fault in run.faults]
    assert sentences == [
        "Answer with A, B or C.",
        "No worksheet that is being filled in has this line.",
    ]
    assert line(sheet, "P.1.1.1").unit_answer == ""


def test_a_sheet_with_the_assessor_takes_no_file(unit: Unit) -> None:
    sheet = handed_in(unit)
    assert send(unit, sheet, ("P.1.1.1", "Tidak", "")).state == ImportState.REFUSED
