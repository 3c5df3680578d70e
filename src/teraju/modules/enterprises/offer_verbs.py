"""What the trail says of documents for small firms, tourism and the showcase."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

OFFER_VERBS: Mapping[str, Promise] = {}
