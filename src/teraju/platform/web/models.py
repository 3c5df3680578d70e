"""What the shell remembers for a person: sent forms and saved views."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SentForm(models.Model):
    """A form accepted once: its key is used up, a repeated click finds the first result."""

    key = models.UUIDField(primary_key=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    result_url = models.CharField(max_length=400)
    sent_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.key)


class SavedView(models.Model):
    """A register's search, filters and order under a name, for one person."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    register = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=400)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "register", "name"], name="saved_view_name_once_per_register"
            )
        ]

    def __str__(self) -> str:
        return self.name
