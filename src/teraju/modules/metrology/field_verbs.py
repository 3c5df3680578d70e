"""What the trail says of field work without a connection."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

FIELD_VERBS: Mapping[str, Promise] = {}
