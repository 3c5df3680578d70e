"""Standards and their editions: the SNI number, the ISO number and the edition stand apart."""

from __future__ import annotations

from typing import ClassVar

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .reference import ReferenceQuerySet, in_language


class Scheme(models.TextChoices):
    QUALITY = "quality", _("Quality management")
    ANTI_BRIBERY = "anti_bribery", _("Anti-bribery management")
    LOCAL_GOVERNMENT = "local_government", _("Quality in local government (guidance)")
    COMPLIANCE = "compliance", _("Compliance management")
    WHISTLEBLOWING = "whistleblowing", _("Whistleblowing (guidance)")


class Standard(models.Model):
    """A standard apart from its editions, such as SNI ISO 9001."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    sni_number = models.CharField(_("SNI number"), max_length=40, blank=True)
    iso_number = models.CharField(_("ISO number"), max_length=40, blank=True)
    title_en = models.CharField(max_length=160)
    title_id = models.CharField(max_length=160)
    scheme = models.CharField(_("scheme"), max_length=20, choices=Scheme.choices)
    is_certifiable = models.BooleanField(
        _("can be certified"),
        help_text=_("Guidance, such as ISO 18091, asks for nothing that a body could certify."),
    )

    objects: ClassVar = ReferenceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.sni_number or self.iso_number

    @property
    def title(self) -> str:
        """The short title in the reader's language."""
        return in_language(self.title_en, self.title_id)


class EditionQuerySet(ReferenceQuerySet["Edition"]):
    def with_requirements(self) -> EditionQuerySet:
        """Those whose requirements are recorded, so that an agency can be assessed."""
        return self.filter(_catalogue())

    def knowing_requirements(self) -> EditionQuerySet:
        """Each with `has_requirements`."""
        return self.annotate(has_requirements=_catalogue())


def _catalogue() -> Exists:
    requirements = apps.get_model("standards", "Requirement").objects
    return Exists(requirements.filter(edition=OuterRef("pk"), is_assessed=True))


class Edition(models.Model):
    """An edition of a standard, in force until it is withdrawn; several may run side by side."""

    standard = models.ForeignKey(
        Standard, on_delete=models.PROTECT, related_name="editions", verbose_name=_("standard")
    )
    edition = models.CharField(_("edition"), max_length=20, help_text=_("The year, such as 2015."))
    sni_designation = models.CharField(_("SNI designation"), max_length=60, blank=True)
    iso_designation = models.CharField(_("ISO designation"), max_length=60, blank=True)
    amendments = models.CharField(_("amendments"), max_length=160, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    confirmed = models.BooleanField(_("confirmed"))
    note_en = models.CharField(max_length=400, blank=True)
    note_id = models.CharField(max_length=400, blank=True)

    objects: ClassVar = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["standard", "edition"], name="edition_once_per_standard"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None)
                | Q(valid_from=None)
                | Q(withdrawn_on__gt=F("valid_from")),
                name="edition_withdrawn_after_valid",
            ),
        ]

    def __str__(self) -> str:
        return self.designation

    def get_absolute_url(self) -> str:
        return reverse("standard_edition", args=[self.pk])

    @property
    def designation(self) -> str:
        """The name that stands on a certificate: the SNI one where there is one."""
        return self.sni_designation or self.iso_designation

    @property
    def note(self) -> str:
        return in_language(self.note_en, self.note_id)
