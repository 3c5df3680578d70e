"""Reading a file against a register's declaration: every fault in one pass, and what is to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic

from django.utils.translation import gettext as _

from .cells import Unreadable, folded
from .headings import (
    Layout,
    Place,
    columns_read,
    holds_something,
    importing_of,
    is_required,
    layout_of,
    seen,
)
from .plans import Change, Fault, Faults, Key, Plan, Row, Skipped, Source
from .readers import Read, Scope
from .registers import Column, M, Register
from .scan import SheetRefused
from .sheets import Broken, Sheet

TELL_EVERY = 1000
Told = Callable[[int, int], None]


@dataclass
class Reading(Generic[M]):
    """The rows of a file as values, and the faults found so far."""

    sheet: Sheet
    layout: Layout[M]
    rows: Sequence[Row]
    faults: Faults
    total: int


def read_rows(
    register: Register[M], sheet: Sheet, scope: Scope, told: Told = lambda done, total: None
) -> Reading[M]:
    """Read every cell of every row. Looks up what the columns refer to, a query for each column."""
    faults = Faults()
    layout = layout_of(register, sheet, faults)
    cells = [_Cell(register, place, scope) for place in layout.places]
    rows: list[Row] = []
    for index in range(layout.row + 1, len(sheet.rows)):
        found = sheet.rows[index]
        if index % TELL_EVERY == 0:
            told(index, len(sheet.rows))
        if not holds_something(found):
            continue
        row = Row(index + 1, {})
        unread = [cell.key for cell in cells if not cell.read_into(row, found, sheet, faults)]
        rows.append(replace(row, unread=tuple(unread)) if unread else row)
    if not rows:
        raise SheetRefused(_("No row stands below the headings. Fill in at least one."))
    return Reading(sheet, layout, rows, faults, len(rows))


def compare(register: Register[M], reading: Reading[M], scope: Scope, source: Source) -> Plan[M]:
    """Hold the rows against each other and against what stands; the faults are with the reading."""
    importing = importing_of(register)
    by_key = {column.key: column for column in columns_read(register)}
    keys = [by_key[key] for key in importing.key]
    named = [row for row in reading.rows if all(key in row.values for key in importing.key)]
    records = importing.standing(scope)
    if importing.cut is not None:
        records = importing.cut(records, named)
    standing: dict[Key, M] = {
        tuple(column.held(record) for column in keys): record for record in records
    }
    _refuse_doubles(register, reading, named, standing)
    # A fault in one cell hides no other: a check holds what could be read against its rules.
    skipped: dict[Row, Fault] = {}
    if importing.check is not None and named:
        for said in importing.check(scope, named, standing):
            place = reading.layout.place(said.column)
            fault = _fault(reading, said.row, place, str(said.sentence))
            if isinstance(said, Skipped):
                skipped[said.row] = fault
            else:
                reading.faults.add(fault)
    reading.faults.forget({row.number for row in skipped})
    return _plan(register, reading, standing, Plan(source, [], [], 0, list(skipped.values())))


def _plan(
    register: Register[M], reading: Reading[M], standing: Mapping[Key, M], empty: Plan[M]
) -> Plan[M]:
    key = importing_of(register).key
    if reading.faults.count:
        return empty
    passed = {fault.row for fault in empty.skipped}
    rows = [row for row in reading.rows if row.number not in passed]
    others = [place.column for place in reading.layout.places if place.column.key not in key]
    new: list[Row] = []
    changed: list[Change[M]] = []
    for row in rows:
        record = standing.get(_key_of(row, key))
        if record is None:
            new.append(row)
        elif any(row.values[column.key] != column.held(record) for column in others):
            changed.append(Change(row, record))
    return replace(empty, new=new, changed=changed, unchanged=len(rows) - len(new) - len(changed))


def _key_of(row: Row, key: Sequence[str]) -> Key:
    return tuple(row.values[name] for name in key)


def _refuse_doubles(
    register: Register[M], reading: Reading[M], named: Sequence[Row], standing: Mapping[Key, M]
) -> None:
    """The same key twice, or one that differs from another only in capitals and blanks."""
    key = importing_of(register).key
    place = reading.layout.place(key[-1])
    alike = {_folded(one): one for one in standing}
    first: dict[Key, int] = {}
    for row in named:
        own = _key_of(row, key)
        like = _folded(own)
        if like in first:
            sentence = _("Row {row} holds the same. Each may stand in the file once; delete one.")
            told = sentence.format(row=first[like])
            reading.faults.add(_fault(reading, row, place, told))
            continue
        first[like] = row.number
        if own not in standing and like in alike:
            sentence = _("“{name}” stands here already, in other capitals. Write it the same way.")
            told = sentence.format(
                name=next(p for p in reversed(alike[like]) if isinstance(p, str))
            )
            reading.faults.add(_fault(reading, row, place, told))


def _folded(key: Key) -> Key:
    return tuple(folded(part) if isinstance(part, str) else part for part in key)


def _fault(reading: Reading[M], row: Row, place: Place[M] | None, sentence: str) -> Fault:
    if place is None:
        return Fault(row.number, "", "", "", sentence)
    cells = reading.sheet.rows[row.number - 1]
    shown = seen(cells[place.at]) if place.at < len(cells) else ""
    return Fault(row.number, place.letters, place.heading, shown, sentence)


class _Cell(Generic[M]):
    """Reads one column of the file, row by row."""

    def __init__(self, register: Register[M], place: Place[M], scope: Scope) -> None:
        column: Column[M] = place.column
        if column.reads is None:
            raise LookupError(f"{column.key} is not read")
        self.place = place
        self.key = column.key
        self.required = is_required(register, column)
        self.empty = column.reads.empty
        self.read: Read = column.reads.prepared(scope)

    def read_into(self, row: Row, found: Sequence[Any], sheet: Sheet, faults: Faults) -> bool:
        """Put the value into the row; False, and a fault, where there is none."""
        at = self.place.at
        cell = found[at] if at < len(found) else None
        try:
            if cell is None or (type(cell) is str and not cell.strip()):
                row.values[self.key] = self._without(row, sheet)
            elif type(cell) is Broken:
                raise Unreadable(cell.sentence)
            else:
                row.values[self.key] = self.read(cell)
        except Unreadable as refusal:
            place = self.place
            shown = seen(cell)
            faults.add(Fault(row.number, place.letters, place.heading, shown, str(refusal)))
            return False
        return True

    def _without(self, row: Row, sheet: Sheet) -> Any:
        if first := sheet.merged.first_of(row.number - 1, self.place.at):
            sentence = _("This cell is merged with {first}. Unmerge them and fill in each row.")
            raise Unreadable(sentence.format(first=first))
        if self.required:
            raise Unreadable(_("This cell is empty. Fill it in."))
        return self.empty
