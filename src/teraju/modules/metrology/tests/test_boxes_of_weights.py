"""A box of weights of several sizes: it says what its pieces weigh together, and counts that."""

from __future__ import annotations

import csv
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from teraju.modules.metrology.models import Standard, Verification
from teraju.modules.metrology.selectors.field import of_session
from teraju.modules.metrology.selectors.field_package import package_of
from teraju.modules.metrology.selectors.standards import boxes_of, unweighed_of, weights_of
from teraju.modules.metrology.services.sheet_checks import case_of
from teraju.modules.metrology.sheet_refusals import NotDecided
from teraju.platform.audit.api import timeline

from .field_world import a_day
from .sheet_world import GOOD, build_bench
from .test_unit_pages import get, refused_at, send, walk
from .unit_world import DAY, World, out, standard

pytestmark = pytest.mark.django_db
BOX: dict[str, Any] = {
    "code": "AT-KOTAK",
    "name": "Set anak timbangan 1 mg–500 g",
    "nominal": None,
    "together": Decimal("1111.11"),
    "unit": "g",
    "count": 24,
}
TYPED: dict[str, Any] = {
    "name": "Set anak timbangan 1 mg–500 g",
    "code": "AT-KOTAK",
    "kind": "weight",
    "count": 24,
    "custody": "own",
}


@pytest.fixture(autouse=True)
def day(settings: Any) -> None:
    settings.TERAJU_TODAY = DAY


def old_box(world: World, code: str = "AT-LAMA") -> Standard:
    """One of the time before the register asked for the mass."""
    one = standard(world, **{**BOX, "code": code})
    Standard.objects.filter(pk=one.pk).update(together=None)
    one.refresh_from_db()
    return one


def test_a_box_is_a_sum_and_no_unknown_pieces(unit: World) -> None:
    rows = [standard(unit, **BOX), old_box(unit)]
    assert weights_of(rows) == []
    assert boxes_of(rows) == Decimal("1111110")
    assert unweighed_of(rows) == 24


def test_the_form_asks_for_the_mass_of_a_box(unit: World) -> None:
    tester = unit.tester
    nothing = send(tester, "metrology_standard_add", data=TYPED, status=422)
    assert refused_at(nothing, "together")
    no_unit = {**TYPED, "together": "1111,11"}
    assert refused_at(send(tester, "metrology_standard_add", data=no_unit, status=422), "unit")
    both = {**no_unit, "unit": "g", "nominal": "500"}
    assert refused_at(send(tester, "metrology_standard_add", data=both, status=422), "together")
    measure = {**no_unit, "unit": "L", "kind": "measure"}
    assert refused_at(send(tester, "metrology_standard_add", data=measure, status=422), "together")
    none = {**TYPED, "together": "0", "unit": "g"}
    assert refused_at(send(tester, "metrology_standard_add", data=none, status=422), "together")
    massless = {**TYPED, "nominal": "0", "unit": "g"}
    assert refused_at(send(tester, "metrology_standard_add", data=massless, status=422), "nominal")
    send(tester, "metrology_standard_add", data={**no_unit, "unit": "g"})
    one = Standard.objects.get()
    assert one.together == Decimal("1111.11")
    assert "1\u202f111.11 g" in get(unit.staff, "metrology_standard", one.pk)


def test_what_is_one_piece_or_no_weight_needs_no_mass(unit: World) -> None:
    send(unit.tester, "metrology_standard_add", data={**TYPED, "count": 1})
    send(unit.tester, "metrology_standard_add", data={**TYPED, "code": "BU", "kind": "measure"})
    assert Standard.objects.count() == 2


def test_an_old_box_is_changed_without_its_mass_and_a_known_mass_is_kept(unit: World) -> None:
    old = old_box(unit)
    walk(unit.tester, old, "metrology_standard_change", **TYPED, make="Contoh")
    walk(unit.tester, old, "metrology_standard_change", **TYPED, together="1111,11", unit="g")
    refused = walk(unit.tester, old, "metrology_standard_change", status=422, **TYPED)
    assert refused_at(refused, "together")
    old.refresh_from_db()
    assert old.together == Decimal("1111.11")
    assert "1111.11" in str([one.changes for one in timeline(old)])


def test_the_file_of_the_register_has_it(unit: World) -> None:
    standard(unit, **BOX)
    text = get(unit.staff, "metrology_standards", format="csv")
    [row] = csv.DictReader(text.lstrip("\ufeff").splitlines())
    assert (row["Nominal value"], row["Mass of all pieces"]) == ("", "1\u202f111.11 g")


@pytest.mark.parametrize(
    "wrong", [{"unit": ""}, {"nominal": Decimal(1)}, {"kind": "measure", "unit": "L"}]
)
def test_the_database_keeps_it_to_boxes(unit: World, wrong: dict[str, Any]) -> None:
    one = standard(unit, **BOX)
    with pytest.raises(IntegrityError), transaction.atomic():
        Standard.objects.filter(pk=one.pk).update(**wrong)


def test_a_box_of_small_weights_does_not_make_up_a_load() -> None:
    """Each of its 24 pieces would count as 1 kg, where all of them are 1111.11 g."""
    bench = build_bench()
    few = standard(bench, nominal=Decimal(1), count=8, code="AT-FEW")
    box = standard(bench, **BOX)
    with pytest.raises(NotDecided):
        bench.record(bench.scale(), standards=[few.pk, box.pk], attempts=[{"readings": GOOD}])
    assert not Verification.objects.exists()
    more = standard(bench, nominal=Decimal(1), count=9, code="AT-MORE")
    sheet = bench.record(bench.scale(), standards=[more.pk, box.pk])
    assert sheet.verdict == "pass"
    assert sheet.attempts.get().answer["warnings"] == []
    assert case_of(sheet, [more, box]).boxes == Decimal("1111110")


def test_the_sheet_says_that_it_rests_on_an_old_box() -> None:
    bench = build_bench()
    few = standard(bench, nominal=Decimal(1), count=8, code="AT-SOME")
    sheet = bench.record(bench.scale(), standards=[few.pk, old_box(bench).pk])
    assert sheet.verdict == "pass"
    page = get(bench.tester, "metrology_sheet", sheet.pk)
    assert "write in the register what the box weighs together" in page


@pytest.mark.parametrize(("count", "told"), [(8, "9111.11 g"), (9, "")])
def test_the_package_of_the_field_counts_it(count: int, told: str) -> None:
    """What the telephone says before the test, of a scale of 10 kg."""
    found = a_day()
    bench = found.bench
    few = standard(bench, nominal=Decimal(1), count=count, code="AT-FEW")
    out(bench, holder=bench.second, standards=[few, standard(bench, **BOX)], job="SPT 13")
    package = package_of(found.acts("second"), of_session(found.session))
    sheet = package["sheets"][package["instruments"][0][3]]
    assert bool(told) is ("why" in sheet)
    assert told in sheet.get("why", {"en": ""})["en"]
