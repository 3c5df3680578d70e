"""The cells of a worksheet: what each takes, and what stands in them as the engine reads it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.kernel.errors import DomainError
from teraju.modules.metrology.domain.sheets import GIVEN

# Nobody reads more points of one test.
MOST_ROWS = 24
# What a series has at each of its readings; the rest stands once, at the first.
EACH = ("indication", "added")


class Cell(StrEnum):
    """What a cell takes."""

    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"


class NotANumber(DomainError):
    """A cell that takes a number holds something else."""


class BeyondBounds(DomainError):
    """A number that the office cannot have given."""


@dataclass(frozen=True, slots=True)
class Column:
    """A cell of every row of a block; `usual` stands in it until somebody writes another value.

    `above` and `most`: what the number lies between; empty where anything may stand.
    """

    key: str
    kind: Cell = Cell.NUMBER
    unit: str = ""
    is_needed: bool = True
    choices: tuple[str, ...] = ()
    above: str = ""
    most: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place in the input of the engine, what it is about, and its limit where known.

    `weights`: the small weights that are tried on a beam, the lighter first.
    """

    place: str
    usual: Mapping[str, str]
    limit: str = ""
    limit_unit: str = ""
    weights: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A test: `shape` rows (points), single (one point), or series (readings of one load).

    `least` readings make a series; of `asked` rows a pass is made, 0: of all.
    """

    test: str
    shape: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    is_needed: bool = False
    least: int = 1
    asked: int = 0


Cells = Mapping[str, str]


def read_cell(column: Column, text: str) -> str:
    """Give the value of a cell as the engine reads it, "" where it is empty.

    A comma is a point. Raises NotANumber and BeyondBounds.
    """
    written = text.strip()
    if not written:
        return ""
    if column.kind is Cell.NUMBER:
        number = written.replace(" ", "").replace("\u2212", "-").replace(",", ".")
        try:
            value = parse_decimal(number)
        except NotADecimal as error:
            raise NotANumber(str(error)) from error
        is_low = column.above != "" and value <= Decimal(column.above)
        if is_low or (column.most != "" and value > Decimal(column.most)):
            raise BeyondBounds(f"more than {column.above} and at most {column.most} is expected")
        return number
    allowed = ("yes", "no") if column.kind is Cell.YES_NO else column.choices
    if written not in allowed:
        raise NotANumber(f"one of {', '.join(allowed)} is expected")
    return written


def with_further_rows(blocks: Sequence[Block], cells: Cells) -> tuple[Block, ...]:
    """Give the blocks with the rows that were read beyond the plan, as a telephone sends them."""
    return tuple(_lengthened(block, cells) for block in blocks)


def _lengthened(block: Block, cells: Cells) -> Block:
    here = f"{block.test}."
    read = [name.removeprefix(here).split(".")[0] for name in cells if name.startswith(here)]
    last = max((int(one) for one in read if one.isdecimal() and len(one) < 3), default=0)
    further = range(len(block.rows), min(last + 1, MOST_ROWS))
    if block.shape == "single" or not further:
        return block
    return replace(block, rows=(*block.rows, *(Row(f"{here}{number}", {}) for number in further)))


def cell_names(blocks: Sequence[Block], given: Sequence[Column]) -> dict[str, Column]:
    """Give every cell of the sheet by its name."""
    names = {f"{GIVEN}.{column.key}": column for column in given}
    for block in blocks:
        for row in block.rows:
            for column in block.columns:
                names[f"{row.place}.{column.key}"] = column
    return names


def usual_cells(blocks: Sequence[Block]) -> dict[str, str]:
    """Give what stands in the cells of a sheet that nobody has written on."""
    return {
        f"{row.place}.{key}": value
        for block in blocks
        for row in block.rows
        for key, value in row.usual.items()
    }


def readings_of(blocks: Sequence[Block], given: Sequence[Column], cells: Cells) -> dict[str, Any]:
    """Give the readings as the engine takes them: rows that are not finished are left out."""
    found: dict[str, Any] = {}
    for block in blocks:
        written = _SHAPES[block.shape](block, cells)
        if written:
            found[block.test] = written
    values = {column.key: cells.get(f"{GIVEN}.{column.key}", "") for column in given}
    said = {key: value for key, value in values.items() if value}
    return {**found, GIVEN: said} if said else found


def heavier(block: Block, row: Row, cells: Cells) -> str:
    """Give the weight to try next where a lighter one moved nothing, which decides nothing.

    Empty where nothing follows, or the load is not that of the plan: its limit is another.
    """
    added = cells.get(f"{row.place}.added", "")
    is_planned = cells.get(f"{row.place}.load", "") == row.usual.get("load", "")
    answers = [column.key for column in block.columns if column.kind is Cell.YES_NO]
    moved_nothing = any(cells.get(f"{row.place}.{key}") == "no" for key in answers)
    if not (added and is_planned and moved_nothing):
        return ""
    return next((one for one in row.weights if Decimal(one) > Decimal(added)), "")


def _value(column: Column, text: str) -> Any:
    return text == "yes" if column.kind is Cell.YES_NO else text


def _point(block: Block, row: Row, cells: Cells) -> dict[str, Any] | None:
    """The values of a row; None while one that it needs is missing."""
    point: dict[str, Any] = {}
    for column in block.columns:
        text = cells.get(f"{row.place}.{column.key}", "")
        if text:
            point[column.key] = _value(column, text)
        elif column.is_needed:
            return None
    return point


def _rows_of(block: Block, cells: Cells) -> list[dict[str, Any]]:
    points = (_point(block, row, cells) for row in block.rows)
    return [point for point in points if point is not None]


def _single_of(block: Block, cells: Cells) -> dict[str, Any]:
    return _point(block, block.rows[0], cells) or {}


def _series_of(block: Block, cells: Cells) -> dict[str, Any]:
    """One load and several indications of it; a row that is empty was not read."""
    head = block.rows[0]
    shown = [cells.get(f"{row.place}.indication", "") for row in block.rows]
    read = [one for one in shown if one]
    if len(read) < block.least:
        return {}
    found: dict[str, Any] = {"indications": read}
    small = [cells.get(f"{row.place}.added", "") or None for row in _rows_read(block, cells)]
    if any(small):
        found["added"] = small
    if "load" not in {column.key for column in block.columns}:
        return found
    load = cells.get(f"{head.place}.load", "")
    return {"load": load, **found} if load else {}


_SHAPES: Mapping[str, Callable[[Block, Cells], Any]] = {
    "rows": _rows_of,
    "single": _single_of,
    "series": _series_of,
}


def verdicts_of(block: Block, answer: Mapping[str, Any], cells: Cells) -> dict[str, Any]:
    """Give the engine's point of every row that was judged, by the place of the row."""
    points = answer.get("tests", {}).get(block.test, {}).get("points", [])
    judged = _rows_read(block, cells)
    if block.shape == "series" and len(points) < len(judged):
        judged = judged[:1]
    return {row.place: point for row, point in zip(judged, points, strict=False)}


def cell_meant(blocks: Sequence[Block], cells: Cells, path: str) -> str:
    """Give the cell of a place in the input of the engine, which counts finished rows only.

    Empty where it is no place of a row, such as `instrument.e`.
    """
    root, _dot, rest = path.partition(".")
    test, *parts = rest.split(".")
    block = next((one for one in blocks if root == "tests" and one.test == test), None)
    if block is None:
        return ""
    number = next((int(part) for part in parts if part.isdecimal()), None)
    rows = block.rows if number is None else _rows_read(block, cells)[number:]
    if not rows:
        return ""
    said = ["indication" if part == "indications" else part for part in parts]
    known = [column.key for column in block.columns]
    return f"{rows[0].place}.{next((key for key in said if key in known), known[0])}"


def _rows_read(block: Block, cells: Cells) -> list[Row]:
    if block.shape == "series":
        return [row for row in block.rows if cells.get(f"{row.place}.indication")]
    return [row for row in block.rows if _point(block, row, cells) is not None]
