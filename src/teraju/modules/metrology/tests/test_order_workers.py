"""Eight workers at one counter: no number double or missing, and a killed worker loses nothing.

Each worker is a process of its own on the same database. A request carries a key of its own, so
that whoever takes up the work of a killed worker sees what was done. The promise is of a thousand
requests; the suite tries it with fewer, `TERAJU_MANY_ORDERS=1000` with all of them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections, transaction

from teraju.modules.metrology.models import Instrument, Order
from teraju.modules.metrology.services import orders
from teraju.modules.operations import api as operations
from teraju.modules.operations.tests.factories import QueueFactory
from teraju.platform.accounts.scope import Viewer

from .order_world import Counter, a_counter

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS = 8
REQUESTS = int(os.environ.get("TERAJU_MANY_ORDERS", "200"))
KILLED = 2
BEFORE_THE_KILL = REQUESTS // 6
# Eight writers who never pause starve one another on SQLite, which lets one in at a time.
PATIENCE = 120
PAUSE = 0.002
# Only what hangs takes so long: how fast a machine is, is no part of the promise.
LONGEST = 600


# What a fork shares with its mother is neither used nor closed by it.
SHARED: list[object] = []


def work(database: str, actor: Viewer, queue_id: int, keys: Sequence[str]) -> None:
    """What a worker does: a number of the queue and an order for each key, both or neither."""
    own = connections["default"]
    SHARED.append(own.connection)
    own.connection = None
    if database:
        own.settings_dict["NAME"] = database
        own.settings_dict["OPTIONS"]["timeout"] = PATIENCE
    try:
        _serve(actor, queue_id, keys)
    except BaseException:  # noqa: BLE001 - nothing above may tidy up what the mother shares
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _serve(actor: Viewer, queue_id: int, keys: Sequence[str]) -> None:
    rows = Instrument.objects.select_related("agency__government", "owner")
    scale = rows.order_by("pk")[0]
    for key in keys:
        if Order.objects.filter(note=key).exists():
            continue
        with transaction.atomic():
            operations.issue_ticket(actor=actor, queue_id=queue_id)
            orders.enter_order(
                actor=actor,
                agency=scale.agency,
                site="office",
                owner=scale.owner,
                instruments=[(scale.pk, "subsequent", 1)],
                note=key,
            )
        time.sleep(PAUSE)


class Hall:
    """The counter with its workers, and a look into the database from outside."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        self.actor = counter.acts("counter")
        self.queue: Any = QueueFactory(agency=counter.agency)
        self.path = ""
        if connection.vendor == "sqlite":
            self.path = str(folder / "hall.sqlite3")
            file = sqlite3.connect(self.path)
            connection.ensure_connection()
            connection.connection.backup(file)
            file.execute("PRAGMA journal_mode=WAL")
            file.close()
        else:
            connection.close()

    def start(self, keys: Sequence[str]) -> Any:
        given = (self.path, self.actor, self.queue.pk, keys)
        worker = multiprocessing.get_context("fork").Process(target=work, args=given)
        worker.start()
        return worker

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        if not self.path:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return list(cursor.fetchall())
        outside = sqlite3.connect(self.path, timeout=30)
        try:
            return outside.execute(sql).fetchall()
        finally:
            outside.close()

    def count(self) -> int:
        return int(self.query("SELECT count(*) FROM metrology_order")[0][0])


def test_no_number_double_or_missing_and_nothing_lost(tmp_path):
    hall = Hall(a_counter(1), tmp_path)
    keys = [f"permohonan {number}" for number in range(REQUESTS)]
    shares = [keys[number::WORKERS] for number in range(WORKERS)]
    workers = [hall.start(share) for share in shares]
    try:
        deadline = time.monotonic() + LONGEST
        while hall.count() < BEFORE_THE_KILL and time.monotonic() < deadline:
            time.sleep(0.02)
        for worker in workers[:KILLED]:
            os.kill(worker.pid, signal.SIGKILL)
            worker.join(10)
            assert worker.exitcode == -signal.SIGKILL
        assert hall.count() < REQUESTS, "killed in the middle"
        workers += [hall.start(share) for share in shares[:KILLED]]
        for worker in workers[KILLED:]:
            worker.join(LONGEST)
            assert worker.exitcode == 0
    finally:
        for worker in workers:
            worker.kill()
    assert {key for (key,) in hall.query("SELECT note FROM metrology_order")} == set(keys)
    assert hall.count() == REQUESTS
    numbers = [one for (one,) in hall.query("SELECT number FROM operations_output")]
    assert sorted(int(one.partition("/")[0]) for one in numbers) == list(range(1, REQUESTS + 1))
    drawn = [one for (one,) in hall.query("SELECT number FROM operations_queueticket")]
    assert sorted(int(one[1:]) for one in drawn) == list(range(1, REQUESTS + 1))
    [(lines,)] = hall.query("SELECT count(*) FROM metrology_orderline WHERE state = 'waiting'")
    assert lines == REQUESTS
