"""Addresses of gratification."""

from __future__ import annotations

from .kinds import Address

GRATIFICATION: dict[str, Address] = {}
