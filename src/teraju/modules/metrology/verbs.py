"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from .field_verbs import FIELD_VERBS
from .order_verbs import ORDER_VERBS
from .plan_verbs import PLAN_VERBS
from .register_verbs import REGISTER_VERBS
from .sheet_verbs import SHEET_VERBS
from .supervision_verbs import SUPERVISION_VERBS
from .unit_verbs import UNIT_VERBS

VERBS: Mapping[str, Promise] = {
    **REGISTER_VERBS,
    **UNIT_VERBS,
    **ORDER_VERBS,
    **SHEET_VERBS,
    **FIELD_VERBS,
    **SUPERVISION_VERBS,
    **PLAN_VERBS,
}
