"""What the trail says of orders, sessions and the queue."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

ORDER_VERBS: Mapping[str, Promise] = {}
