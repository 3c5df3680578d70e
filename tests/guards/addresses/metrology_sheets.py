"""Addresses of test sheets, marks and certificates."""

from __future__ import annotations

from .kinds import Address

METROLOGY_SHEETS: dict[str, Address] = {}
