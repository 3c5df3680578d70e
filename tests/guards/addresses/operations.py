"""Addresses of operations."""

from .kinds import Address

OPERATIONS: dict[str, Address] = {}
