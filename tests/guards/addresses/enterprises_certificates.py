"""Addresses of tests, certificates and marks."""

from __future__ import annotations

from .kinds import Address

ENTERPRISES_CERTIFICATES: dict[str, Address] = {}
