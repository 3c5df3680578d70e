"""What a running job is given, and the ways in which it may end early."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils import timezone

from teraju.kernel.errors import DomainError
from teraju.platform.accounts.scope import Viewer

from .domain import may_try_again
from .models import Job, JobStatus, JobStep

SECONDS_BETWEEN_WRITES = 1.0
# SQLite lets one write at a time, and who waits looks again ten times a second: a shorter pause
# mostly passes unseen. So a job that wrote for so long pauses for long enough to be seen.
WRITES_UNTIL_A_PAUSE, PAUSE = 0.25, 0.15


class TryLater(DomainError):
    """Something outside does not answer now; the sentence is shown if it never does."""


class JobLost(BaseException):
    """The attempt is no longer ours: cancelled, or given to another worker. Nothing may follow."""


class HandedBack(BaseException):
    """The worker is told to stop; another goes on with the job, no attempt is used up."""


def let_others_write(seconds: float) -> float:
    """Pause where only one may write at a time; gives the seconds written since the last pause."""
    if seconds < WRITES_UNTIL_A_PAUSE or connection.vendor != "sqlite":
        return seconds
    time.sleep(PAUSE)
    return 0.0


def moment(zone: str, day: date | None) -> datetime:
    """Now at a place; in the demonstration this time of day on its day."""
    now = timezone.now().astimezone(ZoneInfo(zone))
    return now if day is None else datetime.combine(day, now.timetz())


@dataclass
class JobContext:
    """The job, and a viewer made of its starter's present roles: jobs see no more than people."""

    job: Job
    actor: Viewer
    stopping: Callable[[], bool] = lambda: False
    _written: float = field(default=float("-inf"), repr=False)
    _wrote_for: float = field(default=0.0, repr=False)

    @property
    def now(self) -> datetime:
        return self.actor.now

    @property
    def today(self) -> date:
        return self.actor.today

    @property
    def is_last_attempt(self) -> bool:
        """After this one a `TryLater` ends the job."""
        job = self.job
        return not may_try_again(
            attempt=job.attempt, losses=job.losses, max_attempts=job.max_attempts
        )

    def now_at(self, zone: str) -> datetime:
        """The present moment at another place, in the demonstration on its day."""
        return moment(zone, self.job.day)

    def progress(self, done: int, total: int, note: object = "") -> None:
        """Move the bar, at most once a second; call it between transactions, not inside one."""
        if self.stopping():
            raise HandedBack
        finished = total > 0 and done >= total
        if not finished and time.monotonic() - self._written < SECONDS_BETWEEN_WRITES:
            return
        self._written = time.monotonic()
        self._write(done=max(done, 0), total=max(total, 0), note=str(note)[:300])

    @contextmanager
    def step(self, key: str) -> Iterator[bool]:
        """One transaction that happens once: yields False if an earlier attempt did it already."""
        if self.stopping():
            raise HandedBack
        began = time.monotonic()
        with transaction.atomic():
            mine = Job.objects.select_for_update(no_key=True).filter(
                pk=self.job.pk, claim=self.job.claim
            )
            if not mine.exists():
                raise JobLost
            _step, fresh = JobStep.objects.get_or_create(job=self.job, key=key)
            yield fresh
            self._write()
        self._wrote_for = let_others_write(self._wrote_for + time.monotonic() - began)

    def _write(self, **values: Any) -> None:
        rows = Job.objects.filter(
            pk=self.job.pk, claim=self.job.claim, status=JobStatus.RUNNING
        ).update(heartbeat_at=timezone.now(), **values)
        if not rows:
            raise JobLost
