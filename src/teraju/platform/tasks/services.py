"""Starting, stopping and repeating jobs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

from . import queue
from .context import moment
from .models import OPEN, Job, JobStatus, JobStep, ScheduledRun
from .registry import kind_of, known_kind


class JobNotOpen(DomainError):
    """The job has ended already."""


class JobNotFailed(DomainError):
    """Only a job that failed can be tried again."""


class JobCannotBeStopped(DomainError):
    """This kind of job has to come to its end once it runs."""


def start(
    *,
    actor: Viewer,
    kind: str,
    arguments: Mapping[str, Any],
    title: object = "",
    dedupe_key: str | None = None,
    run_after: datetime | None = None,
    government: Government | None = None,
) -> Job:
    """Put a job into the queue, in the caller's transaction: it runs only once that is committed.

    While a job of this kind with the same `dedupe_key` is open, that one is returned instead; put
    the starter's id into the key unless the work is the same whoever asks. `run_after` counts on
    the actor's clock. Without a government given, it is the actor's if there is only one.
    """
    wait = max(run_after - actor.now, timedelta()) if run_after else timedelta()
    job = _new(kind, arguments, title, dedupe_key or "", wait)
    job.started_by_id = actor.user_id
    job.started_office = actor.office[:120]
    job.day = actor.today if settings.TERAJU_TODAY else None
    job.created_at = actor.now
    own = actor.government_ids
    job.government_id = government.pk if government else min(own) if len(own) == 1 else None
    return _put(job)


def start_scheduled(kind: str, day: date) -> Job | None:
    """Start the day's run of a scheduled job; None if it was started already."""
    job = _new(kind, {}, "", "", timedelta())
    job.day = settings.TERAJU_TODAY
    job.created_at = moment(settings.TIME_ZONE, job.day)
    try:
        with transaction.atomic():
            run = ScheduledRun.objects.create(kind=kind, day=day)
            _put(job)
            ScheduledRun.objects.filter(pk=run.pk).update(job=job)
    except IntegrityError:
        return None
    return job


@transaction.atomic
def cancel(*, actor: Viewer, job_id: UUID) -> Job:
    """Take a job out of the queue, or stop a running one of a kind that bears it."""
    job: Job = (
        Job.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).get(pk=job_id)
    )
    if not job.is_open:
        raise JobNotOpen(_("This job has ended already; there is nothing left to stop."))
    if job.status == JobStatus.RUNNING and not can_be_stopped(job):
        raise JobCannotBeStopped(_("This job is running and has to come to its end."))
    # Without its claim a running attempt can write nothing more and ends at its next step.
    job.status, job.claim = JobStatus.CANCELLED, None
    job.finished_at, job.heartbeat_at = actor.now, timezone.now()
    job.save(update_fields=["status", "claim", "finished_at", "heartbeat_at"])
    queue.discard([job.ticket])
    record_event(actor=actor, verb="tasks.job.stopped", target=job)
    return job


@transaction.atomic
def try_again(*, actor: Viewer, job_id: UUID) -> Job:
    """Run a failed job once more from its beginning, with the roles its starter holds now."""
    job: Job = (
        Job.objects.visible_to(actor).select_for_update(of=("self",), no_key=True).get(pk=job_id)
    )
    if job.status != JobStatus.FAILED:
        raise JobNotFailed(_("Only a job that failed can be tried again."))
    if job.dedupe_key and _open(job.kind, job.dedupe_key):
        raise JobNotFailed(_("The same work has been started again meanwhile."))
    job.status, job.attempt, job.losses = JobStatus.WAITING, 0, 0
    job.error = job.note = ""
    job.finished_at = None
    job.run_after = timezone.now()
    job.ticket = queue.enqueue(job.pk, job.run_after)
    job.save()
    record_event(actor=actor, verb="tasks.job.repeated", target=job)
    return job


def tidy(*, before: datetime) -> int:
    """Delete jobs that ended before a moment and marks of the schedule as old; count the rows."""
    old = Job.objects.exclude(status__in=OPEN).filter(heartbeat_at__lt=before)
    JobStep.objects.filter(job__in=old).delete()
    ScheduledRun.objects.filter(day__lt=before.date()).delete()
    return int(old.delete()[0])


def can_be_stopped(job: Job) -> bool:
    """Whether this job may be ended before its end."""
    kind = known_kind(job.kind)
    return job.status == JobStatus.WAITING or bool(kind and kind.can_be_stopped)


def _new(
    kind: str, arguments: Mapping[str, Any], title: object, dedupe_key: str, wait: timedelta
) -> Job:
    declared = kind_of(kind)
    return Job(
        kind=kind,
        title=str(title or declared.title)[:200],
        arguments=dict(arguments),
        language=translation.get_language() or settings.LANGUAGE_CODE,
        max_attempts=declared.max_attempts,
        is_listed=declared.listed,
        dedupe_key=dedupe_key[:300],
        run_after=timezone.now() + wait,
    )


def _put(job: Job) -> Job:
    if job.dedupe_key and (known := _open(job.kind, job.dedupe_key)):
        return known
    try:
        with transaction.atomic():
            job.ticket = queue.enqueue(job.pk, job.run_after)
            job.save(force_insert=True)
    except IntegrityError:
        # Two clicks at the same moment: the other one was first.
        known = _open(job.kind, job.dedupe_key) if job.dedupe_key else None
        if known is None:
            raise
        return known
    return job


def _open(kind: str, dedupe_key: str) -> Job | None:
    rows = Job.objects.filter(kind=kind, dedupe_key=dedupe_key, status__in=OPEN)
    found: Job | None = rows.first()
    return found
