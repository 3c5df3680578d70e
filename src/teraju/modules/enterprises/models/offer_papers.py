"""Papers of small firms: what the owner answered, version by version."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.offer_papers import PapersState
from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord, choices
from .offer_choices import FAMILIES, PAPERS_STATES
from .registers import Enterprise


class FirmPapersQuerySet(ScopedQuerySet["FirmPapers"]):
    """Cut to a viewer by agency; guests see none."""


class FirmPapers(AgencyRecord):
    """A version of the papers of an enterprise; they are made of its answers when asked for."""

    enterprise = models.ForeignKey(Enterprise, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField(_("version"))
    family = models.CharField(_("questions for"), max_length=7, choices=choices(FAMILIES))
    edition = models.CharField(max_length=40)
    # Of the page on which the owner reads them without a log-in.
    code = models.CharField(max_length=12, unique=True, editable=False)
    # Words of the owner, by the codes of rules/papers.yaml; never in the trail.
    answers = models.JSONField(default=dict, blank=True)
    state = models.CharField(
        _("status"), max_length=9, choices=choices(PAPERS_STATES), default=PapersState.DRAFT
    )
    begun_on = models.DateField(_("begun on"))
    confirmed_on = models.DateField(pgettext_lazy("papers", "confirmed on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar = FirmPapersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "number"], name="firm_papers_once"),
            models.UniqueConstraint(
                fields=["enterprise"],
                condition=Q(state="draft"),
                name="firm_papers_one_draft",
                violation_error_message=_("A version of this enterprise is in work already."),
            ),
            models.UniqueConstraint(
                fields=["enterprise"],
                condition=Q(state="confirmed"),
                name="firm_papers_one_confirmed",
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False),
                name="firm_papers_confirmed_has_day",
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return _("%(enterprise)s, papers version %(number)d") % {
            "enterprise": self.enterprise,
            "number": self.number,
        }

    def get_absolute_url(self) -> str:
        return reverse("enterprises_papers", args=[self.pk])
