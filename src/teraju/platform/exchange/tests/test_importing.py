"""One file with every kind of mistake: each is named, and nothing is written."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from python_calamine import CalamineWorkbook

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.exchange.catalogue import all_registers
from teraju.platform.exchange.files import to_csv, to_xlsx
from teraju.platform.exchange.headings import columns_read, importing_of, seen
from teraju.platform.exchange.importing import compare, read_rows
from teraju.platform.exchange.plans import Fault, LeftOut, Plan, Source
from teraju.platform.exchange.readers import Scope
from teraju.platform.exchange.scan import SheetRefused
from teraju.platform.exchange.sheets import read_sheet
from teraju.platform.exchange.workbooks import faults_workbook, long_choices, template
from teraju.platform.organisation.models import Place
from teraju.platform.organisation.tests.factories import PlaceFactory
from teraju.platform.organisation.web.registers import AGENCIES, PLACES

from .workbook import Raw, workbook

pytestmark = pytest.mark.django_db

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SOURCE = Source("uji.xlsx", "0" * 64)
HEADINGS = ["Agency", "Place", "Address"]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def scope() -> Scope:
    government = GovernmentFactory()
    for name in ("Dinas Perdagangan", "Dinas Kesehatan"):
        AgencyFactory(government=government, name=name, short_name=name.removeprefix("Dinas "))
    AgencyFactory(name="Dinas tetangga")
    return Scope(viewer(Role.ADMINISTRATOR, government=government), government)


def planned(scope: Scope, body: bytes, kind: str = XLSX) -> tuple[Plan[Place], list[Fault]]:
    sheet = read_sheet(io.BytesIO(body), kind)
    reading = read_rows(PLACES, sheet, scope)
    plan = compare(PLACES, reading, scope, SOURCE)
    return plan, reading.faults.sorted()


def places(*rows: Any, headings: list[Any] = HEADINGS, merged: list[str] | None = None) -> bytes:
    return workbook([headings, *rows], merged or [])


def told(faults: list[Fault]) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.seen) for one in faults]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (date(2020, 12, 1), "01/12/2020"),
        (datetime(2020, 12, 1), "01/12/2020"),  # noqa: DTZ001  # as a workbook has it
        (datetime(2020, 12, 1, 8, 30), "01/12/2020 08:30"),  # noqa: DTZ001
    ],
)
def test_a_day_is_shown_as_people_write_it(cell, shown):
    assert seen(cell) == shown


def test_every_mistake_is_named_with_its_place(scope):
    body = places(
        ["Dinas Perdagangan", "Pasar 😀", "Jl. A", "?"],
        ["Dinas Tak Ada", "Pasar B", "Jl. B"],
        [Raw('t="str"><f>"Dinas Kesehatan"</f><v>Dinas Kesehatan</v>'), "Puskesmas", "Jl. C"],
        ["Dinas Kesehatan", "Ruang " + "x" * 160, Raw('t="e"><v>#N/A</v>')],
        ["Dinas Kesehatan", "Ruang 1", "Jl. D"],
        [None, "Ruang 2", "Jl. E"],
        [],
        ["Perdagangan", "PASAR  😀", "Jl. F"],
        ["Dinas Kesehatan", "Ruang_x0001_3", None],
        ["Dinas tetangga", True, Raw("><f>1+1</f>")],
        headings=[*HEADINGS, "Luas"],
        merged=["A6:A7"],
    )
    plan, faults = planned(scope, body)
    assert told(faults) == [
        (1, "D", "Luas"),
        (3, "A", "Dinas Tak Ada"),
        (5, "B", "Ruang " + "x" * 73 + "…"),
        (5, "C", "#N/A"),
        (7, "A", ""),
        (9, "B", "PASAR 😀"),
        (10, "B", "Ruang 3"),
        (10, "C", ""),
        (11, "A", "Dinas tetangga"),
        (11, "B", "True"),
        (11, "C", ""),
    ]
    sentences = " ".join(one.sentence for one in faults)
    for part in (
        "not known here",
        "merged with A6",
        "Row 2 holds the same",
        "U+0001",
        "Fill it in",
    ):
        assert part in sentences
    assert plan.is_empty
    assert not Place.objects.exists()


def test_a_formula_counts_by_its_value_and_an_emoji_is_a_text(scope):
    formula = Raw('t="str"><f>"Dinas"</f><v>Dinas Kesehatan</v>')
    plan, faults = planned(scope, places([formula, "Klinik 👩‍🔧", "Jl. A"]))
    assert faults == []
    assert [row.values["name"] for row in plan.new] == ["Klinik 👩‍🔧"]


@pytest.mark.parametrize(
    "headings",
    [
        ["Address", "Place", "Agency"],
        ["alamat", "TEMPAT", " Perangkat  daerah "],
        ["address", "name", "agency"],
    ],
)
def test_headings_are_known_in_any_order_and_language(scope, headings):
    plan, faults = planned(scope, places(["Jl. A", "Pasar", "Perdagangan"], headings=headings))
    assert told(faults) == []
    assert plan.new[0].values["name"] == "Pasar"


def test_headings_may_stand_below_a_title(scope):
    body = workbook(
        [["DAFTAR TEMPAT"], [], ["Tahun 2020", "x"], HEADINGS, ["Perdagangan", "Pasar", "Jl. A"]],
        [],
    )
    plan, faults = planned(scope, body)
    assert not faults
    assert len(plan.new) == 1


def test_without_two_known_headings_the_first_row_is_told_of(scope):
    body = workbook([["Judul", "Place"], ["Perdagangan", "Pasar"]], [])
    assert {row for row, _column, _seen in told(planned(scope, body)[1])} == {1}


@pytest.mark.parametrize(
    ("headings", "wrong"),
    [
        (["Agency", "Place"], [(1, "", "")]),
        (["Agency", "Place", "Address", "Alamat"], [(1, "D", "Alamat")]),
        (["Agency", "Place", "Address", None, "Wrong"], [(1, "D", ""), (1, "E", "Wrong")]),
        (["Agency", "Place", "Address", None, "Standing"], [(1, "D", "")]),
        (["X", "Y", "Z"], [(1, "", "")] * 3 + [(1, "A", "X"), (1, "B", "Y"), (1, "C", "Z")]),
    ],
)
def test_headings_are_refused_by_their_letters(scope, headings, wrong):
    row = ["Dinas Kesehatan", "Ruang", "Jl. A", "x", "y"][: len(headings)]
    assert told(planned(scope, places(row, headings=headings))[1]) == wrong


def test_columns_that_the_list_only_shows_are_named(scope):
    body = places(
        ["Dinas Kesehatan", "Aula", "Jl. A"],
        ["Dinas Kesehatan", "Ruang", "Jl. B", "aktif"],
        headings=[*HEADINGS, "Keadaan"],
    )
    sheet = read_sheet(io.BytesIO(body), XLSX)
    reading = read_rows(PLACES, sheet, scope)
    assert reading.layout.left_out == [LeftOut("D", "Keadaan")]


@pytest.mark.parametrize("rows", [[], [[]], [HEADINGS], [HEADINGS, [" ", None]]])
def test_a_file_without_rows_is_refused(scope, rows):
    with pytest.raises(SheetRefused):
        planned(scope, workbook(rows))


def test_rows_that_stand_are_told_from_new_and_changed_ones(scope):
    agency = scope.government.agencies.get(name="Dinas Kesehatan")
    PlaceFactory(agency=agency, name="Sama", address="Jl. A")
    PlaceFactory(agency=agency, name="Pindah", address="Jl. B")
    body = places(
        ["Dinas Kesehatan", "Baru", "Jl. C"],
        ["Kesehatan", "Sama", "Jl. A"],
        ["dinas kesehatan", "Pindah", "Jl. D"],
        ["Dinas Perdagangan", "Sama", "Jl. A"],
    )
    plan, faults = planned(scope, body)
    assert faults == []
    assert [row.number for row in plan.new] == [2, 5]
    assert [(one.row.number, one.record.address) for one in plan.changed] == [(4, "Jl. B")]
    assert plan.unchanged == 1


def test_a_name_that_differs_in_capitals_alone_is_no_second_row(scope):
    PlaceFactory(agency=scope.government.agencies.get(name="Dinas Kesehatan"), name="Aula Utama")
    _plan, faults = planned(scope, places(["Dinas Kesehatan", "AULA utama", "Jl. A"]))
    assert told(faults) == [(2, "B", "AULA utama")]
    assert "“Aula Utama” stands here already" in faults[0].sentence


def test_places_are_brought_into_agencies_that_the_actor_keeps(scope):
    agency = scope.government.agencies.get(name="Dinas Kesehatan")
    narrow = Scope(viewer(Role.AGENCY_HEAD, agency=agency), scope.government)
    body = places(["Dinas Kesehatan", "A", "x"], ["Dinas Perdagangan", "B", "x"])
    assert told(planned(narrow, body)[1]) == [(3, "A", "Dinas Perdagangan")]


def test_the_number_of_queries_does_not_grow_with_the_rows(scope):
    def queries(count: int) -> int:
        body = places(*(["Dinas Kesehatan", f"Ruang {n}", "Jl. A"] for n in range(count)))
        with CaptureQueriesContext(connection) as captured:
            assert len(planned(scope, body)[0].new) == count
        return len(captured)

    assert queries(1) == queries(300) <= 4


def importable() -> list[Any]:
    return [register for register in all_registers() if register.importing is not None]


@pytest.mark.parametrize("register", importable(), ids=lambda one: one.key)
def test_what_is_taken_away_comes_back_unchanged(scope, register):
    """For every register of the house: the values of its columns read back as they are held."""
    for agency in scope.government.agencies.all():
        PlaceFactory(agency=agency, name="'=1+1", address='-5; "é" 😀')
        AgencyFactory(parent=agency, name=f"@{agency.pk}", code="1-2", head_title="=Kepala")
    columns = columns_read(register)
    records = list(importing_of(register).standing(scope))
    for kind, write in ((XLSX, lambda *a: to_xlsx(*a, "Uji")), ("text/csv", to_csv)):
        sheet = read_sheet(io.BytesIO(write(columns, records)), kind)
        if not records:
            continue
        reading = read_rows(register, sheet, scope)
        plan = compare(register, reading, scope, SOURCE)
        assert reading.faults.named == []
        assert (plan.is_empty, plan.unchanged) == (True, len(records))


@pytest.mark.parametrize("register", importable(), ids=lambda one: one.key)
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_register_has_a_template_that_it_understands(scope, register, language):
    with translation.override(language):
        body = template(register)
    book = CalamineWorkbook.from_filelike(io.BytesIO(body))
    with translation.override(language):
        long = long_choices(register)
    assert len(book.sheet_names) == (3 if long else 2)
    if long:
        listed = book.get_sheet_by_index(2).to_python()
        assert listed[0] == list(long)
        for number, words in enumerate(long.values()):
            assert [row[number] for row in listed[1:] if row[number]] == words
    manual = book.get_sheet_by_index(1).to_python()
    assert [row[0] for row in manual[1 : len(columns_read(register)) + 1]] == (
        book.get_sheet_by_index(0).to_python()[0]
    )
    assert all(row[2] for row in manual)
    with pytest.raises(SheetRefused, match="No row"):
        read_rows(register, read_sheet(io.BytesIO(body), XLSX), scope)


@pytest.mark.parametrize("register", importable(), ids=lambda one: one.key)
def test_no_heading_means_two_columns(register):
    from teraju.platform.exchange.cells import in_each_language

    words = [
        word for one in columns_read(register) for word in in_each_language(one.label, one.key)
    ]
    assert len(words) == len(set(words))


def test_the_template_keeps_texts_as_texts_and_offers_choices():
    import zipfile

    with zipfile.ZipFile(io.BytesIO(template(AGENCIES))) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert "style=" in sheet.partition("<sheetData>")[0]
    assert sheet.count("<dataValidation ") <= 1


def test_the_list_of_faults_can_be_taken_away():
    faults = [Fault(7, "C", "Alamat", "=1+1", "Isi sel ini.")]
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(faults_workbook(faults)))
    assert sheet.get_sheet_by_index(0).to_python()[1] == [
        7.0,
        "C",
        "Alamat",
        "=1+1",
        "Isi sel ini.",
    ]


def test_a_hundred_thousand_rows_with_a_few_mistakes_are_refused_as_a_whole(scope):
    """A wrong column, two bad rows, a formula, a merged cell, an emoji: all of it told at once."""
    rows: list[list[Any]] = [["Dinas Kesehatan", f"Ruang {n}", "Jl. A"] for n in range(100_000)]
    rows[10][1] = "Ruang 😀"
    rows[20][0] = Raw('t="str"><f>"Dinas "&amp;"Kesehatan"</f><v>Dinas Kesehatan</v>')
    rows[49_998][2] = None
    rows[60_000] = ["Dinas Tak Ada", "Ruang", ""]
    rows[99_999][1] = "Ruang 7"
    body = places(*rows, headings=[*HEADINGS, "Luas"], merged=["C49999:C50000"])
    plan, faults = planned(scope, body)
    assert told(faults) == [
        (1, "D", "Luas"),
        (50_000, "C", ""),
        (60_002, "A", "Dinas Tak Ada"),
        (60_002, "C", ""),
        (100_001, "B", "Ruang 7"),
    ]
    assert "merged with C49999" in faults[1].sentence
    assert plan.is_empty
    assert not Place.objects.exists()
