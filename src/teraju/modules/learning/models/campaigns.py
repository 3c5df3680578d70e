"""Awareness campaigns: a message, whom it is for, and who has acknowledged it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.domain.states import CampaignState
from teraju.platform.accounts.models import User
from teraju.platform.accounts.records import Record
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government

from .choices import CAMPAIGN_STATES, CHANNELS, SUBJECTS, choices


class CampaignQuerySet(ScopedQuerySet["Campaign"]):
    def running(self) -> CampaignQuerySet:
        return self.filter(state=CampaignState.RUNNING)


class Campaign(Record):
    """A message that everybody of an audience reads and acknowledges within a period."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="+", verbose_name=_("agency")
    )
    title = models.CharField(_("title"), max_length=200)
    subject = models.CharField(_("about"), max_length=14, choices=choices(SUBJECTS))
    channel = models.CharField(_("channel"), max_length=10, choices=choices(CHANNELS))
    message = models.TextField(_("message"), max_length=4000)
    document = models.CharField(_("document"), max_length=200, blank=True)
    link_kind = models.CharField(max_length=60, blank=True, editable=False)
    link_id = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    roles = models.JSONField(_("audience"), default=list, blank=True)
    only_exposed = models.BooleanField(_("only exposed posts"), default=False)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    state = models.CharField(
        _("status"), max_length=10, choices=choices(CAMPAIGN_STATES), default=CampaignState.DRAFT
    )
    started_on = models.DateField(null=True, blank=True, editable=False)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    reminded_on = models.DateField(_("last reminder"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    repeat_of = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated_by",
        verbose_name=_("repeats"),
    )

    objects: ClassVar = CampaignQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="campaign_in_order",
                violation_error_message=_("The last day lies before the first."),
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""),
                name="campaign_cancelled_has_reason",
                violation_error_message=_("Say why."),
            ),
            models.CheckConstraint(
                condition=~Q(state="finished") | Q(finished_on__isnull=False),
                name="campaign_finished_has_day",
                violation_error_message=_("A finished campaign has its day."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("learning_campaign", args=[self.pk])


class Question(models.Model):
    """A question after the message, with its options and the right one."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="questions")
    order = models.PositiveSmallIntegerField(default=1)
    text = models.CharField(_("question"), max_length=300)
    options = models.JSONField(_("answers"), default=list)
    right = models.PositiveSmallIntegerField(_("right answer"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "order"], name="question_order_once")
        ]

    def __str__(self) -> str:
        return self.text


class AddresseeQuerySet(ScopedQuerySet["Addressee"]):
    government_path = "campaign__government"
    agency_path = "campaign__agency"

    def waiting(self) -> AddresseeQuerySet:
        return self.filter(acknowledged_at=None, campaign__state=CampaignState.RUNNING)


class Addressee(Record):
    """One person of a campaign's audience, and when the message was acknowledged."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="addressees")
    person = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("person")
    )
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)

    objects: ClassVar = AddresseeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "person"], name="addressee_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.campaign}"

    @property
    def government_id(self) -> int:
        return self.campaign.government_id

    @property
    def agency(self) -> Agency:
        return self.campaign.agency
