"""Addresses of legal metrology."""

from __future__ import annotations

from .kinds import Address
from .metrology_registers import METROLOGY_REGISTERS
from .metrology_unit import METROLOGY_UNIT

METROLOGY: dict[str, Address] = {**METROLOGY_REGISTERS, **METROLOGY_UNIT}
