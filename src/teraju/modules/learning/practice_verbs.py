"""What the trail says of the library of practices."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise

PRACTICE_VERBS: Mapping[str, Promise] = {}
