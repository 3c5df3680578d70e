"""What all reference data have in common: who reads them, and in which language."""

from __future__ import annotations

from typing import Self, TypeVar

from django.db import models
from django.utils.translation import get_language

from teraju.platform.accounts.scope import Viewer

M = TypeVar("M", bound=models.Model)


class ReferenceQuerySet(models.QuerySet[M]):
    """Reference data of the whole house: read by all who are logged in, changed by files alone."""

    def visible_to(self, viewer: Viewer) -> Self:
        return self.none() if viewer.is_anonymous else self.all()


def in_language(english: str, indonesian: str) -> str:
    """The wording in the reader's language."""
    return english if (get_language() or "id").startswith("en") else indonesian
