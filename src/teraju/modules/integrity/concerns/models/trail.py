"""The trail of the channel: its own chain, days instead of moments, and no word of any concern."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrailEvent(models.Model):
    """What was done, by whom, on which day, to which number."""

    sequence = models.BigIntegerField(_("sequence"), primary_key=True)
    day = models.DateField(_("day"))
    verb = models.CharField(_("verb"), max_length=60)
    # "reporter", "house", or "handler:" with the key of the handler.
    actor = models.CharField(_("actor"), max_length=40)
    number = models.CharField(_("number"), max_length=12, blank=True)
    previous_hash = models.CharField(_("hash before"), max_length=64)
    hash = models.CharField(_("hash"), max_length=64, unique=True)

    class Meta:
        ordering = ["sequence"]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"
