"""Who may do what with documents for small firms, tourism and the showcase."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

OFFER_RIGHTS: Mapping[str, Any] = {}
