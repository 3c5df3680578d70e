"""Proposals of an SNI for a local product that has none yet."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from teraju.modules.enterprises.domain.proposals import ProposalState
from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord, choices
from .register_choices import PROPOSAL_STATES
from .registers import AUDITORS, Product


class ProposalQuerySet(ScopedQuerySet["Proposal"]):
    guests = AUDITORS


class Proposal(AgencyRecord):
    """A dossier that asks BSN for a standard: what for, why, with whom, and what became of it."""

    title = models.CharField(_("title of the standard"), max_length=160)
    # The product that it began with, if it was one.
    product = models.ForeignKey(
        Product,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposals",
        verbose_name=_("product"),
    )
    # A commodity of rules/sni.yaml; empty: none of them.
    commodity = models.CharField(_("kind of product"), max_length=40, blank=True)
    scope = models.TextField(pgettext_lazy("standard", "scope"), max_length=2000, blank=True)
    need = models.TextField(_("why it is needed"), max_length=4000, blank=True)
    parties = models.TextField(_("interested parties"), max_length=2000, blank=True)
    comparable = models.TextField(_("comparable standards"), max_length=2000, blank=True)
    committee = models.CharField(_("technical committee"), max_length=120, blank=True)
    state = models.CharField(
        _("status"),
        max_length=10,
        choices=choices(PROPOSAL_STATES),
        default=ProposalState.DRAFT,
    )
    # The number of the standard that it became.
    result = models.CharField(_("number of the SNI"), max_length=60, blank=True)

    objects: ClassVar = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "title"],
                name="proposal_once",
                violation_error_message=_("The agency has a proposal of this title."),
            ),
            models.CheckConstraint(
                condition=~Q(state="enacted") | ~Q(result=""),
                name="proposal_enacted_has_number",
                violation_error_message=_("Give the number of the SNI."),
            ),
        ]
        indexes = [models.Index(fields=["agency", "state"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("enterprises_proposal", args=[self.pk])


class ProposalStep(models.Model):
    """A step of a proposal: when, by which letter, and why."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="steps")
    event = models.CharField(max_length=10)
    state = models.CharField(_("status"), max_length=10, choices=choices(PROPOSAL_STATES))
    on = models.DateField(_("day"))
    reference = models.CharField(_("letter or number"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.get_state_display()
