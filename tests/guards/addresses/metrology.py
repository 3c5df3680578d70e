"""Addresses of legal metrology."""

from __future__ import annotations

from .kinds import Address

METROLOGY: dict[str, Address] = {}
