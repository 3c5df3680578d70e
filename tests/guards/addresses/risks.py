"""Addresses of risks."""

from __future__ import annotations

from .kinds import Address
from .risks_partners import RISKS_PARTNERS

RISKS: dict[str, Address] = {**RISKS_PARTNERS}
