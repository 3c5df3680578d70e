"""The trail: events chained by their hashes, a chain per government and one for the house."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.rights import governments_where
from teraju.platform.accounts.scope import Viewer
from teraju.platform.organisation.models import Government

from .permissions import READ


class TrailQuerySet(models.QuerySet["TrailEvent"]):
    def visible_to(self, viewer: Viewer) -> Self:
        """Whole-government hats only: an event says nothing of the agency it belongs to."""
        return self.filter(government__in=governments_where(viewer, READ))

    def of_chain(self, government_id: int | None) -> Self:
        return self.filter(government=government_id)


class TrailEvent(models.Model):
    """What somebody did, never changed. `id` follows from the chain and the sequence."""

    id = models.BigIntegerField(primary_key=True)
    government = models.ForeignKey(
        Government,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("government"),
        help_text="Empty: an event of the house itself.",
    )
    sequence = models.PositiveBigIntegerField(_("sequence"))
    at = models.DateTimeField(_("moment"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    office = models.CharField(_("office"), max_length=160, blank=True)
    verb = models.CharField(_("what happened"), max_length=80)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    target_label = models.CharField(_("record"), max_length=300, blank=True)
    changes = models.JSONField(_("changes"), default=dict, blank=True)
    personal_hash = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(_("hash"), max_length=64)

    objects: ClassVar = TrailQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["government", "sequence"], name="trail_sequence_once_per_government"
            ),
        ]
        indexes = [
            models.Index(fields=["target_type", "target_id", "-at"], name="trail_by_target"),
            models.Index(fields=["government", "-at"], name="trail_by_government"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    @property
    def agency(self) -> None:
        """An event belongs to the government as a whole."""
        return


class TrailPersonal(models.Model):
    """The personal part of an event. Shredding empties it; the chain covers its salted hash."""

    event = models.OneToOneField(
        TrailEvent, on_delete=models.PROTECT, primary_key=True, related_name="personal"
    )
    salt = models.CharField(max_length=64, blank=True)
    data = models.JSONField(null=True, blank=True)
    shredded_at = models.DateTimeField(null=True, blank=True)
    shredded_by = models.ForeignKey(
        TrailEvent, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return str(self.event_id)


class TrailHead(models.Model):
    """The end of a chain. Whoever writes an event locks it first, so that a chain never forks.

    `chain` is the id of the government, or 0 for the house itself: a key that is never empty.
    """

    chain = models.BigIntegerField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.chain}: {self.sequence}"
