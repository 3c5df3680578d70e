"""Messages that went out, notices that wait, and codes that open one door once."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Government


class Channel(models.TextChoices):
    INBOX = "inbox", _("inbox")
    SMTP = "smtp", _("e-mail")
    GATEWAY = "gateway", _("SMS or WhatsApp")


class DeliveryState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    SENT = "sent", _("sent")
    KEPT = "kept", _("kept in the inbox")
    FAILED = "failed", _("failed")


class Delivery(models.Model):
    """One message to one person: by which way, and what became of it.

    Address and text are blanked once it has ended well: what was said stands in the records.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    channel = models.CharField(_("way"), max_length=10, choices=Channel.choices)
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState.choices)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    address = models.CharField(max_length=254, blank=True)
    address_hint = models.CharField(_("to"), max_length=60, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=400, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["government", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.get_channel_display()} {self.address_hint}".strip()

    @property
    def agency(self) -> None:
        """A message belongs to the government as a whole."""
        return


class NoticeQuerySet(ScopedQuerySet["Notice"]):
    agency_path = None

    def visible_to(self, viewer: Viewer) -> Self:
        """A notice is read by the person it is for."""
        return self.filter(user=viewer.user_id) if viewer.user_id else self.none()

    def unread(self) -> Self:
        return self.filter(read_at=None)


class Notice(models.Model):
    """A message inside the house: stands in Kerja saya until it is read."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="notices"
    )
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=400, blank=True)
    sender = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["user"], condition=models.Q(read_at=None), name="notice_unread")
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        return reverse("notice", args=[self.pk])

    @property
    def agency(self) -> None:
        """A notice belongs to a person of the government."""
        return


class OneTimeCode(models.Model):
    """A code on a card. Its first part finds the row; of the second only a keyed hash is kept."""

    selector = models.CharField(max_length=4, unique=True)
    code_hash = models.CharField(max_length=64)
    purpose = models.CharField(max_length=60)
    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    subject_type = models.CharField(max_length=80)
    subject_id = models.CharField(max_length=60)
    office = models.CharField(_("handed over by"), max_length=120)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["purpose", "subject_type", "subject_id"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.selector}"

    @property
    def agency(self) -> None:
        """A code belongs to the government as a whole."""
        return
