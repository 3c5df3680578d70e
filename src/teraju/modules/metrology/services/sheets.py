"""The use-cases on test sheets and marks, for whoever calls them."""

from __future__ import annotations

from teraju.modules.metrology.domain.sheets import Pieces

from .marks import restore_verification, void_verification
from .sheet_acts import Ending
from .sheet_readings import record_readings
from .sheet_records import Beginning, Written, record_sheet
from .sheet_steps import (
    choose_standards,
    complete_plate,
    decide,
    give_up,
    open_sheet,
    save_readings,
    try_again,
)

__all__ = [
    "Beginning",
    "Ending",
    "Pieces",
    "Written",
    "choose_standards",
    "complete_plate",
    "decide",
    "give_up",
    "open_sheet",
    "record_readings",
    "record_sheet",
    "restore_verification",
    "save_readings",
    "try_again",
    "void_verification",
]
