"""Addresses of public satisfaction."""

from __future__ import annotations

from .kinds import Address

SATISFACTION: dict[str, Address] = {}
