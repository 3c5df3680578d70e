"""Addresses of study visits."""

from __future__ import annotations

from .kinds import Address

LEARNING_STUDIES: dict[str, Address] = {}
