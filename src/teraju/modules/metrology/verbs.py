"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from .unit_verbs import UNIT_VERBS

VERBS: Mapping[str, Promise] = {**UNIT_VERBS}
