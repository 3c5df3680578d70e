"""Excel and CSV of exactly what a register shows. A formula in a text stays a text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, islice
from typing import Any

from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from teraju.kernel.decimals import may_be_thousands

from .registers import Column, M, Register

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
CHUNK = 1000
PIECE = 5000
# A spreadsheet that opens a CSV runs a cell that begins so; an apostrophe makes it a text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# Beyond 15 digits Excel rounds in silence; as a text the number stays what it is.
EXCEL_DIGITS = 15
EXCEL_TEXT = 32_767
SHEET_NAME = 31
EXCEL_FIRST_YEAR = 1900
# Numbers of built-in formats that follow the reader's place.
EXCEL_DAY, EXCEL_MOMENT = 14, 22

Told = Callable[[int], None]


def plain(value: Any) -> Any:
    """A cell as a file holds it: dates, whole and decimal numbers as such, all else as text."""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return timezone.localtime(value) if timezone.is_aware(value) else value
    if value is None or isinstance(value, (int, float, Decimal, date)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return "; ".join(_as_text(plain(item)) for item in value)
    if isinstance(value, Model):
        return str(value)
    # A state shows its word, a link its label.
    return str(getattr(value, "word", None) or getattr(value, "label", None) or value)


def table(
    columns: Iterable[Column[M]], rows: Iterable[M], told: Told | None = None
) -> Iterator[list[Any]]:
    """The cells row by row, without the heading; `told` hears how many rows are done."""
    chosen = list(columns)
    for done, row in enumerate(_in_pieces(rows, told), start=1):
        yield [plain(column.value(row)) for column in chosen]
        if told and done % CHUNK == 0:
            told(done)


def _in_pieces(rows: Iterable[M], told: Told | None) -> Iterable[M]:
    """The rows in their order. Where `told` writes between them, each piece is fetched whole:
    SQLite refuses a write behind an open cursor that somebody else's write has overtaken.
    """
    if not isinstance(rows, QuerySet):
        yield from rows
    elif told is None:
        yield from rows.iterator(chunk_size=CHUNK)
    else:
        keys = list(rows.values_list("pk", flat=True))
        for start in range(0, len(keys), PIECE):
            piece = rows.filter(pk__in=keys[start : start + PIECE])
            # One more than there are: the first fetch comes to the end and closes the cursor.
            yield from piece.iterator(chunk_size=PIECE + 1)


def to_csv(columns: Sequence[Column[M]], rows: Iterable[M], told: Told | None = None) -> bytes:
    """CSV in UTF-8 with the mark Excel needs; decimals with a point, dates as ISO 8601."""
    out = io.BytesIO()
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([_csv_cell(heading) for heading in headings(columns)])
    for cells in table(columns, rows, told):
        writer.writerow([_csv_cell(cell) for cell in cells])
    text.flush()
    return out.getvalue()


def to_xlsx(
    columns: Sequence[Column[M]], rows: Iterable[M], sheet: str, told: Told | None = None
) -> bytes:
    """An Excel workbook with one sheet: typed dates and numbers, texts never formulas."""
    from rustpy_xlsxwriter import write_worksheet

    buffer = io.BytesIO()
    names = headings(columns)
    cells = table(columns, rows, told)
    # The writer takes the headings from the first record: an empty register keeps them by this.
    first = list(islice(cells, CHUNK)) or [[None] * len(names)]
    write_worksheet(
        (dict(zip(names, map(xlsx_cell, row), strict=True)) for row in chain(first, cells)),
        buffer,
        sheet_name=sheet_name(sheet),
        datetime_format="yyyy-mm-dd",
        column_formats=_day_formats(names, first),
        autofit=True,
        bold_headers=True,
        freeze_row=1,
        autofilter=True,
    )
    return buffer.getvalue()


def headings(columns: Iterable[Column[M]]) -> list[str]:
    """The heading of each column; one that stands there already gets a number behind it."""
    result: list[str] = []
    for column in columns:
        heading, number = str(column.label), 1
        while heading in result:
            number += 1
            heading = f"{column.label} ({number})"
        result.append(heading)
    return result


def _day_formats(names: list[str], rows: list[list[Any]]) -> dict[str, Any]:
    """Days and moments as the reader's own spreadsheet writes them."""
    from rustpy_xlsxwriter import Format

    formats = {}
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        day = next((cell for cell in column if isinstance(cell, date)), None)
        if day:
            builtin = EXCEL_MOMENT if isinstance(day, datetime) else EXCEL_DAY
            formats[name] = Format().set_num_format_index(builtin)
    return formats


def xlsx_cell(cell: Any) -> Any:
    match cell:
        case None:
            return ""
        case str():
            return cell if len(cell) <= EXCEL_TEXT else f"{cell[: EXCEL_TEXT - 1]}…"
        case date() if cell.year < EXCEL_FIRST_YEAR:
            return cell.isoformat()
        case datetime():
            return cell.replace(tzinfo=None)
        case int():
            return cell if len(str(abs(cell))) <= EXCEL_DIGITS else str(cell)
        case Decimal():
            return float(cell) if len(cell.as_tuple().digits) <= EXCEL_DIGITS else str(cell)
    return cell


def _csv_cell(cell: Any) -> str:
    text = _as_text(cell)
    if isinstance(cell, (float, Decimal)) and may_be_thousands(text):
        # People here, and their Excel, read a thousand and more in 1.125; not in 1.1250.
        return f"{text}0"
    # One more before a text that bears the mark itself: an import takes exactly one away.
    runs = isinstance(cell, str) and text.lstrip("'").startswith(FORMULA_STARTS)
    return f"'{text}" if runs else text


def _as_text(cell: Any) -> str:
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def sheet_name(title: str) -> str:
    """A title as the name of a sheet: what Excel takes, cut where a word ends."""
    clean = "".join(" " if char in "[]:*?/\\" else char for char in title)
    if len(clean) > SHEET_NAME and " " in clean[:SHEET_NAME]:
        clean = clean[: SHEET_NAME + 1].rpartition(" ")[0]
    return clean[:SHEET_NAME].strip("' ") or "Teraju"


def written(
    register: Register[M],
    rows: Iterable[M],
    kind: str,
    told: Callable[[int], None] | None = None,
) -> bytes:
    """The file's content; `told` hears how many rows are done."""
    columns = list(register.columns)
    if kind == "csv":
        return to_csv(columns, rows, told)
    return to_xlsx(columns, rows, str(register.title), told)


def file_name(register: Register[M], kind: str, day: date) -> str:
    """Such as people-2018-03-14.xlsx, in the reader's language."""
    return f"{slugify(str(register.title)) or 'teraju'}-{day.isoformat()}.{kind}"
