"""What the trail says of tests, certificates and marks."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

CERTIFICATE_VERBS: Mapping[str, Promise] = {}
