"""What the trail says of supervision and reports of citizens."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

SUPERVISION_VERBS: Mapping[str, Promise] = {}
