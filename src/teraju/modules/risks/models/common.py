"""What the tables of risks share."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.modules.risks.domain.matrix import SIZE
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

M = TypeVar("M", bound=models.Model)


class AuditedQuerySet(ScopedQuerySet[M]):
    """What the auditor of a body reads: at the agency and in the days of the invitation.

    What was found about people and partners is not among it: that is asked for by a request.
    """

    guests = frozenset({Role.BODY_AUDITOR})


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
