"""What a telephone brings always has a way on: noted wrong, counted by parts, taken by others."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest

from teraju.modules.metrology.models import Attempt, ScopeLine
from teraju.modules.metrology.services import orders, sheets
from teraju.modules.metrology.services.sheet_readings import record_readings

from .sheet_world import DAY, build_bench
from .test_sheet_orders import a_line
from .unit_world import standard

pytestmark = pytest.mark.django_db
PLATE = {"max": "15", "e": "5", "accuracy_class": "III"}
SAME = {"indicated": "1000", "reference": "1000"}


@pytest.fixture
def bench():
    return build_bench()


def begun(bench, instrument, line=None):
    return sheets.Beginning(
        instrument_id=instrument.pk,
        control="subsequent",
        tested_on=DAY,
        started_at=bench.moment(DAY),
        standards=[bench.weights.pk],
        line_id=line.pk if line else None,
        place_id=instrument.place_id,
        away=True,
        note="",
    )


def test_small_weights_noted_before_the_plate_was_known_are_put_right_in_their_cell(bench):
    scale = bench.scale("electronic_scale", plate={"max": "15"})
    cells = {"weighing.0.load": "5000", "weighing.0.indication": "5000", "weighing.0.added": "10"}
    actor = bench.acts("tester")
    sheet = record_readings(actor=actor, key=uuid4(), beginning=begun(bench, scale), cells=cells)
    sheets.complete_plate(actor=actor, sheet_id=sheet.pk, plate=PLATE)
    added = "weighing.0.added"
    told = {"cells": {added: "3"}, "bases": {added: ["10"]}}
    sheets.save_readings(actor=actor, sheet_id=sheet.pk, **told)
    assert Attempt.objects.get(sheet=sheet).cells[added] == "3"


def test_a_tank_counted_by_its_compartments_bears_one_mark(bench):
    measure = standard(bench, code="BU-1", kind="measure", nominal=Decimal(1000), unit="L")
    listed = ScopeLine.objects.order_by("pk")[0]
    listed.pk, listed.kind = None, "tank_truck"
    listed.save()
    tank = bench.scale(count=3)
    tank.kind, tank.plate = "tank_truck", {}
    tank.save()
    sheet = bench.record(
        tank,
        attempts=[{"readings": {"reference": [SAME] * 3, "given": {"limit": "5"}}}],
        standards=[measure.pk],
        marks=[{"kind": "sah", "size": "4", "count": 3, "spot": ""}],
        pieces=(3, 0, 0),
    )
    [mark] = sheet.verification.marks.all()
    assert (mark.kind, mark.count) == ("sah", 1)
    assert sheet.verification.passed == 3


def test_a_test_without_a_mark_arrives_though_another_has_the_instrument(bench):
    line = a_line(bench)
    orders.take_line(actor=bench.acts("second"), line_id=line.pk)
    sheet = bench.record(
        line.instrument, line_id=line.pk, marks=[], attempts=[], unmarkable="", note="Tutup"
    )
    assert sheet.state == "given_up"
    line.refresh_from_db()
    assert (line.state, line.tester) == ("in_test", bench.second)
