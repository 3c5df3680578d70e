from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, connections
from django.db.utils import load_backend
from django.utils import timezone, translation
from python_calamine import CalamineWorkbook

from teraju.platform.exchange import files
from teraju.platform.exchange.files import (
    CHUNK,
    headings,
    plain,
    sheet_name,
    table,
    to_csv,
    to_xlsx,
)
from teraju.platform.exchange.registers import Column
from teraju.platform.organisation.models import AgencyKind, Region
from teraju.platform.web.kinds import Link, Status

FORMULAS = ["=1+1", "+1", "@x", "-1", "\tx", '=HYPERLINK("http://a")', "＝1+1"]


@dataclass
class Line:
    """A row of a made-up register."""

    value: Any


def columns(*labels: str) -> list[Column]:
    return [
        Column(key=str(number), label=label, value=lambda row: row.value)
        for number, label in enumerate(labels or ("Nilai",))
    ]


def from_xlsx(*values: Any, labels: tuple[str, ...] = ()) -> list[list[Any]]:
    body = to_xlsx(columns(*labels), [Line(value) for value in values], "Uji")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_index(0)
    return sheet.to_python(skip_empty_area=False)


def from_csv(*values: Any, labels: tuple[str, ...] = ()) -> list[list[str]]:
    body = to_csv(columns(*labels), [Line(value) for value in values])
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


class TestBoth:
    @pytest.mark.parametrize("text", FORMULAS)
    def test_keep_a_formula_a_text(self, text):
        assert from_xlsx(text)[1] == [text]
        assert from_csv(text)[1] == [f"'{text}"]

    def test_keep_a_heading_a_text(self):
        assert from_xlsx(1, labels=("=1+1",))[0] == ["=1+1"]
        assert from_csv(1, labels=("=1+1",))[0] == ["'=1+1"]

    def test_of_an_empty_register_hold_the_headings(self):
        assert from_xlsx(labels=("Satu", "Dua"))[0] == ["Satu", "Dua"]
        assert from_csv(labels=("Satu", "Dua")) == [["Satu", "Dua"]]

    def test_tell_equal_headings_apart_and_lose_none(self):
        labels = ("Hari", "Hari", "Hari (2)", "Hari")
        assert headings(columns(*labels)) == ["Hari", "Hari (2)", "Hari (2) (2)", "Hari (3)"]
        assert from_xlsx(7, labels=labels)[1] == [7, 7, 7, 7]
        assert from_csv(7, labels=labels)[1] == ["7"] * 4

    @pytest.mark.parametrize(
        "text", ["a\nb", 'a"b', "a;b,c", "<script>alert(1)</script>", "é – ꦗ 😀", "  a  ", "\x01"]
    )
    def test_keep_texts_as_they_are(self, text):
        assert from_xlsx(text)[1] == [text]
        assert from_csv(text)[1] == [text]


class TestNumbers:
    @pytest.mark.parametrize("number", ["0.1", "-1500000.50", "123456789012.345", "1E+3"])
    def test_are_exact(self, number):
        value = Decimal(number)
        assert Decimal(str(from_xlsx(value)[1][0])) == value
        assert Decimal(from_csv(value)[1][0]) == value

    @pytest.mark.parametrize(
        "number", [Decimal("1234567890123456.78"), 198001012010011001, -(10**30)]
    )
    def test_that_excel_would_round_stay_whole_as_texts(self, number):
        assert from_xlsx(number)[1] == [str(number)]
        assert from_csv(number)[1] == [str(number)]

    def test_may_stand_below_an_empty_cell_or_a_text(self):
        values = [row[0] for row in from_xlsx(None, 5, "lima", None, Decimal("5.5"), "=1")]
        assert values[1:] == ["", 5, "lima", "", 5.5, "=1"]


