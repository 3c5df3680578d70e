"""Readings that came without a verdict: a telephone that knew no limit kept them."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from teraju.modules.metrology.domain.marks import SheetState
from teraju.modules.metrology.domain.worksheet_cells import cell_names
from teraju.modules.metrology.models import Sheet
from teraju.modules.metrology.selectors.sheets import Layout, layout_of
from teraju.modules.metrology.sheet_refusals import NotTestable
from teraju.platform.accounts.records import save
from teraju.platform.accounts.scope import Viewer

from . import sheet_lines
from .sheet_checks import on_the_bench
from .sheet_records import Beginning, begun_sheet, known_sheet
from .sheet_steps import add_attempt, judge_anew, read_written
from .unit_common import tell


@transaction.atomic
def record_readings(
    *,
    actor: Viewer,
    key: UUID,
    beginning: Beginning,
    cells: Mapping[str, str],
) -> Sheet:
    """Keep what was read and let the engine judge it; the sheet stays open until it is marked.

    Sent twice with one key it is one sheet.
    """
    instrument = on_the_bench(actor, beginning.instrument_id)
    known = known_sheet(instrument, key)
    if known is not None:
        return known
    if instrument.sheets.filter(state=SheetState.OPEN).exists():
        raise NotTestable(_("Another sheet of this instrument is open: finish that one first."))
    sheet, used = begun_sheet(actor, instrument, key, beginning)
    save(actor, sheet)
    sheet.standards.set(used)
    sheet_lines.begin(actor, sheet.line, sheet.control)
    sheet_lines.take(actor, sheet.line)
    attempt = add_attempt(actor, sheet, 1)
    attempt.cells = _whole_rows(layout_of(sheet, cells), cells)
    judge_anew(actor, sheet, attempt)
    told = {"instrument": instrument.tag, "control": sheet.control, "verdict": attempt.verdict}
    tell(actor, sheet, "sheet.opened", told)
    return sheet


def _whole_rows(layout: Layout, cells: Mapping[str, str]) -> dict[str, str]:
    """What was read, row by row: a cell left empty there is not filled by the plan here."""
    if layout.lacks is not None:
        # The plate lacks what the sheet is laid out by: the rows wait until the office gives it.
        return dict(cells)
    names = cell_names(layout.blocks, layout.given)
    rows = {name.rpartition(".")[0] for name in cells}
    touched = {name: "" for name in names if name.rpartition(".")[0] in rows}
    read = {
        name: read_written(name, names[name], text) for name, text in cells.items() if name in names
    }
    return {**touched, **read}
