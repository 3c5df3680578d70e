"""Addresses of events."""

from __future__ import annotations

from .kinds import Address

LEARNING_EVENTS: dict[str, Address] = {}
