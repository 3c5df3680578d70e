"""What a plate tells in one line, in the reader's language; papers have it as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .domain.catalogue import catalogue
from .domain.plates import capacity_words
from .models import Instrument
from .number_wording import quantity
from .unit_wording import kind_name


def plate_line(code: str, plate: Mapping[str, str], on: date | None = None) -> str:
    """A plate of this kind in one line: "15 kg × 5 g, III"."""
    kind = catalogue(on).kinds.get(code)
    return capacity_words(kind, plate, quantity) if kind else ""


def capacity_of(instrument: Instrument) -> str:
    """Its plate in one line, as the register has it now."""
    return plate_line(instrument.kind, instrument.plate)


def kind_and_capacity(instrument: Instrument) -> str:
    """What it is, as lists and titles name it."""
    return f"{kind_name(instrument.kind)} {capacity_of(instrument)}".strip()
