"""What the trail says of test sheets, marks and certificates."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

SHEET_VERBS: Mapping[str, Promise] = {}
