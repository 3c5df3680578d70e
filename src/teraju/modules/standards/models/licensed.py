"""The text of a requirement that an agency has bought a licence for."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .requirements import Requirement

LONGEST_TEXT = 8000


class LicensedTextQuerySet(ScopedQuerySet["LicensedText"]):
    """For colleagues alone: no guest and nobody outside the agency ever reads it."""


class LicensedText(Record):
    """An agency's own licensed wording of a requirement, kept beside our paraphrase."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    requirement = models.ForeignKey(
        Requirement,
        on_delete=models.PROTECT,
        related_name="licensed_texts",
        verbose_name=_("requirement"),
    )
    text = models.TextField(
        _("licensed text"), max_length=LONGEST_TEXT, validators=[MaxLengthValidator(LONGEST_TEXT)]
    )

    objects: ClassVar = LicensedTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "requirement"],
                name="licensed_text_once_per_agency",
                violation_error_message=_("This agency keeps a text for this requirement already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement} ({self.agency})"

    def get_absolute_url(self) -> str:
        return self.requirement.get_absolute_url()
