"""What the trail says of this module's records, after the office."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

from .certificate_verbs import CERTIFICATE_VERBS
from .coaching_verbs import COACHING_VERBS
from .offer_verbs import OFFER_VERBS
from .register_verbs import REGISTER_VERBS
from .visit_verbs import VISIT_VERBS

VERBS: Mapping[str, Promise] = {
    **REGISTER_VERBS,
    **COACHING_VERBS,
    **CERTIFICATE_VERBS,
    **VISIT_VERBS,
    **OFFER_VERBS,
}
