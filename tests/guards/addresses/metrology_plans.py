"""Addresses of the yearly plan, boards and reports."""

from __future__ import annotations

from .kinds import Address

METROLOGY_PLANS: dict[str, Address] = {}
