"""What the trail says of coaching programmes."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

COACHING_VERBS: Mapping[str, Promise] = {}
