"""What the trail says of study visits."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

STUDY_VERBS: Mapping[str, Promise] = {}
