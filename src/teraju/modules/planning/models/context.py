"""What inside and outside helps or hinders an agency, looked at anew every year."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .common import Approvable, one_at_a_time


class Side(models.TextChoices):
    """The four fields of the picture: what lies inside first, what lies outside below it."""

    STRENGTH = "strength", _("strength")
    WEAKNESS = "weakness", _("weakness")
    OPPORTUNITY = "opportunity", _("opportunity")
    THREAT = "threat", _("threat")


INTERNAL = frozenset({Side.STRENGTH, Side.WEAKNESS})


class Pestle(models.TextChoices):
    """Where an issue comes from."""

    POLITICAL = "political", _("political")
    ECONOMIC = "economic", _("economic")
    SOCIAL = "social", _("social")
    TECHNOLOGICAL = "technological", _("technological")
    LEGAL = "legal", _("legal")
    ENVIRONMENTAL = "environmental", _("environmental")
    ORGANISATION = "organisation", _("organisation and people")


class BriberyFactor(models.TextChoices):
    """What about an issue raises or lowers the risk of bribery."""

    SIZE = "size", _("size and structure")
    PLACES = "places", _("places")
    WORK = "work", _("kind of work")
    PARTNERS = "partners", _("partners")
    CONTROLLED = "controlled", _("organisations under its control")
    OFFICIALS = "officials", _("dealings with officials")
    LAW = "law", _("laws and duties")


class ContextReviewQuerySet(ScopedQuerySet["ContextReview"]):
    """Analyses of agencies."""

    guests = frozenset({Role.BODY_AUDITOR})


class ContextReview(Approvable):
    """The analysis of one year: issues, and whether climate change matters here."""

    reviewed_on = models.DateField(_("day of the analysis"))
    taken_part = models.CharField(_("who took part"), max_length=400, blank=True)
    climate_matters = models.BooleanField(_("climate change matters here"), null=True, blank=True)
    climate_reason = models.TextField(_("reason"), max_length=1000, blank=True)
    earlier = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects: ClassVar = ContextReviewQuerySet.as_manager()

    class Meta:
        constraints = one_at_a_time("context_review")

    def __str__(self) -> str:
        return str(_("Context analysis %s") % self.reviewed_on.year)

    def get_absolute_url(self) -> str:
        return reverse("planning_context", args=[self.pk])


class ContextIssue(models.Model):
    """One issue: what it is, where it comes from, and what follows from it."""

    review = models.ForeignKey(ContextReview, on_delete=models.PROTECT, related_name="issues")
    side = models.CharField(_("side"), max_length=12, choices=Side.choices)
    source = models.CharField(_("where it comes from"), max_length=14, choices=Pestle.choices)
    text = models.CharField(_("issue"), max_length=400)
    consequence = models.CharField(_("what follows from it"), max_length=400)
    bribery_factor = models.CharField(
        _("bears on bribery by"), max_length=12, choices=BriberyFactor.choices, blank=True
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["review", "side", "text"],
                name="context_issue_once",
                violation_error_message=_("This issue stands there already."),
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_internal(self) -> bool:
        return self.side in INTERNAL
