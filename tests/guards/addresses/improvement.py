"""Addresses of improvement."""

from __future__ import annotations

from .kinds import Address

IMPROVEMENT: dict[str, Address] = {}
