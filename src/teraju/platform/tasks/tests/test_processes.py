"""Workers as processes of their own: killed, stopped, side by side."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection, connections

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RegionFactory, viewer
from teraju.platform.tasks.api import start

from .sample_jobs import STEPS

pytestmark = pytest.mark.django_db(transaction=True)

Query = Callable[..., list[tuple[Any, ...]]]
# How long a busy machine may take to start a process or end it; what works does so at once.
PATIENCE = 120


class Workers:
    """Starts workers on the test's database; `query` looks into it from outside."""

    def __init__(self, url: str, query: Query) -> None:
        self.url = url
        self.query = query
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self, *options: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "TERAJU_DATABASE_URL": self.url}
        environment["DJANGO_SETTINGS_MODULE"] = "teraju.config.settings_test"
        environment["PYTHONPATH"] = os.pathsep.join(["src", environment.get("PYTHONPATH", "")])
        command = [sys.executable, "-m", "teraju.platform.tasks.tests.process"]
        worker = subprocess.Popen(
            [*command, "--interval", "0.1", "--lease", "2", *options],
            env=environment,
            cwd=Path(__file__).parents[5],
        )
        self.running.append(worker)
        return worker

    def job(self, pk: UUID, *columns: str) -> tuple[Any, ...]:
        key = pk.hex if connection.vendor == "sqlite" else str(pk)
        sql = f"SELECT {', '.join(columns)} FROM tasks_job WHERE id = '{key}'"
        return self.query(sql)[0]

    def wait_for(self, happened: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, "nothing happened"
            time.sleep(0.05)

    def end(self) -> None:
        for worker in self.running:
            if worker.poll() is None:
                worker.kill()
            worker.wait(PATIENCE)


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[Callable[[], Workers]]:
    """Call it once the jobs are in the database: SQLite's test database is copied to a file."""
    made: list[Workers] = []

    def make() -> Workers:
        made.append(_on_sqlite(tmp_path) if connection.vendor == "sqlite" else _on_postgres())
        return made[0]

    yield make
    for workers in made:
        workers.end()


def _on_sqlite(folder: Path) -> Workers:
    path = folder / f"{uuid4().hex}.sqlite3"
    file = sqlite3.connect(path)
    connection.ensure_connection()
    connection.connection.backup(file)
    file.close()

    def query(sql: str) -> list[tuple[Any, ...]]:
        outside = sqlite3.connect(path, timeout=30)
        try:
            return outside.execute(sql).fetchall()
        finally:
            outside.close()

    return Workers(f"sqlite:///{path}", query)


def _on_postgres() -> Workers:
    def query(sql: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()

    given = connections.databases["default"]
    secret = f":{given['PASSWORD']}" if given["PASSWORD"] else ""
    user = f"{given['USER']}{secret}@" if given["USER"] else ""
    port = f":{given['PORT']}" if given["PORT"] else ""
    host = "" if given["HOST"].startswith("/") else given["HOST"]
    socket = f"?host={given['HOST']}" if given["HOST"].startswith("/") else ""
    name = connection.settings_dict["NAME"]
    return Workers(f"postgres://{user}{host}{port}/{name}{socket}", query)


def test_a_killed_worker_loses_nothing_and_doubles_nothing(workers):
    region = RegionFactory(name="")
    arguments = {"region": region.pk, "pause": 0.15}
    job = start(actor=viewer(Role.STAFF), kind="sample.tally", arguments=arguments)
    process = workers()
    letters = f"SELECT length(name) FROM organisation_region WHERE code = '{region.pk}'"
    first = process.start()
    process.wait_for(lambda: process.query(letters)[0][0] >= 3)
    first.send_signal(signal.SIGKILL)
    first.wait(PATIENCE)
    assert process.job(job.pk, "status") == ("running",)
    assert process.query(letters)[0][0] < STEPS

    second = process.start()
    process.wait_for(lambda: process.job(job.pk, "status") == ("done",))
    assert process.query(letters) == [(STEPS,)]
    assert process.job(job.pk, "attempt", "losses", "done") == (2, 1, STEPS)
    second.terminate()
    assert second.wait(PATIENCE) == 0


def test_a_stopped_worker_hands_the_job_back_and_another_ends_it(workers):
    region = RegionFactory(name="")
    arguments = {"region": region.pk, "pause": 0.15}
    job = start(actor=viewer(Role.STAFF), kind="sample.tally", arguments=arguments)
    process = workers()
    letters = f"SELECT length(name) FROM organisation_region WHERE code = '{region.pk}'"
    first = process.start()
    process.wait_for(lambda: process.query(letters)[0][0] >= 3)
    first.send_signal(signal.SIGINT)
    assert first.wait(PATIENCE) == 0
    assert process.job(job.pk, "status", "attempt", "losses") == ("waiting", 0, 0)

    assert process.start("--burst").wait(PATIENCE) == 0
    assert process.job(job.pk, "status", "attempt") == ("done", 1)
    assert process.query(letters) == [(STEPS,)]


def test_a_job_that_does_not_listen_is_handed_back_when_the_grace_ends(workers):
    arguments = {"seconds": 10 * PATIENCE}
    job = start(actor=viewer(Role.STAFF), kind="sample.sleep", arguments=arguments)
    process = workers()
    worker = process.start("--grace", "0.3")
    process.wait_for(lambda: process.job(job.pk, "status") == ("running",))
    worker.terminate()
    assert worker.wait(PATIENCE) == 0
    assert process.job(job.pk, "status", "attempt") == ("waiting", 0)


def test_a_long_silent_job_keeps_its_lease_and_two_workers_run_it_once(workers):
    job = start(actor=viewer(Role.STAFF), kind="sample.sleep", arguments={"seconds": 4})
    process = workers()
    both = [process.start(), process.start()]
    process.wait_for(lambda: process.job(job.pk, "status") == ("done",))
    assert process.job(job.pk, "attempt", "losses") == (1, 0)
    for worker in both:
        worker.terminate()
    # On a busy machine the slower one may be told before it listens: nothing is lost by that.
    assert {worker.wait(PATIENCE) for worker in both} <= {0, -signal.SIGTERM}


def test_an_idle_worker_stops_at_once(workers):
    job = start(actor=viewer(Role.STAFF), kind="sample.sleep", arguments={"seconds": 0})
    process = workers()
    worker = process.start("--interval", str(10 * PATIENCE))
    process.wait_for(lambda: process.job(job.pk, "status") == ("done",))
    time.sleep(0.5)
    worker.terminate()
    assert worker.wait(PATIENCE) == 0
