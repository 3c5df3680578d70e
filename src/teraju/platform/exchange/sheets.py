"""The rows of an uploaded Excel or CSV file as they stand there, each with its number."""

from __future__ import annotations

import csv
import io
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from .files import FORMULA_STARTS
from .scan import Extent, SheetRefused, damaged, letters_of, look_over

MOST_ROWS = 200_000
MOST_COLUMNS = 200
MOST_CELLS = 4_000_000
MOST_MERGED = 10_000
MOST_UNPACKED = 150 * 1024 * 1024
LONGEST_CELL = 32_767
SEPARATORS = ",;\t"


@dataclass(frozen=True)
class Broken:
    """A cell that holds no value: an error of the spreadsheet, or nothing because of a merge."""

    seen: str
    sentence: str


@dataclass(frozen=True)
class Sheet:
    """The rows of the first sheet. Row 1 of the file is `rows[0]`, whatever is empty before it."""

    rows: Sequence[Sequence[Any]]
    merged: Merged


@dataclass
class Merged:
    """Which cells lost their value to the first one of a merged block."""

    by_column: dict[int, list[tuple[int, int, str]]] = field(default_factory=dict)

    def add(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        first = f"{letters_of(start[1] + 1)}{start[0] + 1}"
        for column in range(start[1], min(end[1], MOST_COLUMNS) + 1):
            # In the column of the value the block begins one row later.
            top = start[0] + (column == start[1])
            if top <= end[0]:
                self.by_column.setdefault(column, []).append((top, end[0], first))

    def first_of(self, row: int, column: int) -> str:
        """The cell that holds the value of the block which covers this empty one; "" without."""
        blocks = self.by_column.get(column)
        if not blocks:
            return ""
        at = bisect_right(blocks, row, key=lambda block: block[0]) - 1
        return blocks[at][2] if at >= 0 and row <= blocks[at][1] else ""


def read_sheet(content: BinaryIO, media_type: str, *, is_checked: bool = False) -> Sheet:
    """All rows of a file of checked type; SheetRefused where it cannot be read as a table.

    Of a file that was read before and had no fault in what a register reads, the reach is known to
    be sound: looking over it takes as long as loading it.
    """
    content.seek(0)
    if media_type.startswith("text/"):
        return Sheet(list(_csv_rows(content)), Merged())
    return _xlsx(content, is_checked=is_checked)


def unpacked_size(content: BinaryIO, media_type: str) -> int:
    """How many bytes the file holds once it is unpacked: how long reading it will take."""
    if media_type.startswith("text/"):
        return content.seek(0, io.SEEK_END)
    try:
        with zipfile.ZipFile(content) as package:
            return sum(entry.file_size for entry in package.infolist())
    except zipfile.BadZipFile as error:
        raise damaged() from error


def _xlsx(content: BinaryIO, *, is_checked: bool) -> Sheet:
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    if unpacked_size(content, "") > MOST_UNPACKED:
        raise SheetRefused(
            _("The file is too large to be read at once. Split it into several files.")
        )
    content.seek(0)
    try:
        book = CalamineWorkbook.from_filelike(content)
        name = next(
            one.name
            for one in book.sheets_metadata
            if one.typ is SheetTypeEnum.WorkSheet and one.visible is SheetVisibleEnum.Visible
        )
        content.seek(0)
        extent = Extent() if is_checked else look_over(content, name)
        refuse_beyond(extent.rows, extent.columns)
        sheet = book.get_sheet_by_name(name)
    except (CalamineError, StopIteration) as error:
        raise damaged() from error
    rows = sheet.to_python(skip_empty_area=False)
    _mark(rows, extent)
    return Sheet(rows, _merged(sheet.merged_cell_ranges or []))


def refuse_beyond(rows: int, columns: int) -> None:
    """Refuse what is too large to be a table that people filled in."""
    if rows > MOST_ROWS:
        raise SheetRefused(
            _(
                "Something stands in row {row}; up to {most} rows are read. Delete what stands "
                "below the table, or split it into several files."
            ).format(row=rows, most=MOST_ROWS)
        )
    if columns > MOST_COLUMNS:
        raise SheetRefused(
            _(
                "Something stands in column {column}; up to {most} columns are read. "
                "Delete what stands beside the table."
            ).format(column=letters_of(columns), most=MOST_COLUMNS)
        )
    if rows * columns > MOST_CELLS:
        raise SheetRefused(
            _(
                "The table is {rows} rows long and {columns} columns wide, which is too much at "
                "once. Delete the columns that are not needed, or split it into several files."
            ).format(rows=rows, columns=columns)
        )


def _mark(rows: list[list[Any]], extent: Extent) -> None:
    """Put what is no value back into its place, where the loader left an empty cell."""
    for (row, column), seen in extent.errors.items():
        sentence = _(
            "The formula in this cell has an error. Put the formula right, or type the value."
        )
        _put(rows, row, column, Broken(seen, sentence))
    for row, column in extent.uncomputed:
        sentence = _(
            "This formula was never computed. Open the file in Excel, save it and try again."
        )
        _put(rows, row, column, Broken("", sentence))


def _put(rows: list[list[Any]], row: int, column: int, broken: Broken) -> None:
    while len(rows) < row:
        rows.append([])
    cells = rows[row - 1]
    cells.extend([""] * (column - len(cells)))
    cells[column - 1] = broken


def _merged(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> Merged:
    if len(ranges) > MOST_MERGED:
        raise SheetRefused(
            _("Very many cells of this sheet are merged. Unmerge all cells and try again.")
        )
    merged = Merged()
    for start, end in sorted(ranges):
        merged.add(start, end)
    return merged


def why_not_text(data: bytes) -> str:
    """What keeps a CSV file from being text in UTF-8, with the line; "" if it is."""
    for number, line in enumerate(data.splitlines(), start=1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            return _(
                "Line {line} is not written in UTF-8. Save the file in Excel as “CSV UTF-8”, "
                "or as XLSX."
            ).format(line=number)
        if any(char < " " and char not in "\t\f" for char in text):
            return _(
                "Line {line} holds an invisible control character. Type the text there again."
            ).format(line=number)
    return ""


def _csv_rows(content: BinaryIO) -> Iterator[list[str]]:
    text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
    try:
        yield from _records(text)
    except UnicodeDecodeError as error:
        raise SheetRefused(
            _("The file is not written in UTF-8. Save it as “CSV UTF-8”.")
        ) from error
    finally:
        text.detach()


def _records(text: io.TextIOWrapper) -> Iterator[list[str]]:
    separator = _separator(text.readline())
    text.seek(0)
    csv.field_size_limit(LONGEST_CELL * 4)
    reader = csv.reader(text, delimiter=separator, strict=True)
    cells = 0
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            cells += len(record)
            refuse_beyond(number, len(record))
            if cells > MOST_CELLS:
                refuse_beyond(number, cells // number + 1)
            if number == 1 and _names_separator(record):
                record = []
            yield [_undone(cell) for cell in record]
    except csv.Error as error:
        raise SheetRefused(
            _(
                "Row {row} cannot be read: a quotation mark is not closed, stands in the wrong "
                "place, or the text is too long. Save the file as XLSX and try again."
            ).format(row=number + 1)
        ) from error


def _separator(line: str) -> str:
    """What stands between the cells: what Excel says in the first line, or what is most there."""
    if line.startswith("sep=") and len(line.rstrip("\r\n")) == len("sep=") + 1:
        return line[len("sep=")]
    return max(SEPARATORS, key=line.count)


def _names_separator(record: list[str]) -> bool:
    return record[:1] == ["sep="] or (len(record) == 1 and record[0].startswith("sep="))


def _undone(cell: str) -> str:
    """The text without the apostrophe that keeps a spreadsheet from running it."""
    marked = cell.startswith("'") and cell.lstrip("'").startswith(FORMULA_STARTS)
    return cell[1:] if marked else cell
