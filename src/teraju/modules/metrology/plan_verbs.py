"""What the trail says of the yearly plan, boards and reports."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

PLAN_VERBS: Mapping[str, Promise] = {}
