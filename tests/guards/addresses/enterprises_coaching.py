"""Addresses of coaching programmes."""

from __future__ import annotations

from .kinds import Address

ENTERPRISES_COACHING: dict[str, Address] = {}
