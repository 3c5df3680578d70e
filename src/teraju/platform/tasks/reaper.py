"""Jobs of workers that vanished go back into the queue."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from . import queue
from .context import moment
from .domain import MOST_LOSSES
from .models import Job, JobStatus

logger = logging.getLogger("teraju.tasks")


def reap(lease: float) -> int:
    """Free running jobs without a sign of life for `lease` seconds, and waiting ones whose ticket
    a worker took with it; returns how many. Without any it reads two rows and locks none.
    """
    now = timezone.now()
    return _free_running(now, lease) + _restore_tickets(now, lease)


def _free_running(now: datetime, lease: float) -> int:
    silent = Q(status=JobStatus.RUNNING, heartbeat_at__lt=now - timedelta(seconds=lease))
    if not Job.objects.filter(silent).exists():
        return 0
    with transaction.atomic():
        # A row that is locked is alive: its worker is in the middle of a step.
        rows = (
            Job.objects.filter(silent)
            .select_for_update(skip_locked=True, no_key=True)
            .order_by("pk")
        )
        jobs = list(rows)
        for job in jobs:
            _free(job, now)
    return len(jobs)


def _free(job: Job, now: datetime) -> None:
    queue.discard([job.ticket])
    job.losses += 1
    job.claim = None
    logger.warning("job %s (%s): its worker vanished, loss %d", job.pk, job.kind, job.losses)
    if job.losses >= MOST_LOSSES:
        job.status = JobStatus.FAILED
        job.finished_at = moment("UTC", job.day)
        with translation.override(job.language):
            job.error = _(
                "The work was broken off {count} times together with the program that did it. "
                "Tell your administrator; it may be too large for this machine."
            ).format(count=job.losses)
    else:
        job.status = JobStatus.WAITING
        job.run_after = now
        job.ticket = queue.enqueue(job.pk, now)
    job.save()


def _restore_tickets(now: datetime, lease: float) -> int:
    overdue = Q(status=JobStatus.WAITING, run_after__lt=now - timedelta(seconds=lease))
    tickets = dict(Job.objects.filter(overdue).order_by("pk").values_list("pk", "ticket")[:1000])
    if not tickets:
        return 0
    standing = queue.standing(list(tickets.values()))
    lost = [pk for pk, ticket in tickets.items() if ticket not in standing]
    for pk in lost:
        with transaction.atomic():
            ticket = queue.enqueue(pk, now)
            rows = Job.objects.filter(pk=pk, status=JobStatus.WAITING, ticket=tickets[pk])
            if rows.update(ticket=ticket):
                queue.discard([tickets[pk]])
            else:
                queue.discard([ticket])
    return len(lost)
