"""Addresses of declarations."""

from __future__ import annotations

from .kinds import Address

DECLARATIONS: dict[str, Address] = {}
