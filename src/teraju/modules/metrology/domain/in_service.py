"""Readings of an instrument in use as an official writes them down: a line for each point."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from teraju.kernel.decimals import may_be_thousands

MOST_LINES = 50
_GAPS = re.compile(r"[;\t =]+")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:[.,][0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is read at a kind: the test of the engine, and its quantities in the order of a line."""

    test: str
    columns: tuple[str, ...]


# Of the kinds that a visit reads; others go to the office for a whole test.
SHEETS: Mapping[str, Sheet] = {
    "nawi": Sheet("weighing", ("load", "indication")),
    "mechanical": Sheet("weighing", ("load", "error")),
    "fuel_dispenser": Sheet("delivery", ("indicated", "delivered")),
    "water_meter": Sheet("flow", ("q", "indicated", "actual")),
}


class WrongLine(ValueError):
    """A line of readings that cannot be read; `number` counts from 1, 0 for the whole."""

    def __init__(self, number: int) -> None:
        super().__init__(f"line {number} cannot be read")
        self.number = number


class DottedThousands(WrongLine):
    """A load such as 5.000, which may be five or five thousand."""


def read_lines(text: str, sheet: Sheet) -> dict[str, list[dict[str, str]]]:
    """Read a line for each point; raises WrongLine. Nothing written gives no test."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise WrongLine(0)
    points = [_point(number, line, sheet.columns) for number, line in enumerate(lines, start=1)]
    return {sheet.test: points} if points else {}


def write_lines(readings: Mapping[str, object], sheet: Sheet) -> str:
    """Write readings as they were typed, with a decimal comma."""
    points = readings.get(sheet.test)
    if not isinstance(points, Sequence) or isinstance(points, str):
        return ""
    return "\n".join(
        "; ".join(str(point[name]).replace(".", ",") for name in sheet.columns)
        for point in points
        if isinstance(point, Mapping)
    )


def _point(number: int, line: str, columns: Sequence[str]) -> dict[str, str]:
    parts = [part for part in _GAPS.split(line) if part]
    if len(parts) != len(columns) or not all(_NUMBER.fullmatch(part) for part in parts):
        raise WrongLine(number)
    # Litres are read to three places; no scale is.
    if "load" in columns and any(may_be_thousands(part) for part in parts):
        raise DottedThousands(number)
    try:
        values = [format(Decimal(part.replace(",", ".")), "f") for part in parts]
    except InvalidOperation as error:
        raise WrongLine(number) from error
    return dict(zip(columns, values, strict=True))
