"""Addresses of risks."""

from __future__ import annotations

from .kinds import Address

RISKS: dict[str, Address] = {}
