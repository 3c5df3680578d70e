"""Addresses of orders, sessions and the queue."""

from __future__ import annotations

from .kinds import Address

METROLOGY_ORDERS: dict[str, Address] = {}
