"""Addresses of field work without a connection."""

from __future__ import annotations

from .kinds import Address

METROLOGY_FIELDS: dict[str, Address] = {}
