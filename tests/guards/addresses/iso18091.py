"""Addresses of reliable local government."""

from __future__ import annotations

from .kinds import Address

ISO18091: dict[str, Address] = {}
