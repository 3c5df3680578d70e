"""Addresses of documents."""

from .kinds import Address

DOCUMENTS: dict[str, Address] = {}
