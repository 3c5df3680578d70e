"""Imports on their way: the file, what was found in it, what became of it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.files.models import StoredFile
from teraju.platform.organisation.models import Government
from teraju.platform.tasks.models import Job

from .plans import LeftOut, NewName


class ImportState(models.TextChoices):
    RECEIVED = "received", _("received")
    REFUSED = "refused", _("to be put right")
    READY = "ready", _("ready to be written")
    WRITTEN = "written", _("written")


class ImportRunQuerySet(ScopedQuerySet["ImportRun"]):
    agency_path = None

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """An import is seen by whoever sent the file, while they belong to its government."""
        if viewer.user_id is None:
            return self.none()
        return self.filter(started_by=viewer.user_id, government__in=viewer.government_ids)


class ImportRun(models.Model):
    """One file sent for a register. It passes away after a month; the trail keeps what it wrote."""

    government = models.ForeignKey(Government, on_delete=models.PROTECT, related_name="+")
    register = models.CharField(max_length=60)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField(_("moment"))
    kept_since = models.DateTimeField(help_text="Real time, by which it is tidied away.")
    state = models.CharField(
        max_length=10, choices=ImportState.choices, default=ImportState.RECEIVED
    )
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")

    total = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)

    fault_count = models.PositiveIntegerField(default=0)
    faults = models.JSONField(default=list, blank=True, help_text="The first ones, as shown.")
    report_url = models.CharField(
        max_length=400, blank=True, help_text="The list of all faults, or of all new names."
    )

    left_out = models.JSONField(
        default=list, blank=True, help_text="As `LeftOut`: columns with values that are not read."
    )

    skipped_count = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(
        default=list, blank=True, help_text="As `Fault`: rows that are passed over, the first ones."
    )

    new_names = models.JSONField(
        default=list,
        blank=True,
        help_text="As `NewName`: all that are asked for, the first others.",
    )
    new_counts = models.JSONField(default=dict, blank=True, help_text="New names of each kind.")
    called = models.JSONField(
        null=True, blank=True, help_text="Which are other names: each number of `new_names`."
    )

    objects: ClassVar = ImportRunQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["kept_since"])]

    def __str__(self) -> str:
        return f"{self.register} {self.file.name}"

    def get_absolute_url(self) -> str:
        return reverse("import_run", args=[self.pk])

    @property
    def is_idle(self) -> bool:
        """Whether writing would change nothing."""
        return not self.new and not self.changed

    @property
    def not_read(self) -> list[LeftOut]:
        return [LeftOut(*one) for one in self.left_out]

    @property
    def names(self) -> list[NewName]:
        return [NewName(*one) for one in self.new_names]

    @property
    def doubtful(self) -> list[tuple[int, NewName]]:
        """The names that may be a slip of the pen, by their numbers among the new ones."""
        return [(n, one) for n, one in enumerate(self.names) if one.near]
