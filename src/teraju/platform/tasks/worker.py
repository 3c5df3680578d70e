"""The process that runs jobs, one after the other."""

from __future__ import annotations

import logging
import os
import select
import signal
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from uuid import UUID

from django.db import DatabaseError, close_old_connections, connection, transaction

from . import queue
from .context import HandedBack
from .reaper import reap
from .runner import LEASE, run
from .schedule import start_due

logger = logging.getLogger("teraju.tasks")

SECONDS_BETWEEN_SCHEDULES = 20.0


@dataclass
class Worker:
    """Reaps, starts what the schedule asks, runs what is ready, sleeps; times are in seconds.

    Told to stop, it finishes the present job or hands it back at its next step, and after `grace`
    wherever it stands.
    """

    lease: float = LEASE
    interval: float = 1.0
    grace: float = 8.0
    stopping: bool = False
    _in_job: bool = False
    _reaped: float = float("-inf")
    _scheduled: float = float("-inf")

    def __post_init__(self) -> None:
        self.name = uuid.uuid4().hex

    def run_until_empty(self) -> int:
        """Run everything that is due, whatever comes of it; returns how many attempts that were."""
        reap(self.lease)
        attempts = 0
        while not self.stopping and self.run_next():
            attempts += 1
        return attempts

    def run_until_stopped(self) -> None:
        """Work until a signal says stop; a database that is away is waited for."""
        with self._signals() as woken:
            while not self.stopping:
                if not self._turn():
                    select.select([woken], [], [], self.interval)

    def run_next(self) -> bool:
        """Run the first job that is ready; False when there is none."""
        ticket = self._take_ticket()
        if ticket is None:
            return False
        self._in_job = True
        try:
            self._run(ticket)
        except HandedBack:
            # The grace ran out between the job's end and ours: the reaper finds what is left.
            logger.warning("stopped beside a job")
        finally:
            self._in_job = False
        return True

    def _turn(self) -> bool:
        try:
            close_old_connections()
            self._keep_house()
            return self.run_next()
        except DatabaseError as error:
            logger.warning("the database does not serve the worker now: %s", error)
            connection.close()
            return False

    def _keep_house(self) -> None:
        now = time.monotonic()
        if now - self._reaped >= self.lease / 4:
            self._reaped = now
            reap(self.lease)
        if now - self._scheduled >= SECONDS_BETWEEN_SCHEDULES:
            self._scheduled = now
            start_due()

    def _take_ticket(self) -> queue.Ticket | None:
        # Looking first takes no lock: an idle worker never makes a web process wait.
        if not queue.ready().exists():
            return None
        with transaction.atomic():
            ticket = queue.ready().get_locked()
            if ticket is not None:
                ticket.claim(self.name)
        return ticket

    def _run(self, ticket: queue.Ticket) -> None:
        if ticket.task_path == queue.run_job.module_path:
            job_id = UUID(ticket.args_kwargs["args"][0])
            run(job_id, lease=self.lease, stopping=lambda: self.stopping)
            queue.discard([ticket.pk])
        else:
            self._run_foreign(ticket)

    def _run_foreign(self, ticket: queue.Ticket) -> None:
        """A plain task of a library: without progress, repetition or sentence."""
        try:
            given = ticket.args_kwargs
            ticket.set_successful(ticket.task.call(*given["args"], **given["kwargs"]))
        except Exception as error:  # noqa: BLE001 - it must not stop the worker
            logger.error("task %s (%s) broke: %s", ticket.pk, ticket.task_path, type(error))
            ticket.set_failed(error)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.stopping and self._in_job:
            self._break_off(number, frame)
        self.stopping = True
        signal.setitimer(signal.ITIMER_REAL, self.grace)

    def _break_off(self, number: int, frame: FrameType | None) -> None:
        if self._in_job:
            self._in_job = False
            raise HandedBack

    @contextmanager
    def _signals(self) -> Iterator[int]:
        """Listen to SIGTERM and SIGINT; yields a pipe that becomes readable with any signal."""
        woken, waker = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        handlers = {
            signal.SIGTERM: self._stop,
            signal.SIGINT: self._stop,
            signal.SIGALRM: self._break_off,
        }
        before = {number: signal.signal(number, handlers[number]) for number in handlers}
        waker_before = signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        try:
            yield woken
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.set_wakeup_fd(waker_before)
            for number, handler in before.items():
                signal.signal(number, handler)
            os.close(woken)
            os.close(waker)
