"""Rupiah as people type them, and lines of a feast as they are pasted from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from teraju.kernel.errors import DomainError

from .givers import Line

_RUPIAH = re.compile(r"(?:rp\.? ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2})|,-)?")
_LONGEST = 30
# Above this somebody typed a telephone number.
MOST = Decimal(10) ** 13


class NotRupiah(DomainError):
    """The text is no amount in rupiah."""


def rupiah_of(text: str) -> Decimal:
    """Read an amount such as 1500000, 1.500.000, Rp1.500.000,50 or Rp 250.000,-; NotRupiah."""
    plain = " ".join(text.casefold().split())
    found = _RUPIAH.fullmatch(plain) if len(plain) <= _LONGEST else None
    if found is None:
        raise NotRupiah("an amount such as 1.500.000 is expected")
    amount = Decimal(f"{found[1].replace('.', '')}.{found[2] or '0'}")
    if amount >= MOST:
        raise NotRupiah("this amount is too large")
    return amount


@dataclass(frozen=True, slots=True)
class Pasted:
    """A line as it was read; `fault` names what of it is missing ("" for nothing)."""

    number: int
    giver_name: str
    kind: Line
    value: Decimal
    description: str
    fault: str = ""


def read_pasted(text: str, words: Mapping[str, Line]) -> Sequence[Pasted]:
    """Read lines that were copied out of a spreadsheet: name first, then value, kind, anything.

    Cells are parted by tabs or semicolons; `words` are what the kinds are called, without
    capitals. Empty lines and a line of headings are skipped.
    """
    found = []
    for number, row in enumerate(text.splitlines(), start=1):
        cells = [cell.strip() for cell in re.split(r"[\t;]", row)]
        if any(cells) and not _is_heading(cells):
            found.append(_line(number, cells, words))
    return found


def _is_heading(cells: Sequence[str]) -> bool:
    """The first row of a sheet has words where the others have amounts."""
    return cells[0].casefold() in {"nama", "name", "pemberi", "giver", "no", "no."}


def _line(number: int, cells: Sequence[str], words: Mapping[str, Line]) -> Pasted:
    rest = list(cells)
    # A sheet that numbers its rows has the name in the second column.
    if len(rest) > 2 and rest[0].rstrip(".").isdecimal():
        rest = rest[1:]
    name, value, kind, notes = rest[0], None, Line.MONEY, []
    for cell in rest[1:]:
        if cell.casefold() in words:
            kind = words[cell.casefold()]
        elif value is None and (amount := _amount(cell)) is not None:
            value = amount
        elif cell:
            notes.append(cell)
    fault = "" if name and value is not None else ("value" if name else "giver_name")
    return Pasted(number, name[:160], kind, value or Decimal(0), ", ".join(notes)[:200], fault)


def _amount(cell: str) -> Decimal | None:
    try:
        return rupiah_of(cell)
    except NotRupiah:
        return None
