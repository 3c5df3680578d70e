"""What the trail says of events."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

EVENT_VERBS: Mapping[str, Promise] = {}
