from __future__ import annotations

import contextlib
import io
import random
import zipfile
from typing import Any

import pytest
from django.utils import translation

from teraju.platform.exchange import sheets
from teraju.platform.exchange.scan import SheetRefused, letters_of, look_over, place_of
from teraju.platform.exchange.sheets import Broken, Sheet, read_sheet, why_not_text

from .workbook import Raw, from_xml, workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def read(body: bytes, media_type: str = XLSX) -> Sheet:
    return read_sheet(io.BytesIO(body), media_type)


class TestExcel:
    def test_gives_values_at_their_places(self):
        body = workbook([[None], [None, "a", 1.5, True], [], ["é 😀 ꦗ", 3]])
        assert read(body).rows == [
            ["", "", "", ""],
            ["", "a", 1.5, True],
            ["", "", "", ""],
            ["é 😀 ꦗ", 3.0, "", ""],
        ]

    def test_counts_a_formula_by_its_stored_value(self):
        cells = [Raw("><f>1+1</f><v>2</v>"), Raw('t="str"><f>A1&amp;"x"</f><v>2x</v>')]
        assert read(workbook([cells])).rows == [[2.0, "2x"]]

    @pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!"])
    def test_names_an_error_of_the_spreadsheet(self, error):
        cells = [1, Raw(f't="e"><f>x</f><v>{error}</v>'), "end"]
        broken = read(workbook([cells])).rows[0][1]
        assert isinstance(broken, Broken)
        assert broken.seen == error

    @pytest.mark.parametrize(
        "cell",
        [
            "><f>1+1</f>",
            "><f>1+1</f><v/>",
            "><f>1+1</f><v></v>",
            "><f>1+1</f>\n<v>\n</v>\n",
            't="str"><f>A1</f>',
        ],
    )
    def test_names_a_formula_that_nobody_computed(self, cell):
        rows = read(workbook([["a"], [None, Raw(cell), "end"]])).rows
        assert isinstance(rows[1][1], Broken)
        assert "never computed" in rows[1][1].sentence
        assert rows[1][2] == "end"

    def test_takes_the_empty_text_of_a_formula_for_empty(self):
        cells = [Raw('t="str"><f>""</f><v></v>'), "end"]
        assert read(workbook([cells])).rows == [["", "end"]]

    def test_tells_which_cells_a_merge_left_empty(self):
        merged = read(workbook([["a", "b"], ["x"], [], ["y"]], merged=["A2:B3", "A4:A5"])).merged
        lost = {(row, at): merged.first_of(row, at) for row in range(6) for at in range(3)}
        assert {place: first for place, first in lost.items() if first} == {
            (1, 1): "A2",
            (2, 0): "A2",
            (2, 1): "A2",
            (4, 0): "A4",
        }

    def test_reads_the_first_sheet_that_is_shown(self):
        from rustpy_xlsxwriter import write_worksheets

        body, hidden = io.BytesIO(), io.BytesIO()
        write_worksheets([("Lama", [{"a": 1}]), ("Baru & kini", [{"b": 2}])], body)
        with zipfile.ZipFile(body) as shown, zipfile.ZipFile(hidden, "w") as package:
            for name in shown.namelist():
                data = shown.read(name).replace(b'name="Lama"', b'name="Lama" state="hidden"')
                package.writestr(name, data)
        assert read(body.getvalue()).rows == [["a"], [1.0]]
        assert read(hidden.getvalue()).rows == [["b"], [2.0]]

    def test_does_not_mind_cells_that_are_only_coloured(self):
        body = from_xml(
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        )
        assert read(body).rows == [[1.0]]

    @pytest.mark.parametrize(
        ("place", "told"),
        [("A1048576", "row 1048576"), ("XFD1", "column XFD"), ("GR30000", "30000 rows")],
    )
    def test_refuses_a_stray_cell_before_memory_is_taken_for_it(self, place, told):
        row, _column = place_of(place)
        body = from_xml(
            '<sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
            f'<row r="{row}"><c r="{place}"><v>1</v></c></row></sheetData>'
        )
        with pytest.raises(SheetRefused, match=told):
            read(body)

    @pytest.mark.parametrize(
        "stray",
        [
            "<c r = 'XFD1048576'><v>1</v></c>",
            '<c r="&#88;FD1048576"><v>1</v></c>',
            '<c t="e" r="XFD1048576"><v>#N/A</v></c>',
            '<c r="XFD1048576"><f>1</f></c>',
            '<c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c>',
        ],
    )
    def test_is_not_led_astray_by_how_a_stray_cell_is_written(self, stray):
        body = from_xml(f'<sheetData><row r="1"><c r="A1"><v>1</v></c>{stray}</row></sheetData>')
        with pytest.raises(SheetRefused, match=r"row 1048576|damaged"):
            read(body)

    def test_refuses_a_document_type(self):
        body = from_xml("<sheetData/>", before='<!DOCTYPE worksheet [<!ENTITY a "b">]>')
        with pytest.raises(SheetRefused):
            read(body)

    def test_refuses_very_many_merges(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_MERGED", 1)
        with pytest.raises(SheetRefused, match="merged"):
            read(workbook([["a"]], merged=["A1:B1", "A2:B2"]))

    def test_refuses_what_unpacks_to_too_much(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_UNPACKED", 100)
        with pytest.raises(SheetRefused, match="too large"):
            read(workbook([["a"]]))

    def test_a_damaged_file_is_refused_whatever_is_wrong_with_it(self):
        whole = workbook([["Nama", 1, Raw('t="e"><v>#N/A</v>')]] * 5, merged=["A2:A3"])
        chance = random.Random(7)
        for _round in range(300):
            with zipfile.ZipFile(io.BytesIO(whole)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
            name = chance.choice(sorted(parts))
            content = bytearray(parts[name])
            for _change in range(chance.randrange(1, 4)):
                at = chance.randrange(len(content))
                content[at : at + chance.randrange(4)] = chance.randbytes(chance.randrange(3))
            parts[name] = bytes(content)
            body = io.BytesIO()
            with zipfile.ZipFile(body, "w") as package:
                for part, data in parts.items():
                    package.writestr(part, data)
            with contextlib.suppress(SheetRefused):
                read(body.getvalue())

    def test_a_truncated_file_is_refused(self):
        with pytest.raises(SheetRefused):
            read(workbook([["a"]])[:-30])


class TestCsv:
    @pytest.mark.parametrize("separator", [",", ";", "\t"])
    @pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
    @pytest.mark.parametrize("end", ["\n", "\r\n"])
    def test_is_read_as_spreadsheets_write_it(self, separator, mark, end):
        lines = [separator.join(["Nama", "Alamat"]), separator.join(["Dinas é", '"Jl. A, 1; b"'])]
        body = mark + (end.join(lines) + end).encode()
        assert read(body, CSV).rows == [["Nama", "Alamat"], ["Dinas é", "Jl. A, 1; b"]]

    def test_obeys_the_separator_that_excel_names_and_counts_its_row(self):
        body = b"\xef\xbb\xbfsep=;\r\na;b,c\r\n"
        assert read(body, CSV).rows == [[], ["a", "b,c"]]

    def test_counts_rows_as_a_spreadsheet_does(self):
        assert read(b'a,b\n\n"x\ny",2\n', CSV).rows == [["a", "b"], [], ["x\ny", "2"]]

    @pytest.mark.parametrize(
        ("cell", "text"),
        [("'=1+1", "=1+1"), ("'@x", "@x"), ("''=1", "'=1"), ("'abc", "'abc"), ("'", "'")],
    )
    def test_takes_the_apostrophe_of_the_export_away(self, cell, text):
        assert read(f"{cell},b\n".encode(), CSV).rows == [[text, "b"]]

    @pytest.mark.parametrize("body", ['a,b\n"x,1\ny,2\n', 'a,b\n"x"y,1\n'])
    def test_names_the_row_of_a_quotation_mark_that_is_not_closed(self, body):
        with pytest.raises(SheetRefused, match="Row 2"):
            read(body.encode(), CSV)

    def test_refuses_too_many_rows(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_ROWS", 3)
        with pytest.raises(SheetRefused, match="row 4"):
            read(b"a\n" * 10, CSV)

    def test_refuses_too_many_cells(self, monkeypatch):
        monkeypatch.setattr(sheets, "MOST_CELLS", 50)
        with pytest.raises(SheetRefused, match="too much"):
            read(b"a,b,c,d,e,f\n" * 10, CSV)

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            (b"a\nb\xe9\n", "Line 2 is not written in UTF-8"),
            (b"a\nb\nc\x00\n", "Line 3 holds an invisible"),
            ("a\té\n".encode(), ""),
        ],
    )
    def test_says_why_a_file_is_no_text(self, body, told):
        assert why_not_text(body).startswith(told) if told else why_not_text(body) == ""


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_letters(number, letters):
    assert letters_of(number) == letters
    assert place_of(f"{letters}7") == (7, number)


def test_a_scan_takes_a_sheet_without_references():
    xml = (
        "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData>"
    )
    extent: Any = look_over(io.BytesIO(from_xml(xml)), "Data & lain")
    assert (extent.rows, extent.columns) == (2, 2)
