"""Who may do what with coaching programmes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COACHING_RIGHTS: Mapping[str, Any] = {}
