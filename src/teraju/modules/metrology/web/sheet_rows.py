"""The rows of a worksheet as the template draws them: cells, limits, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from teraju.modules.metrology.domain.judging import Verdict
from teraju.modules.metrology.domain.reading_units import brief, unit_of
from teraju.modules.metrology.domain.sheets import GIVEN, Case
from teraju.modules.metrology.domain.worksheet_cells import (
    EACH,
    Block,
    Cell,
    Column,
    Row,
    heavier,
    usual_cells,
    verdicts_of,
)
from teraju.modules.metrology.models import Attempt, Sheet
from teraju.modules.metrology.selectors.sheets import Layout
from teraju.modules.metrology.services.certificate_readings import (
    bounded,
    limit_words,
    shortened,
)
from teraju.modules.metrology.services.sheet_checks import case_of
from teraju.modules.metrology.sheet_wording import CELLS, CHOICES
from teraju.platform.web.kinds import Status

from .numbers import as_typed, measured
from .sheet_words import VERDICT_TONES, reason_said, test_word

# What a row is about, told at its head while the plan says it.
HEADS = ("load", "q", "length", "flow", "interval")


@dataclass(frozen=True)
class CellView:
    """A cell: how it is called, what stands in it, and what may be chosen.

    Without a name of its own it is called as its row is.
    """

    name: str
    label: str
    value: str
    unit: str
    options: Sequence[tuple[str, str, bool]] = ()


@dataclass(frozen=True)
class Line:
    """A row with its cells, what they held when they were shown, and how it stands."""

    key: str
    label: str
    cells: Sequence[CellView]
    bases: Sequence[tuple[str, str]]
    url: str
    status: Status | None
    error: str = ""
    # The small weight to try next, where the lighter one decided nothing.
    heavier: str = ""

    @property
    def heavier_label(self) -> str:
        unit = next((cell.unit for cell in self.cells if cell.unit), "")
        return _("Try %(weight)s") % {"weight": f"{measured(self.heavier)}\u00a0{unit}".strip()}


@dataclass(frozen=True)
class Part:
    """A test with its rows."""

    key: str
    title: str
    lines: Sequence[Line]
    is_needed: bool
    width: int
    # One load is read several times.
    is_together: bool = False

    @property
    def heads(self) -> list[str]:
        """What stands above the columns where a screen is wide enough; rows may be named alone."""
        widest = max(self.lines, key=lambda line: len(line.cells))
        units = [f", {cell.unit}" if cell.unit else "" for cell in widest.cells]
        named = zip(widest.cells, units, strict=True)
        return [f"{cell.label}{unit}" for cell, unit in named if cell.label]


def parts_of(
    sheet: Sheet, attempt: Attempt, layout: Layout, errors: Mapping[str, str] | None = None
) -> list[Part]:
    """Every test of the sheet; `errors` by the name of the cell. No query."""
    cells = {**usual_cells(layout.blocks), **attempt.cells}
    said = errors or {}
    url = reverse("metrology_sheet_cells", args=[sheet.pk])
    found = [_given(layout.given, cells, url, said)] if layout.given else []
    case = case_of(sheet)
    found += [_part(block, attempt, cells, url, said, case) for block in layout.blocks]
    return found


def line_of(parts: Sequence[Part], key: str) -> tuple[Line, int] | None:
    """A row by its key, and of how many columns its test is."""
    found = ((line, part.width) for part in parts for line in part.lines)
    return next(((line, width) for line, width in found if line.key == key), None)


def done_of(layout: Layout, attempt: Attempt) -> tuple[int, int]:
    """How many rows of the needed tests are judged, and of how many."""
    cells = {**usual_cells(layout.blocks), **attempt.cells}
    needed = [block for block in layout.blocks if block.is_needed]
    asked = {block.test: block.asked or len(block.rows) for block in needed}
    done = sum(min(_read(block, attempt, cells), asked[block.test]) for block in needed)
    return done, sum(asked.values())


def _read(block: Block, attempt: Attempt, cells: Mapping[str, str]) -> int:
    """How many rows of a test are judged; of a spread, for which the engine gives one point, all
    that were read.
    """
    judged = verdicts_of(block, attempt.answer, cells)
    if not judged or block.test != "repeatability":
        return len(judged)
    return sum(bool(cells.get(f"{row.place}.indication")) for row in block.rows)


def _given(
    columns: Sequence[Column], cells: Mapping[str, str], url: str, errors: Mapping[str, str]
) -> Part:
    lines = []
    for column in columns:
        label, name = str(CELLS.get(column.key, column.key)), f"{GIVEN}.{column.key}"
        named = f"{label}, {column.unit}" if column.unit else label
        key = f"{GIVEN}-{column.key}"
        line = _line(key, named, [(name, column)], cells, url, None, errors)
        # The row says it already.
        lines.append(replace(line, cells=[replace(cell, label="") for cell in line.cells]))
    return Part(GIVEN, _("Given by the office"), lines, is_needed=True, width=1)


def _part(
    block: Block,
    attempt: Attempt,
    cells: Mapping[str, str],
    url: str,
    errors: Mapping[str, str],
    case: Case,
) -> Part:
    judged = verdicts_of(block, attempt.answer, cells)
    unit = unit_of(case, block.test, "limit")
    lines = list(_lines(block, judged, cells, url, errors, unit))
    width = max(len(line.cells) for line in lines)
    together = block.shape == "series"
    return Part(block.test, test_word(block.test), lines, block.is_needed, width, together)


def _lines(
    block: Block,
    judged: Mapping[str, Any],
    cells: Mapping[str, str],
    url: str,
    errors: Mapping[str, str],
    unit: str,
) -> Iterator[Line]:
    for number, row in enumerate(block.rows, 1):
        own = [column for column in block.columns if not _is_head(block, row, column, cells)]
        if block.shape == "series" and number > 1:
            own = [column for column in own if column.key in EACH]
        named = [(f"{row.place}.{column.key}", column) for column in own]
        key = row.place.replace(".", "-")
        point = judged.get(row.place)
        label = _label(block, row, number, cells)
        line = _line(key, label, named, cells, url, _status(row, point, unit), errors)
        decides_nothing = point is not None and point["verdict"] == Verdict.UNDECIDED
        yield replace(line, heavier=heavier(block, row, cells)) if decides_nothing else line


def _is_head(block: Block, row: Row, column: Column, cells: Mapping[str, str]) -> bool:
    """Whether the plan says it and nobody read at another load."""
    first = block.rows[0] if block.shape == "series" else row
    planned = first.usual.get(column.key)
    if column.key not in HEADS or not planned:
        return False
    return cells.get(f"{first.place}.{column.key}", planned) == planned


def _label(block: Block, row: Row, number: int, cells: Mapping[str, str]) -> str:
    first = block.rows[0] if block.shape == "series" else row
    for column in block.columns:
        if _is_head(block, row, column, cells):
            value = first.usual[column.key]
            word = str(CHOICES[value]) if value in CHOICES else f"{measured(value)} {column.unit}"
            return f"{number} · {word.strip()}" if block.shape == "series" else word.strip()
    return str(number) if len(block.rows) > 1 else test_word(block.test)


def _line(
    key: str,
    label: str,
    named: Sequence[tuple[str, Column]],
    cells: Mapping[str, str],
    url: str,
    status: Status | None,
    errors: Mapping[str, str],
) -> Line:
    views = [_cell(name, column, cells.get(name, "")) for name, column in named]
    bases = [(name, cells.get(name, "")) for name, _column in named]
    error = " ".join(errors[name] for name, _column in named if name in errors)
    return Line(key, label, views, bases, url, status, error)


def _cell(name: str, column: Column, value: str) -> CellView:
    label = str(CELLS.get(column.key, column.key))
    if column.kind is Cell.NUMBER:
        return CellView(name, label, as_typed(value), column.unit)
    offered = ("yes", "no") if column.kind is Cell.YES_NO else column.choices
    options = [(one, str(CHOICES.get(one, one)), one == value) for one in offered]
    return CellView(name, label, value, "", [("", "–", not value), *options])


def _status(row: Row, point: Mapping[str, Any] | None, unit: str) -> Status | None:
    """The limit until the row is read, then what the engine says of it, in its unit.

    Before, the limit may be in another: a share of what is not read yet.
    """
    test = row.place.partition(".")[0]
    if point is None:
        planned = measured(shortened(row.limit)) if row.limit else ""
        words = f"{bounded(test, planned)} {row.limit_unit}".strip()
        return Status("none", words) if planned else None
    tone = VERDICT_TONES[point["verdict"]]
    error = brief(point)
    limit = f"{limit_words(test, point, measured)} {unit}".strip()
    word = limit if error is None else f"{measured(error)} ({limit})"
    return Status(tone, word, reason_said(point))
