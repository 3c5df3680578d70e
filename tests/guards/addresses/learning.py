"""Addresses of learning."""

from .kinds import Address

LEARNING: dict[str, Address] = {}
