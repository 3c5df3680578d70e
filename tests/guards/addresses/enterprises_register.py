"""Addresses of the register of enterprises."""

from __future__ import annotations

from .kinds import Address

ENTERPRISES_REGISTER: dict[str, Address] = {}
