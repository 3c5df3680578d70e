"""Open doors: visits, forms that were used up, and how often somebody guessed. All short-lived."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .offices import Handler


class Session(models.Model):
    """A visit. Of a reporter's the row says nothing, not even to which concern it belongs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    handler = models.ForeignKey(Handler, on_delete=models.PROTECT, null=True, blank=True)
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    # The unlocked identity, and a reporter's concern, sealed by a key made of the cookie's token.
    sealed = models.BinaryField(_("sealed identity"))
    # Rounded up to five minutes: it is not told when somebody came.
    expires_at = models.DateTimeField(_("ends"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Spent(models.Model):
    """A form that was sent: the second click gets the first answer, sealed by the form itself."""

    token_hash = models.CharField(_("hash of the form"), max_length=64, primary_key=True)
    answer = models.BinaryField(_("sealed answer"), default=bytes)
    expires_at = models.DateTimeField(_("ends"))

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.token_hash[:8]


class Attempts(models.Model):
    """How often something was tried in a window of time: by one form, or by everybody."""

    what = models.CharField(_("what"), max_length=20)
    # Empty: everybody together. Otherwise the hash of a form's token. Never an address.
    bucket = models.CharField(_("bucket"), max_length=64, blank=True)
    window = models.BigIntegerField(_("window"))
    count = models.PositiveIntegerField(_("count"), default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["what", "bucket", "window"], name="concerns_attempts_window_once"
            ),
            models.CheckConstraint(condition=Q(count__gte=0), name="concerns_attempts_count"),
        ]

    def __str__(self) -> str:
        return self.what
