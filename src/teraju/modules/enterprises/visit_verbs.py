"""What the trail says of visits and the owner's page."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

VISIT_VERBS: Mapping[str, Promise] = {}
