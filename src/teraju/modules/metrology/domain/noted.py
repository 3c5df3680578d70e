"""What a hasty hand notes wrongly at a scale: refused before anything is judged by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from teraju.kernel.compute import Answer
from teraju.kernel.decimals import NotADecimal, parse_decimal
from teraju.kernel.inputs import InputError

ADDED = "added"


def check_noted(readings: Mapping[str, Any], answer: Answer) -> None:
    """Refuse more small weights than a display bears, and less than nothing under a load.

    Both would be judged: what was added is taken off what was shown, and turns a scale that fails
    into one that passes. The telephone has the same rule (judge.js). Raises InputError.
    """
    warnings: Any = answer.get("warnings", ())
    for warning in warnings:
        if ADDED in warning["path"].split(".") and _is_written(readings, warning["path"]):
            raise InputError(warning["path"], warning["message"])
    for path, load, shown in _shown(readings):
        if load > 0 > shown:
            raise InputError(path, "is less than nothing under a load")


def _is_written(readings: Mapping[str, Any], path: str) -> bool:
    """Whether something stands at a place of the input; what is only missed there is no fault."""
    found: Any = readings
    for part in path.split(".")[1:]:
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(found, list):
            found = found[int(part)]
    return found is not None


def _shown(readings: Mapping[str, Any]) -> Iterator[tuple[str, Decimal, Decimal]]:
    """Every indication of a load, with its place in the input of the engine."""
    for test, written in readings.items():
        rows = enumerate(written) if isinstance(written, list) else [(None, written)]
        for number, row in rows:
            if not isinstance(row, Mapping) or "load" not in row:
                continue
            place = f"tests.{test}" if number is None else f"tests.{test}.{number}"
            read = [(f"{place}.indication", row["indication"])] if "indication" in row else []
            for each, text in enumerate(row.get("indications") or ()):
                read.append((f"{place}.indications.{each}", text))
            yield from ((path, _number(row["load"]), _number(text)) for path, text in read)


def _number(text: object) -> Decimal:
    """What the engine has read already; nothing else comes here."""
    try:
        return parse_decimal(str(text))
    except NotADecimal:
        return Decimal(0)
