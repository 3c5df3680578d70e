"""That people were told of the channel, how and when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.modules.learning.api import Campaign

from .choices import MEDIA, coded
from .common import AuditedQuerySet, WithdrawableRecord


class Announcement(WithdrawableRecord):
    """The channel was announced. Who has read it, the campaign knows that it names."""

    title = models.CharField(_("title"), max_length=200)
    medium = models.CharField(_("how"), max_length=10, choices=coded(MEDIA))
    announced_on = models.DateField(_("announced on"))
    to_whole_government = models.BooleanField(_("told to the whole government"), default=False)
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("campaign"),
    )
    recorded_on = models.DateField(_("recorded on"))
    recorded_office = models.CharField(_("recorded by"), max_length=160, blank=True)

    objects: ClassVar = AuditedQuerySet["Announcement"].as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(medium="campaign") | Q(campaign__isnull=False),
                name="announcement_names_its_campaign",
                violation_error_message=_("Choose the campaign."),
            ),
        ]
        indexes = [models.Index(fields=["government", "announced_on"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("channel_announcement", args=[self.pk])
