"""What the tables of risks share."""

from __future__ import annotations

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.matrix import SIZE
from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government


class AgencyRecord(Record):
    """A record of one agency."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


STEP: list[Any] = [MinValueValidator(1), MaxValueValidator(SIZE)]
YEAR: list[Any] = [MinValueValidator(2000), MaxValueValidator(2199)]


def coded(words: Any) -> list[tuple[str, Any]]:
    """Codes and their words, as a field wants its choices."""
    return [(str(code), label) for code, label in words.items()]
