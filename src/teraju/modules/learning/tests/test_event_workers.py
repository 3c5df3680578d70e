"""Eight processes take registrations at once: none lost, none double, no seat given out twice.

Each is a process of its own on the same database; two are killed half-way, and whoever takes up
their forms sees what was done. The promise is of 864 people in one morning; the suite tries it
with fewer, `TERAJU_MANY_PEOPLE=864` with all of them.
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
from django.db import connection, connections

from teraju.modules.learning.services.event_people import register
from teraju.modules.learning.tests.factories import house

from .event_world import ANYBODY, published

pytestmark = pytest.mark.django_db(transaction=True)

WORKERS, KILLED = 8, 2
PEOPLE = int(os.environ.get("TERAJU_MANY_PEOPLE", "96"))
SEATS = PEOPLE * 3 // 4
# Eight writers who never pause starve one another on SQLite, which lets one in at a time.
PATIENCE, PAUSE = 120, 0.002
# What a fork shares with its mother is neither used nor closed by it.
SHARED: list[object] = []


def work(database: str, event_id: int, numbers: Sequence[int]) -> None:
    """What a worker does: one form for each number, each sent twice as by a hasty hand."""
    own = connections["default"]
    SHARED.append(own.connection)
    own.connection = None
    if database:
        own.settings_dict["NAME"] = database
        own.settings_dict["OPTIONS"]["timeout"] = PATIENCE
    try:
        for number in numbers:
            for _click in range(2):
                send(event_id, number)
            time.sleep(PAUSE)
    except BaseException:  # noqa: BLE001 - nothing above may tidy up what the mother shares
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def send(event_id: int, number: int) -> None:
    register(
        actor=ANYBODY,
        event_id=event_id,
        contact=f"peserta{number}@contoh.go.id",
        name=f"Peserta {number}",
        organisation=f"UPT {number}",
        agreed=True,
        form_key=f"formulir-{number}",
    )


class Hall:
    """The event with its workers, and a look into the database from outside."""

    def __init__(self, event_id: int, folder: Path) -> None:
        self.event_id, self.path = event_id, ""
        if connection.vendor == "sqlite":
            self.path = str(folder / "hall.sqlite3")
            file = sqlite3.connect(self.path)
            connection.ensure_connection()
            connection.connection.backup(file)
            file.execute("PRAGMA journal_mode=WAL")
            file.close()
        else:
            connection.close()

    def start(self, numbers: Sequence[int]) -> Any:
        given = (self.path, self.event_id, numbers)
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
        return int(self.query("SELECT count(*) FROM learning_registration")[0][0])


def test_nobody_is_lost_or_double_and_no_seat_is_given_twice(tmp_path):
    event = published(house(), seats=SEATS)
    hall = Hall(event.pk, tmp_path)
    numbers = list(range(PEOPLE))
    shares = [numbers[first::WORKERS] for first in range(WORKERS)]
    workers = [hall.start(share) for share in shares]
    try:
        deadline = time.monotonic() + 60
        while hall.count() < PEOPLE // 6 and time.monotonic() < deadline:
            time.sleep(0.01)
        for worker in workers[:KILLED]:
            os.kill(worker.pid, signal.SIGKILL)
            worker.join(10)
        workers += [hall.start(share) for share in shares[:KILLED]]
        for worker in workers[KILLED:]:
            worker.join(240)
            assert worker.exitcode == 0
    finally:
        for worker in workers:
            worker.kill()
    contacts = {one for (one,) in hall.query("SELECT contact FROM learning_registration")}
    assert contacts == {f"peserta{number}@contoh.go.id" for number in numbers}
    assert hall.count() == PEOPLE
    ordinals = [one for (one,) in hall.query("SELECT ordinal FROM learning_registration")]
    assert sorted(ordinals) == list(range(1, PEOPLE + 1))
    seats = dict(hall.query("SELECT seat, count(*) FROM learning_registration GROUP BY seat"))
    assert seats == {"seated": SEATS, "waiting": PEOPLE - SEATS}
    # The first to come have the seats: nobody jumped the queue.
    [(last,)] = hall.query("SELECT max(ordinal) FROM learning_registration WHERE seat = 'seated'")
    assert last == SEATS
    verb = "learning.registration.entered"
    told = hall.query(f"SELECT count(*) FROM audit_trailevent WHERE verb = '{verb}'")
    assert told == [(PEOPLE,)]
