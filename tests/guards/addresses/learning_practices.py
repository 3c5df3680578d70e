"""Addresses of the library of practices."""

from __future__ import annotations

from .kinds import Address

LEARNING_PRACTICES: dict[str, Address] = {}
