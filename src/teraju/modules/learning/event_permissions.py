"""Who may do what with events."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

EVENT_RIGHTS: Mapping[str, Any] = {}
