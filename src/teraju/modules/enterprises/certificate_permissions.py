"""Who may do what with tests, certificates and marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

CERTIFICATE_RIGHTS: Mapping[str, Any] = {}
