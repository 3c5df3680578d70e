"""What the trail says of the register of enterprises and the catalogue of SNI."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

REGISTER_VERBS: Mapping[str, Promise] = {}
