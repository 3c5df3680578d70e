"""The line in which jobs stand: django-tasks carries a ticket, the job stays in its own row."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult, DBTaskResultQuerySet

Ticket = DBTaskResult[Any, Any]


@task()
def run_job(job_id: str) -> None:
    """Run the job that a ticket names; a ticket for a job that waits no more does nothing."""
    from .runner import run

    run(UUID(job_id))


def enqueue(job_id: UUID, run_after: datetime) -> UUID:
    """Put a ticket into the queue, inside the caller's transaction. Queries once."""
    when = run_after if run_after > timezone.now() else None
    return UUID(run_job.using(run_after=when).enqueue(str(job_id)).id)


def ready() -> DBTaskResultQuerySet:
    return DBTaskResult.objects.ready().filter(backend_name=DEFAULT_TASK_BACKEND_ALIAS)


def standing(tickets: list[UUID | None]) -> set[UUID]:
    """Those tickets that still stand in the queue."""
    rows = DBTaskResult.objects.filter(
        pk__in=[one for one in tickets if one], status=TaskResultStatus.READY
    )
    return set(rows.values_list("pk", flat=True))


def discard(tickets: list[UUID | None]) -> None:
    """Take tickets out of the queue."""
    DBTaskResult.objects.filter(pk__in=[one for one in tickets if one]).delete()
