"""What the tables of this module share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.organisation.models import Agency, Government

TELEPHONE = RegexValidator(
    r"^\+?(?:[ ()\-]*[0-9]){6,20}[ ()\-]*$",
    _("A telephone number has six digits or more, as in 0812 3456 7890."),
)
NIB = RegexValidator(r"^[0-9]{13}$", _("A NIB has 13 digits."))
KBLI = RegexValidator(r"^[0-9]{5}$", _("A KBLI code has 5 digits."))


class AgencyRecord(Record):
    """A record of the agency that coaches (the dinas)."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )

    class Meta:
        abstract = True


def somebody(**more: Any) -> Any:
    """A person who did something, or nobody yet."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        **more,
    )


def choices(words: Mapping[str, Promise]) -> list[tuple[str, Promise]]:
    """The choices of a field, out of what its codes are called."""
    return list(words.items())
