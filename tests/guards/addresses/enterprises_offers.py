"""Addresses of documents for small firms, tourism and the showcase."""

from __future__ import annotations

from .kinds import Address

ENTERPRISES_OFFERS: dict[str, Address] = {}
