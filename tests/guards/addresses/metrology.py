"""Addresses of legal metrology."""

from __future__ import annotations

from .kinds import Address
from .metrology_registers import METROLOGY_REGISTERS

METROLOGY: dict[str, Address] = {**METROLOGY_REGISTERS}
