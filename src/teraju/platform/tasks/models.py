"""Jobs: work that outlives the click that asked for it."""

from __future__ import annotations

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from typing_extensions import override

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.scope import ScopedQuerySet, Viewer
from teraju.platform.organisation.models import Government


class JobStatus(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("running")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


OPEN = (JobStatus.WAITING, JobStatus.RUNNING)


class JobQuerySet(ScopedQuerySet["Job"]):
    agency_path = None

    @override
    def visible_to(self, viewer: Viewer) -> Self:
        """A job is seen by who started it and by the administrators of its government."""
        if viewer.user_id is None:
            return self.none()
        hats = [hat for hat in viewer.hats if hat.role == Role.ADMINISTRATOR and hat.is_wide]
        administered = {hat.government_id for hat in hats}
        return self.filter(Q(started_by=viewer.user_id) | Q(government__in=administered))


class Job(models.Model):
    """One piece of work: who asked, how far it is, how it ended. The queue only points here."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    government = models.ForeignKey(
        Government, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    started_office = models.CharField(_("started by"), max_length=120, blank=True)
    kind = models.CharField(max_length=60)
    title = models.CharField(_("title"), max_length=200)
    arguments = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=8)
    day = models.DateField(
        null=True, blank=True, help_text="The demonstration's day; empty: the real one."
    )
    is_listed = models.BooleanField(
        default=True, help_text="Stands in the list of jobs; small chores do not."
    )
    dedupe_key = models.CharField(max_length=300, blank=True)

    status = models.CharField(
        _("status"), max_length=10, choices=JobStatus.choices, default=JobStatus.WAITING
    )
    attempt = models.PositiveSmallIntegerField(default=0)
    max_attempts = models.PositiveSmallIntegerField(default=1)
    losses = models.PositiveSmallIntegerField(
        default=0, help_text="Attempts whose worker vanished; they do not count as failures."
    )
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=300, blank=True)
    result_url = models.CharField(max_length=400, blank=True)
    error = models.CharField(max_length=600, blank=True)

    created_at = models.DateTimeField(_("started"))
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)
    run_after = models.DateTimeField(help_text="Real time, also in the demonstration.")
    heartbeat_at = models.DateTimeField(null=True, blank=True, help_text="Real time.")
    claim = models.UUIDField(
        null=True, blank=True, help_text="The running attempt; whoever lost it writes nothing more."
    )
    ticket = models.UUIDField(null=True, blank=True, help_text="The entry in the queue.")

    objects: ClassVar = JobQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "dedupe_key"],
                condition=Q(status__in=["waiting", "running"]) & ~Q(dedupe_key=""),
                name="job_open_once_per_key",
            ),
            models.CheckConstraint(
                condition=~Q(status="running") | (Q(claim__isnull=False)),
                name="running_job_is_claimed",
            ),
        ]
        indexes = [
            models.Index(fields=["started_by", "-created_at"]),
            models.Index(fields=["government", "-created_at"]),
            models.Index(
                fields=["status"], condition=Q(status__in=["waiting", "running"]), name="job_open"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("job", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def percent(self) -> int | None:
        """How much is done, 0 to 100; None while nobody knows how much there is."""
        if self.status == JobStatus.DONE:
            return 100
        return min(100, self.done * 100 // self.total) if self.total else None

    @property
    def agency(self) -> None:
        """A job belongs to the government as a whole."""
        return


class JobStep(models.Model):
    """A step of a job whose effect stands in the database: written with it, in one transaction."""

    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="steps")
    key = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["job", "key"], name="job_step_once"),
        ]

    def __str__(self) -> str:
        return self.key


class ScheduledRun(models.Model):
    """A scheduled job was started on a day: two workers cannot both do so."""

    kind = models.CharField(max_length=60)
    day = models.DateField()
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "day"], name="scheduled_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.day}"
