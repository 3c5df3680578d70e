"""Addresses of channel."""

from __future__ import annotations

from .kinds import Address

CHANNEL: dict[str, Address] = {}
