"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from .register_verbs import REGISTER_VERBS
from .unit_verbs import UNIT_VERBS

VERBS: Mapping[str, Promise] = {**REGISTER_VERBS, **UNIT_VERBS}
