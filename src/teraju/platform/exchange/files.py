"""Excel and CSV of exactly what a register shows. A formula in a text stays a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from .registers import Column, M

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 1000
# A spreadsheet that opens a CSV runs a cell that begins so; an apostrophe makes it a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Any) -> Any:
    """A cell as a file holds it: dates, whole and decimal numbers as such, all else as text."""
    if value is None or isinstance(value, (bool, int, Decimal, date, datetime)):
        return (
            {True: _("yes"), False: _("no")}.get(value, value) if isinstance(value, bool) else value
        )
    if isinstance(value, (list, tuple)):
        return "; ".join(str(plain(item)) for item in value)
    return str(getattr(value, "word", value))


def table(columns: Iterable[Column[M]], rows: Iterable[M]) -> Iterator[list[Any]]:
    """The cells row by row, without the heading."""
    chosen = list(columns)
    for row in rows:
        yield [plain(column.value(row)) for column in chosen]


def to_csv(columns: list[Column[M]], rows: Iterable[M]) -> bytes:
    """CSV in UTF-8 with the mark Excel needs; decimals with a point, dates as ISO 8601."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([str(column.label) for column in columns])
    for cells in table(columns, rows):
        writer.writerow([_csv_cell(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def to_xlsx(columns: list[Column[M]], rows: Iterable[M], sheet: str) -> bytes:
    """An Excel workbook with one sheet: typed dates and numbers, texts never formulas."""
    from rustpy_xlsxwriter import write_worksheet

    headings = _distinct([str(column.label) for column in columns])
    records = [
        dict(zip(headings, map(_xlsx_cell, cells), strict=True)) for cells in table(columns, rows)
    ]
    if not records:
        records = [dict.fromkeys(headings, "")]
    buffer = io.BytesIO()
    write_worksheet(
        records,
        buffer,
        sheet_name=_sheet_name(sheet),
        autofit=True,
        bold_headers=True,
        freeze_row=1,
        autofilter=True,
    )
    return buffer.getvalue()


def _xlsx_cell(cell: Any) -> Any:
    # Beyond 15 digits Excel would round in silence; as a text the number stays what it is.
    if isinstance(cell, Decimal):
        return float(cell) if len(cell.as_tuple().digits) <= 15 else str(cell)
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    return "" if cell is None else cell


def _csv_cell(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, (date, datetime)):
        return cell.isoformat()
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(FORMULA_STARTS) else text


def _distinct(headings: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for heading in headings:
        seen[heading] = seen.get(heading, 0) + 1
        result.append(heading if seen[heading] == 1 else f"{heading} ({seen[heading]})")
    return result


def _sheet_name(title: str) -> str:
    return "".join(" " if char in "[]:*?/\\" else char for char in title)[:31] or "Teraju"
