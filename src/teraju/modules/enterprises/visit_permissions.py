"""Who may do what with visits and the owner's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VISIT_RIGHTS: Mapping[str, Any] = {}
