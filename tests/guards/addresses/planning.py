"""Addresses of planning."""

from .kinds import Address

PLANNING: dict[str, Address] = {}
