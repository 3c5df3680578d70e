"""Who may do what with the library of practices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PRACTICE_RIGHTS: Mapping[str, Any] = {}
