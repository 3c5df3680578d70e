"""What the office gives lies within bounds; and standards, before a mark, in loans, in hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.catalogue import catalogue
from teraju.modules.metrology.domain.sheets import Case, judge
from teraju.modules.metrology.domain.worksheet_cells import BeyondBounds, read_cell
from teraju.modules.metrology.domain.worksheets import given_columns
from teraju.modules.metrology.services import orders, sheets, standards
from teraju.modules.metrology.services.given_limits import given_limit
from teraju.modules.metrology.services.sheet_records import judged
from teraju.modules.metrology.sheet_refusals import ReadingRefused
from teraju.modules.metrology.unit_refusals import StandardUnfit

from .order_pages import get, send
from .order_world import a_counter, an_order, lines_of
from .sheet_world import build_bench
from .test_field_plan import PLATES
from .test_sheet_pages import begun, url, words
from .test_sheet_steps import written
from .unit_world import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench(settings):
    settings.TERAJU_TODAY = DAY
    return build_bench()


@pytest.mark.parametrize("typed", ["0", "-1"])
def test_a_limit_is_above_nothing(bench, typed):
    sheet = begun(bench, "level_gauge")
    with pytest.raises(ReadingRefused, match=r"Write a number above 0\.") as refused:
        written(bench, sheet, {"given.limit": typed})
    assert refused.value.field == "given.limit"


@pytest.mark.parametrize(
    ("kind", "given", "is_taken"),
    [
        # What tera ulang allows is the same for every sheet, whoever sends it.
        ("electronic_scale", {"factor": "2"}, False),
        ("table_scale", {"factor": "1"}, False),
        ("fuel_dispenser", {"limit_percent": "5"}, False),
        ("taximeter", {"distance_limit_percent": "9"}, False),
        ("tank_truck", {"limit": "5"}, True),
        ("tank_truck", {"limit": "5", "factor": "2"}, False),
    ],
)
def test_no_sheet_takes_a_limit_that_it_does_not_ask_for(kind, given, is_taken):
    found = catalogue()
    case = Case(found.kind(kind), PLATES.get(kind, {}), "subsequent", DAY)
    row = {"flow": "maximum", "indicated": "20", "delivered": "20"}
    read = {"delivery": [row]} if kind == "fuel_dispenser" else {}
    if is_taken:
        assert judged(case, read | {"given": given}, None)["verdict"] == "undecided"
        return
    with pytest.raises(ReadingRefused):
        judged(case, read | {"given": given}, None)


@pytest.mark.parametrize(("typed", "is_taken"), [("1000", False), ("0", False), ("10", True)])
def test_a_limit_in_per_cent_lies_within_bounds(typed, is_taken):
    case = Case(catalogue().kind("dry_measure"), {"nominal": "1"}, "subsequent", DAY)
    [column] = given_columns(case)
    if is_taken:
        assert read_cell(column, typed) == typed
        return
    with pytest.raises(BeyondBounds):
        read_cell(column, typed)


@pytest.mark.parametrize(
    ("kind", "asked", "unit"),
    [
        # Their classes are per cent of what is measured, at every load.
        ("charger", "limit_percent", "%"),
        ("belt_weigher", "limit_percent", "%"),
        ("rail_weighbridge", "limit_percent", "%"),
        ("fixed_tank", "limit_percent", "%"),
        ("level_gauge", "limit", "mm"),
        ("speed_meter", "limit", "km/h"),
    ],
)
def test_a_limit_is_asked_for_as_the_kind_has_it(kind, asked, unit):
    [column] = given_columns(Case(catalogue().kind(kind), {}, "subsequent", DAY))
    assert (column.key, column.unit) == (asked, unit)


def test_a_limit_in_per_cent_is_one_of_each_reading():
    case = Case(catalogue().kind("charger"), {}, "subsequent", DAY)
    rows = [{"indicated": shown, "reference": "10"} for shown in ("10.1", "9.9", "10.11")]
    answer = judge(case, {"given": {"limit_percent": "1"}, "reference": rows})
    assert [one["verdict"] for one in answer["tests"]["reference"]["points"]] == [
        "pass",
        "pass",
        "fail",
    ]


def test_the_paper_says_whose_limit_it_was(bench):
    sheet = begun(bench, "level_gauge")
    assert given_limit(sheet) == ""
    written(bench, sheet, {"given.limit": "2.5"})
    assert str(given_limit(sheet)) == "± 2,5 mm, given by the office"


def test_the_sheet_asks_for_standards_before_the_mark(bench, client):
    client.force_login(bench.tester)
    client.cookies["language"] = "en"
    sheet = begun(bench, "common_weight", count=4)
    sheet.standards.clear()
    page = words(client.get(sheet.get_absolute_url()))
    assert "without them nothing is marked" in page
    assert url("sheet_standards", sheet.pk) in page
    assert url("sheet_decide", sheet.pk) not in page


def test_what_an_open_sheet_names_is_not_lent(bench):
    sheet = begun(bench)
    bench.weights.issued.update(is_out=False)
    said = {"borrower": "UPT lain", "agreement": "KSO 1", "lent_on": DAY}
    lending = {"actor": bench.acts("tester"), "standard_id": bench.weights.pk, **said}
    with pytest.raises(StandardUnfit, match=sheet.instrument.tag):
        standards.lend(**lending, until=DAY + timedelta(days=5))
    sheets.give_up(actor=bench.acts("tester"), sheet_id=sheet.pk, reason="Pulang")
    standards.lend(**lending, until=DAY + timedelta(days=5))


def test_who_puts_back_what_another_tests_says_why(settings):
    settings.TERAJU_TODAY = DAY
    counter = a_counter()
    line = lines_of(an_order(counter))[0]
    orders.take_line(actor=counter.acts("tester", 1), line_id=line.pk)
    with pytest.raises(DomainError, match="another official") as refused:
        orders.put_back_line(actor=counter.acts("second", 2), line_id=line.pk)
    assert refused.value.field == "reason"
    assert "<textarea" in get(counter, "second", "line_put_back", line.pk)
    assert "<textarea" not in get(counter, "tester", "line_put_back", line.pk)
    line.refresh_from_db()
    said = {"version": line.version, "reason": "Penera sakit"}
    send(counter, "second", "line_put_back", line.pk, **said)
    line.refresh_from_db()
    assert line.state == "waiting"
