"""One attempt at one job: claim it, run it, write down how it ended."""

from __future__ import annotations

import logging
import threading
import traceback
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.models import User
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.selectors import viewer_of

from . import queue
from .context import HandedBack, JobContext, JobLost, TryLater, moment
from .domain import delay_before, may_try_again
from .models import Job, JobStatus, JobStep
from .registry import known_kind

logger = logging.getLogger("teraju.tasks")

# A running job without a sign of life for this long is taken from its worker, in seconds.
LEASE = 60.0


def run(
    job_id: UUID, *, lease: float = LEASE, stopping: Callable[[], bool] = lambda: False
) -> Job | None:
    """Make one attempt at a waiting job; None when it does not wait or is not due."""
    job = _claim(job_id)
    if job is None:
        return None
    with _signs_of_life(job, lease / 4), translation.override(job.language):
        _attempt(job, stopping)
    return job


def _claim(job_id: UUID) -> Job | None:
    """Take the job if nobody else has; the one who changes the row is the one who runs it."""
    job: Job | None = (
        Job.objects.select_related("started_by__home", "government").filter(pk=job_id).first()
    )
    if job is None:
        return None
    now, claim = timezone.now(), uuid.uuid4()
    started_at = moment(settings.TIME_ZONE, job.day)
    taken = Job.objects.filter(pk=job_id, status=JobStatus.WAITING, run_after__lte=now).update(
        status=JobStatus.RUNNING,
        claim=claim,
        attempt=F("attempt") + 1,
        started_at=started_at,
        heartbeat_at=now,
    )
    if not taken:
        return None
    job.status, job.claim, job.started_at = JobStatus.RUNNING, claim, started_at
    job.attempt += 1
    return job


def _attempt(job: Job, stopping: Callable[[], bool]) -> None:
    kind = known_kind(job.kind)
    if kind is None:
        logger.error("job %s: no kind %s is registered in this worker", job.pk, job.kind)
        _fail(job, _("This installation does not know this kind of work any more."))
        return
    viewer = _actor(job)
    try:
        with timezone.override(viewer.now.tzinfo):
            url = kind.function(JobContext(job, viewer, stopping), **job.arguments)
    except (HandedBack, KeyboardInterrupt, SystemExit) as stop:
        _hand_back(job)
        if not isinstance(stop, HandedBack):
            raise
    except JobLost:
        logger.warning("job %s (%s) was taken away while it ran", job.pk, job.kind)
    except TryLater as error:
        _again(job, str(error))
    except DomainError as error:
        _fail(job, str(error))
    except Exception as error:  # noqa: BLE001 - a bug in a job must not stop the worker
        logger.error("job %s (%s) broke\n%s", job.pk, job.kind, _without_values(error))
        _again(job, _fault_sentence(job))
    else:
        _finish(job, url or "")


def _actor(job: Job) -> Viewer:
    user: User | None = job.started_by
    if user is None:
        zone = job.government.timezone if job.government else settings.TIME_ZONE
        return Viewer(user_id=None, office=_("Teraju, by schedule"), now=moment(zone, job.day))
    now = moment(user.home.timezone, job.day)
    if not user.is_active:
        return Viewer(user_id=user.pk, office=user.title, now=now)
    return viewer_of(user, now)


def _finish(job: Job, url: str) -> None:
    with transaction.atomic():
        if _end(job, JobStatus.DONE, result_url=url[:400], done=F("total"), error=""):
            JobStep.objects.filter(job=job).delete()


def _fail(job: Job, sentence: str) -> None:
    _end(job, JobStatus.FAILED, error=sentence[:600])


def _again(job: Job, sentence: str) -> None:
    if not may_try_again(attempt=job.attempt, losses=job.losses, max_attempts=job.max_attempts):
        _fail(job, sentence)
        return
    after = timezone.now() + delay_before(job.attempt - job.losses + 1, job.pk)
    with transaction.atomic():
        ticket = queue.enqueue(job.pk, after)
        note = sentence[:300]
        if not _end(job, JobStatus.WAITING, run_after=after, ticket=ticket, note=note):
            queue.discard([ticket])


def _hand_back(job: Job) -> None:
    if not connection.in_atomic_block:
        # A signal may have cut a query in two: this connection is not used again.
        connection.close()
    with transaction.atomic():
        now = timezone.now()
        ticket = queue.enqueue(job.pk, now)
        attempt = F("attempt") - 1
        if not _end(job, JobStatus.WAITING, run_after=now, ticket=ticket, attempt=attempt):
            queue.discard([ticket])


def _end(job: Job, status: JobStatus, **values: Any) -> bool:
    """Write how the attempt ended, if it is still ours."""
    ended = status not in {JobStatus.WAITING, JobStatus.RUNNING}
    rows = Job.objects.filter(pk=job.pk, claim=job.claim, status=JobStatus.RUNNING).update(
        status=status,
        claim=None,
        heartbeat_at=timezone.now(),
        finished_at=moment(settings.TIME_ZONE, job.day) if ended else None,
        **values,
    )
    return bool(rows)


def _fault_sentence(job: Job) -> str:
    return _(
        "The work stopped because of a fault in the program; nothing of this step was kept. "
        "Try again later. If it happens again, give your administrator this number: {number}."
    ).format(number=str(job.pk)[:8])


def _without_values(error: BaseException) -> str:
    """Where it broke, without the message: that often quotes a person's data."""
    lines: list[str] = []
    link: BaseException | None = error
    while link is not None:
        lines += [f"{type(link).__module__}.{type(link).__qualname__}\n"]
        lines += traceback.format_tb(link.__traceback__)
        link = link.__cause__ or link.__context__
    return "".join(lines)


@contextmanager
def _signs_of_life(job: Job, every: float) -> Iterator[None]:
    """Keep a long attempt's lease; a short one ends before a second connection is opened."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(every):
            try:
                Job.objects.filter(pk=job.pk, claim=job.claim).update(heartbeat_at=timezone.now())
            except DatabaseError as error:
                logger.warning("job %s: no sign of life (%s)", job.pk, type(error).__name__)
            finally:
                connection.close()

    thread = threading.Thread(target=beat, name=f"life-{job.pk}", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=1)
