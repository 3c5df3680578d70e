"""Addresses of visits and the owner's page."""

from __future__ import annotations

from .kinds import Address

ENTERPRISES_VISITS: dict[str, Address] = {}
