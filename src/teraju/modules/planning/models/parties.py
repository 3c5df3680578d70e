"""Who has a stake in an agency, what they ask, and the yearly approval of the list."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet

from .common import AgencyRecord, Approvable, one_at_a_time
from .processes import Process


class PartyKind(models.TextChoices):
    """Who a party is to the agency."""

    CITIZENS = "citizens", _("citizens and those served")
    REGIONAL_HEAD = "regional_head", _("regional head and secretary")
    COUNCIL = "council", _("council (DPRD)")
    AGENCIES = "agencies", _("other agencies and villages")
    CENTRAL = "central", _("central government")
    OVERSIGHT = "oversight", _("auditors and law enforcement")
    STAFF = "staff", _("own staff")
    SUPPLIERS = "suppliers", _("suppliers and partners")
    PUBLIC = "public", _("media and civil society")
    STANDARDS = "standards", _("standards and certification bodies")


class InterestedPartyQuerySet(ScopedQuerySet["InterestedParty"]):
    """Parties of agencies."""

    guests = frozenset({Role.BODY_AUDITOR})

    def on_list(self) -> InterestedPartyQuerySet:
        return self.filter(ended_on=None)


class InterestedParty(AgencyRecord):
    """A party on the list of an agency. It is kept up; the approved state lies in its reviews."""

    name = models.CharField(_("party"), max_length=160)
    kind = models.CharField(_("kind"), max_length=14, choices=PartyKind.choices)
    needs = models.TextField(_("needs and expectations"), max_length=1000)
    requirements = models.TextField(
        _("of these the system answers for"), max_length=1000, blank=True
    )
    response = models.TextField(_("how it is answered"), max_length=1000, blank=True)
    process = models.ForeignKey(
        Process,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("process that answers"),
    )
    monitoring = models.CharField(_("how it is watched"), max_length=300, blank=True)
    ended_on = models.DateField(_("off the list since"), null=True, blank=True)
    ended_because = models.CharField(_("reason"), max_length=400, blank=True)

    objects: ClassVar = InterestedPartyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "name"],
                name="interested_party_once",
                violation_error_message=_("This party stands on the list already."),
            ),
            models.CheckConstraint(
                condition=Q(requirements="") | ~Q(response=""),
                name="interested_party_is_answered",
                violation_error_message=_("Say how a requirement is answered."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("planning_party", args=[self.pk])


class PartyReviewQuerySet(ScopedQuerySet["PartyReview"]):
    """Approvals of the list."""


class PartyReview(Approvable):
    """The list as it was handed in and approved; `content` holds it, so that it never moves."""

    reviewed_on = models.DateField(_("day of the review"))
    finding = models.CharField(_("what the review found"), max_length=400)
    content = models.JSONField(_("parties"), default=list, blank=True)

    objects: ClassVar = PartyReviewQuerySet.as_manager()

    class Meta:
        constraints = one_at_a_time("party_review")

    def __str__(self) -> str:
        return str(_("Review of interested parties %s") % self.reviewed_on.year)

    def get_absolute_url(self) -> str:
        return reverse("planning_party_review", args=[self.pk])
