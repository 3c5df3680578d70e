"""What an edition asks, requirement by requirement, and the topics that tie editions together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .editions import Edition
from .reference import ReferenceQuerySet, in_language

# The harmonised chapters that carry requirements; 1 to 3 are scope, references and terms.
CHAPTERS = ("4", "5", "6", "7", "8", "9", "10")
LONGEST_PARAPHRASE = 200


class Documented(models.TextChoices):
    """Which documented information a requirement asks for."""

    NONE = "none", _("nothing in writing is asked for")
    MAINTAIN = "maintain", _("maintain a document")
    RETAIN = "retain", _("retain a record")
    BOTH = "both", _("maintain a document and retain a record")
    AVAILABLE = "available", _("available as documented information")


class Exclusion(models.TextChoices):
    """When an agency may call a requirement not applicable."""

    NEVER = "never", _("always applies")
    JUSTIFIED = "justified", _("may be left out with a justification")
    LOW_RISK = "low_risk", _("triggered by more than low bribery risk")
    NO_GOVERNING_BODY = "no_governing_body", _("only where there is a governing body")


class Topic(models.Model):
    """One thing that standards ask for, whatever number it has in each of them."""

    code = models.SlugField(_("code"), max_length=60, unique=True)
    title_en = models.CharField(max_length=160)
    title_id = models.CharField(max_length=160)
    # The record that would prove it, as one phrase.
    record_en = models.CharField(max_length=200)
    record_id = models.CharField(max_length=200)
    # The code of a role; the loader refuses others.
    owner_role = models.CharField(_("who answers for it"), max_length=30)
    order = models.PositiveIntegerField(_("order"))
    chapter = models.CharField(
        _("chapter"), max_length=2, choices=[(number, number) for number in CHAPTERS]
    )
    is_restricted = models.BooleanField(
        _("withheld from guests"),
        default=False,
        help_text=_("What was proved under it is not shown to guests such as a coach of BSN."),
    )
    asked_from = models.DateField(
        _("asked from"),
        null=True,
        blank=True,
        help_text=_("Where an amendment brought it; nobody was asked before."),
    )

    objects: ClassVar = ReferenceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("standard_topic", args=[self.pk])

    @property
    def title(self) -> str:
        return in_language(self.title_en, self.title_id)

    @property
    def record(self) -> str:
        return in_language(self.record_en, self.record_id)


class Requirement(models.Model):
    """A numbered place of an edition, in our own words. Chapters and parents are headings."""

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, related_name="requirements", verbose_name=_("edition")
    )
    number = models.CharField(_("clause"), max_length=12)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    order = models.PositiveIntegerField(_("order"))
    depth = models.PositiveSmallIntegerField()
    title_en = models.CharField(max_length=160)
    title_id = models.CharField(max_length=160)
    # A paraphrase of our own, never a sentence of the standard.
    asks_en = models.CharField(max_length=LONGEST_PARAPHRASE)
    asks_id = models.CharField(max_length=LONGEST_PARAPHRASE)
    documented = models.CharField(
        _("documented information"), max_length=10, choices=Documented.choices
    )
    exclusion = models.CharField(_("exclusion"), max_length=20, choices=Exclusion.choices)
    is_assessed = models.BooleanField()
    confirmed = models.BooleanField(_("confirmed"))
    topics: ClassVar = models.ManyToManyField(
        Topic, related_name="requirements", verbose_name=_("topics"), blank=True
    )

    objects: ClassVar = ReferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="requirement_once_per_edition"
            ),
        ]
        indexes = [models.Index(fields=["edition", "order"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("standard_requirement", args=[self.pk])

    @property
    def chapter(self) -> str:
        return self.number.partition(".")[0]

    @property
    def title(self) -> str:
        return in_language(self.title_en, self.title_id)

    @property
    def asks(self) -> str:
        return in_language(self.asks_en, self.asks_id)