class TestDates:
    def test_are_dates(self):
        assert from_xlsx(date(2018, 3, 16))[1] == [date(2018, 3, 16)]
        assert from_csv(date(2018, 3, 16))[1] == ["2018-03-16"]

    def test_may_stand_below_empty_cells_however_many(self):
        assert from_xlsx(*[None] * (CHUNK + 1), date(2018, 3, 16))[-1] == [date(2018, 3, 16)]

    def test_before_excel_counts_are_texts(self):
        assert from_xlsx(date(1895, 1, 1))[1] == ["1895-01-01"]

    def test_moments_are_those_of_the_readers_place(self):
        moment = datetime(2018, 3, 15, 20, 30, tzinfo=UTC)
        with timezone.override(ZoneInfo("Asia/Makassar")):
            assert from_xlsx(None, moment)[2] == [datetime.fromisoformat("2018-03-16T04:30")]
            assert from_csv(moment)[1] == ["2018-03-16T04:30:00+08:00"]


class TestPlain:
    @pytest.mark.parametrize(
        ("value", "said"),
        [
            (None, None),
            (True, "ya"),
            (False, "tidak"),
            (0, 0),
            (Status("good", "berlaku", "Artinya"), "berlaku"),
            (Link("Perjanjian", "/x/"), "Perjanjian"),
            (Region(code="36.04", name="Serang"), "36.04 Serang"),
            (AgencyKind.INSPECTORATE, str(AgencyKind.INSPECTORATE.label)),
            (["a", None, date(2018, 3, 16)], "a; ; 2018-03-16"),
            ([], ""),
        ],
    )
    def test_is_what_the_page_says(self, value, said):
        with translation.override("id"):
            assert plain(value) == said

    def test_cuts_what_excel_cannot_hold(self):
        [_, [text]] = from_xlsx("x" * 40_000)
        assert len(text) == 32_767
        assert text.endswith("x…")
        assert from_csv("x" * 40_000)[1] == ["x" * 40_000]


def test_a_sheet_bears_any_title():
    for title in ("", "a/b[c]:*?\\", "x" * 99, "'Uji'"):
        assert to_xlsx(columns(), [Line(1)], title)


def test_the_name_of_a_sheet_ends_with_a_word():
    assert sheet_name("Supervision of instruments in use") == "Supervision of instruments in"
    assert sheet_name("Reports") == "Reports"
    assert sheet_name("Supervision of instruments used") == "Supervision of instruments used"
    assert sheet_name("x" * 99) == "x" * 31


def test_rows_are_told_as_they_pass():
    told: list[int] = []
    rows = list(table(columns(), map(Line, range(2 * CHUNK + 1)), told.append))
    assert len(rows) == 2 * CHUNK + 1
    assert told == [CHUNK, 2 * CHUNK]


@pytest.mark.django_db(transaction=True)
def test_a_long_file_bears_writes_of_others_meanwhile(monkeypatch, tmp_path):
    """SQLite in a file, as it is served: a write behind an open cursor would be refused."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL lets readers and writers pass each other")
    monkeypatch.setattr(files, "CHUNK", 2)
    monkeypatch.setattr(files, "PIECE", 4)
    for number in range(9):
        Region.objects.create(code=f"99.0{number}", name=f"Uji {number}", level="city")
    path = tmp_path / "served.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
        file.execute("PRAGMA journal_mode=WAL")
    settings = {**connection.settings_dict, "NAME": str(path)}
    served = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, "default")
    monkeypatch.setattr(connections._connections, "default", served)

    def told(done: int) -> None:
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE organisation_region SET bps_code = '1' WHERE code = '99.00'")
        Region.objects.filter(code="99.01").update(bps_code=str(done))

    by_code = [Column(key="code", label="Kode", value=lambda row: row.code)]
    rows = Region.objects.filter(code__startswith="99.").order_by("-code")
    found = [cells[0] for cells in table(by_code, rows, told)]
    served.close()
    assert found == [f"99.0{number}" for number in range(8, -1, -1)]
