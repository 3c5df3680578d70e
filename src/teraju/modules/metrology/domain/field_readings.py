"""Sheets of which a telephone knows no limit: it keeps what is read, the engine judges later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from teraju.kernel.inputs import InputError
from teraju.modules.metrology.domain.field_plan import field_rules
from teraju.modules.metrology.domain.sheets import Case
from teraju.modules.metrology.domain.worksheet_cells import Block
from teraju.modules.metrology.domain.worksheets import worksheet


def reading_sheet(case: Case) -> dict[str, Any] | None:
    """Give the worksheet of an instrument as a telephone lays it out; None where there is none."""
    try:
        blocks = worksheet(case)
    except InputError:
        return None
    return {"unit": case.unit, "blocks": [_block(one) for one in blocks]}


def blank_sheet(case: Case) -> dict[str, Any] | None:
    """Give the worksheet of a kind whatever its plate says: the same tests, loads left open."""
    plates: Iterable[Mapping[str, str]] = (*field_rules(case.on).plates.get(case.kind.code, ()), {})
    for plate in plates:
        like = Case(case.kind, plate, case.control, case.on)
        found = reading_sheet(like)
        if found is not None:
            return {**found, "blocks": [_emptied(one) for one in found["blocks"]]}
    return None


def _block(block: Block) -> dict[str, Any]:
    return {
        "t": block.test,
        "shape": block.shape,
        "least": block.least,
        "needed": block.is_needed,
        "columns": [
            [one.key, one.kind.value, one.unit, one.is_needed, list(one.choices)]
            for one in block.columns
        ],
        "rows": [[one.place, dict(one.usual)] for one in block.rows],
    }


def _emptied(block: Mapping[str, Any]) -> dict[str, Any]:
    """Without what follows from a plate; which flow a delivery is of does not."""
    kept = {key for key, kind, *_rest in block["columns"] if kind == "choice"}
    rows = [
        [place, {key: value for key, value in usual.items() if key in kept}]
        for place, usual in block["rows"]
    ]
    return {**block, "rows": rows}
