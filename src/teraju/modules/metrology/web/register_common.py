"""What the pages of the registers share."""

from __future__ import annotations

SHOWN = 25
