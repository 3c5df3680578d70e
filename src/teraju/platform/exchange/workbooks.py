"""The two workbooks around an import: the template to fill in, and the list of what is wrong."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from .files import EXCEL_DAY, headings, sheet_name, xlsx_cell
from .headings import columns_read, importing_of, is_required
from .plans import Fault, NewName
from .readers import ChoiceReader, DateReader, TextReader
from .registers import Column, M, Register

# The rows of a template in which a spreadsheet offers the choices and keeps texts as texts.
PREPARED_ROWS = 1000
# What Excel takes as a list of choices within a cell's rule.
LONGEST_CHOICES = 255


def template(register: Register[M]) -> bytes:
    """An empty workbook with the headings, and a second sheet that says what belongs below them.

    What may be chosen in a column stands whole on a third, where it is too much for a cell.
    """
    from rustpy_xlsxwriter import write_worksheets

    columns = columns_read(register)
    names = headings(columns)
    sheet, manual = sheet_name(str(register.title)), sheet_name(_("How to fill it in"))
    sheets = [
        (sheet, [dict.fromkeys(names) for _row in range(PREPARED_ROWS)]),
        (manual, _instructions(register, columns, names)),
    ]
    widths: dict[str, Any] = {sheet: dict.fromkeys(names, 28.0), manual: [30.0, 14.0, 90.0]}
    if long := long_choices(register):
        listed = sheet_name(_("Choices"))
        sheets.append((listed, [dict(zip(long, row, strict=True)) for row in _side_by_side(long)]))
        widths[listed] = dict.fromkeys(long, 40.0)
    buffer = io.BytesIO()
    write_worksheets(
        sheets,
        buffer,
        bold_headers=True,
        freeze_panes={"general": {"row": 1, "col": 0}},
        column_formats={sheet: _formats(columns, names)},
        column_widths=widths,
        data_validations={sheet: _choices(columns, names)},
    )
    return buffer.getvalue()


def long_choices(register: Register[Any]) -> dict[str, list[str]]:
    """All that may be chosen under each heading whose hint tells the first of it only."""
    columns = columns_read(register)
    return {
        name: column.reads.words
        for name, column in zip(headings(columns), columns, strict=True)
        if isinstance(column.reads, ChoiceReader) and column.reads.is_long
    }


def _side_by_side(lists: Mapping[str, Sequence[str]]) -> Iterator[tuple[str | None, ...]]:
    return zip_longest(*lists.values())


def template_name(register: Register[M]) -> str:
    return f"{slugify(_('template'))}-{slugify(str(register.title))}.xlsx"


def faults_workbook(faults: Sequence[Fault]) -> bytes:
    """Every fault with its place, as one sheet."""
    from rustpy_xlsxwriter import write_worksheet

    names = fault_headings()
    buffer = io.BytesIO()
    write_worksheet(
        (dict(zip(names, map(xlsx_cell, fault_cells(one)), strict=True)) for one in faults),
        buffer,
        sheet_name=sheet_name(_("To put right")),
        bold_headers=True,
        freeze_row=1,
        autofilter=True,
        column_widths=[8.0, 8.0, 30.0, 40.0, 90.0],
    )
    return buffer.getvalue()


def fault_headings() -> list[str]:
    return [_("Row"), _("Column"), _("Heading"), _("Value"), _("What to do")]


def fault_cells(fault: Fault) -> list[Any]:
    return [fault.row, fault.column, fault.heading, fault.seen, fault.sentence]


def faults_name(register: Register[M], day: date) -> str:
    title = slugify(str(register.title))
    return f"{slugify(_('To put right'))}-{title}-{day.isoformat()}.xlsx"


def names_workbook(register: Register[M], names: Sequence[NewName]) -> bytes:
    """Every name that an import would enter, as one sheet."""
    from rustpy_xlsxwriter import write_worksheet

    heads = name_headings()
    buffer = io.BytesIO()
    write_worksheet(
        (dict(zip(heads, map(xlsx_cell, name_cells(register, one)), strict=True)) for one in names),
        buffer,
        sheet_name=sheet_name(_("New names")),
        bold_headers=True,
        freeze_row=1,
        autofilter=True,
        column_widths=[24.0, 50.0, 8.0, 40.0],
    )
    return buffer.getvalue()


def name_headings() -> list[str]:
    return [_("Kind"), _("Name"), _("Rows"), _("Resembles")]


def name_cells(register: Register[M], name: NewName) -> list[Any]:
    names = importing_of(register).names
    kind = str(names.kinds[name.kind]) if names else ""
    return [kind, name.name, name.rows, name.near]


def names_name(register: Register[M], day: date) -> str:
    title = slugify(str(register.title))
    return f"{slugify(_('New names'))}-{title}-{day.isoformat()}.xlsx"


def _instructions(
    register: Register[M], columns: Sequence[Column[M]], names: Sequence[str]
) -> list[dict[str, str]]:
    importing = importing_of(register)
    keys = ", ".join(str(column.label) for column in columns if column.key in importing.key)
    notes = [
        str(importing.help),
        _("A row is known again by: {columns}. The same row sent twice is kept once.").format(
            columns=keys
        ),
        _("Leave out an optional column to keep what stands; an empty cell empties it."),
        _("A formula counts by its value. Unmerge merged cells. Nothing is ever deleted."),
    ]
    first, second, third = _("Column"), _("Required"), _("What belongs there")
    lines = [
        {first: name, second: _must(register, column), third: hint_of(column)}
        for name, column in zip(names, columns, strict=True)
    ]
    return lines + [{first: "", second: "", third: note} for note in notes if note]


def _must(register: Register[M], column: Column[M]) -> str:
    return _("yes") if is_required(register, column) else _("no")


def hint_of(column: Column[M]) -> str:
    """What a column takes, in one or two sentences."""
    hint = str(column.reads.hint()) if column.reads else ""
    if isinstance(column.reads, ChoiceReader) and column.reads.is_long:
        hint = f"{hint} {_('All of them stand on the sheet “Choices”.')}"
    return f"{hint} {column.hint}".strip()


def _formats(columns: Sequence[Column[M]], names: Sequence[str]) -> dict[str, Any]:
    """Texts stay texts (a code such as 1-2 is no date), days look like days."""
    from rustpy_xlsxwriter import Format

    formats = {}
    for name, column in zip(names, columns, strict=True):
        if isinstance(column.reads, TextReader):
            formats[name] = Format().set_num_format("@")
        elif isinstance(column.reads, DateReader):
            formats[name] = Format().set_num_format_index(EXCEL_DAY)
    return formats


def _choices(columns: Sequence[Column[M]], names: Sequence[str]) -> dict[str, Any]:
    rules = {}
    for name, column in zip(names, columns, strict=True):
        if isinstance(column.reads, ChoiceReader):
            words = [str(label) for _code, label in column.reads.choices]
            if len(",".join(words)) <= LONGEST_CHOICES and not any("," in word for word in words):
                rules[name] = {"type": "list", "values": words}
    return rules
