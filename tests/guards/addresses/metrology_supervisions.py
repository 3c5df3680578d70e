"""Addresses of supervision and reports of citizens."""

from __future__ import annotations

from .kinds import Address

METROLOGY_SUPERVISIONS: dict[str, Address] = {}
