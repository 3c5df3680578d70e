"""Who answers for a topic at an agency."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from teraju.modules.standards.api import Topic
from teraju.platform.accounts.scope import ScopedQuerySet
from teraju.platform.organisation.models import Agency, Government


class TopicOwnerQuerySet(ScopedQuerySet["TopicOwner"]):
    pass


class TopicOwner(models.Model):
    """A person who answers for a topic, from a first day to a last; else the topic's role does."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("person in charge"),
    )
    valid_from = models.DateField(_("from"))
    valid_until = models.DateField(_("until"), null=True, blank=True)

    objects: ClassVar = TopicOwnerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "topic"],
                condition=Q(valid_until=None),
                name="topic_has_one_owner",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="topic_owner_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic}: {self.user}"
