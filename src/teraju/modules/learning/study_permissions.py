"""Who may do what with study visits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

STUDY_RIGHTS: Mapping[str, Any] = {}
