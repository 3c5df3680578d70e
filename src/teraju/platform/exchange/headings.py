"""Which column of a file is which column of a register, by the row of its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Generic

from django.utils.translation import gettext as _

from .cells import folded, in_each_language
from .plans import Fault, Faults, LeftOut
from .registers import Column, Importing, M, Register
from .scan import SheetRefused, letters_of
from .sheets import Broken, Sheet

LONGEST_SEEN = 80
# A row with so many known headings is their row, and so many rows may hold something before it.
ENOUGH_KNOWN, MOST_ABOVE = 2, 10


@dataclass(frozen=True)
class Place(Generic[M]):
    """Where a column of the register stands in the file (`at` from 0) and under which heading."""

    column: Column[M]
    at: int
    heading: str

    @property
    def letters(self) -> str:
        return letters_of(self.at + 1)


@dataclass(frozen=True)
class Layout(Generic[M]):
    """The row of the headings (index from 0), the columns that are read, and those that are not."""

    row: int
    places: Sequence[Place[M]]
    left_out: Sequence[LeftOut] = ()

    def place(self, key: str) -> Place[M] | None:
        return next((place for place in self.places if place.column.key == key), None)


def importing_of(register: Register[M]) -> Importing[M]:
    if register.importing is None:
        raise LookupError(f"nothing is imported into {register.key}")
    return register.importing


def columns_read(register: Register[M]) -> list[Column[M]]:
    """The columns that an import reads, in the order of its template: first those of the key."""
    importing = importing_of(register)
    columns = [*register.columns, *importing.columns]
    read = [column for column in columns if column.reads is not None]
    return sorted(read, key=lambda column: column.key not in importing.key)


def is_required(register: Register[M], column: Column[M]) -> bool:
    return column.required or column.key in importing_of(register).key


def layout_of(register: Register[M], sheet: Sheet, faults: Faults) -> Layout[M]:
    """Find the headings, in any order and language; what is wrong with them goes to `faults`."""
    known = _known(register)
    row = _row_of_headings(sheet, known)
    if row is None:
        raise SheetRefused(_("The first sheet is empty. Fill it in as the template shows."))
    places: dict[str, Place[M]] = {}
    for at, cell in enumerate(sheet.rows[row]):
        place = Place(known.get(folded(seen(cell)), _NOTHING), at, seen(cell))
        if not place.heading:
            _refuse_unnamed(sheet, row, place, faults)
        elif place.column is _NOTHING:
            faults.add(_fault(row, place, _unknown(register)))
        elif place.column.key in places:
            other = places[place.column.key].letters
            sentence = _("This column stands in {other} already. Delete one of the two.")
            faults.add(_fault(row, place, sentence.format(other=other)))
        else:
            places[place.column.key] = place
    _refuse_missing(register, row, places, faults)
    read = [place for place in places.values() if place.column.reads is not None]
    return Layout(row, read, _left_out(register, sheet, row, places))


def _row_of_headings(sheet: Sheet, known: Mapping[str, Any]) -> int | None:
    """The first row that holds two known headings, be it below a title; else the first with any.

    None where nothing stands in the sheet.
    """
    filled = [n for n, cells in enumerate(sheet.rows) if holds_something(cells)]
    for row in filled[:MOST_ABOVE]:
        named = sum(folded(seen(cell)) in known for cell in sheet.rows[row] if seen(cell))
        if named >= ENOUGH_KNOWN:
            return row
    return filled[0] if filled else None


# Stands for a heading that the register does not know.
_NOTHING: Column[Any] = Column(key="", label="", value=lambda _row: None)


def holds_something(cells: Sequence[Any]) -> bool:
    return any(cell.strip() if type(cell) is str else cell is not None for cell in cells)


def seen(cell: Any) -> str:
    """A cell as it may be shown: short, on one line, without control characters."""
    if isinstance(cell, Broken):
        return cell.seen
    if isinstance(cell, float):
        return format(cell, ".15g")
    if isinstance(cell, date):
        # As a day is asked for in the sheet of instructions, not as a computer writes it.
        clock = " %H:%M" if isinstance(cell, datetime) and cell.time() != time.min else ""
        return cell.strftime(f"%d/%m/%Y{clock}")
    if cell is None:
        return ""
    text = str(cell)[: LONGEST_SEEN * 4]
    if not text.isprintable():
        text = "".join(char if char >= " " and char != "\x7f" else " " for char in text)
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_SEEN else f"{text[: LONGEST_SEEN - 1]}…"


def _known(register: Register[M]) -> dict[str, Column[M]]:
    """Columns by what their headings may read; one that is only shown is known and not read."""
    known: dict[str, Column[M]] = {}
    for column in [*columns_read(register), *register.columns]:
        for word in in_each_language(column.label, column.key):
            known.setdefault(word, column)
    return known


def _unknown(register: Register[M]) -> str:
    words = "; ".join(str(column.label) for column in columns_read(register))
    sentence = _("This heading is not known here. Known are: {words}. Rename or delete the column.")
    return sentence.format(words=words)


def _left_out(
    register: Register[M], sheet: Sheet, row: int, places: Mapping[str, Place[M]]
) -> list[LeftOut]:
    """Columns with values that are known and not read: people are told, or miss them too late."""
    absent = [column for column in columns_read(register) if column.key not in places]
    return [
        LeftOut(place.letters, place.heading, _meant_by(place.heading, absent))
        for place in places.values()
        if place.column.reads is None and _has_values(sheet, row, place)
    ]


def _meant_by(heading: str, absent: Sequence[Column[M]]) -> str:
    """The heading that says more exactly what this one says, where the file has it not."""
    beginning = f"{folded(heading)} "
    for column in absent:
        if any(word.startswith(beginning) for word in in_each_language(column.label)):
            return str(column.label)
    return ""


def _has_values(sheet: Sheet, row: int, place: Place[M]) -> bool:
    below = (cells[place.at : place.at + 1] for cells in sheet.rows[row + 1 :])
    return any(holds_something(cells) for cells in below)


def _refuse_unnamed(sheet: Sheet, row: int, place: Place[M], faults: Faults) -> None:
    if _has_values(sheet, row, place):
        sentence = _("Values stand in this column, but it has no heading. Name or delete it.")
        faults.add(_fault(row, place, sentence))


def _refuse_missing(
    register: Register[M], row: int, places: dict[str, Place[M]], faults: Faults
) -> None:
    for column in columns_read(register):
        if is_required(register, column) and column.key not in places:
            sentence = _("This column is missing. Add it with this heading, as in the template.")
            faults.add(Fault(row + 1, "", str(column.label), "", sentence))


def _fault(row: int, place: Place[M], sentence: str) -> Fault:
    return Fault(row + 1, place.letters, place.heading, place.heading, sentence)
