"""Addresses of integrity zone."""

from __future__ import annotations

from .kinds import Address

INTEGRITY_ZONE: dict[str, Address] = {}
