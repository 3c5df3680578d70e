"""Excel files made by hand, so that they hold what no writing library lets through."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from teraju.platform.exchange.scan import letters_of

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType=
"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
ROOT = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"
Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>
<sheet name="Data &amp; lain" sheetId="1" r:id="rId1"/></sheets></workbook>"""
PARTS = f"""<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1"
Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""


class Raw(str):
    """A cell as XML, without the place: `Raw('t="e"><v>#N/A</v>')`."""


def workbook(rows: Sequence[Sequence[Any]], merged: Sequence[str] = ()) -> bytes:
    """An Excel file with one sheet; None leaves a cell out."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = "".join(
            _cell(f"{letters_of(at)}{number}", value)
            for at, value in enumerate(row, start=1)
            if value is not None
        )
        lines.append(f'<row r="{number}">{cells}</row>')
    blocks = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    return from_xml(
        f"<sheetData>{''.join(lines)}</sheetData>"
        + (f'<mergeCells count="{len(merged)}">{blocks}</mergeCells>' if merged else "")
    )


def from_xml(inside: str, before: str = "") -> bytes:
    """An Excel file whose one worksheet holds this XML."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", ROOT)
        package.writestr("xl/workbook.xml", BOOK)
        package.writestr("xl/_rels/workbook.xml.rels", PARTS)
        package.writestr(
            "xl/worksheets/sheet1.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{before}'
            f'<worksheet xmlns="{MAIN}">{inside}</worksheet>',
        )
    return buffer.getvalue()


def _cell(place: str, value: Any) -> str:
    if isinstance(value, Raw):
        return f'<c r="{place}" {value}</c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    text = escape(str(value))
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
