"""Eight heads sign at once: no number is double, none is missing, nothing is signed twice."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections
from django.db.utils import load_backend

from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.services.certificates import sign_certificate
from teraju.modules.metrology.unit_refusals import NotNow

from .sheet_world import build_bench

WORKERS, EACH = 8, 2


@pytest.fixture
def each_thread(tmp_path):
    """Give every thread a connection of its own; SQLite in memory is copied to a file for that."""

    def prepare():
        if connection.vendor != "sqlite":
            return lambda: None
        path = tmp_path / "signing.sqlite3"
        with closing(sqlite3.connect(path)) as file:
            connection.connection.backup(file)
        settings = {**connection.settings_dict, "NAME": str(path)}
        backend = load_backend(settings["ENGINE"])

        def connect():
            connections["default"] = backend.DatabaseWrapper(settings, "default")

        return connect

    return prepare


@pytest.mark.django_db(transaction=True)
def test_eight_workers_leave_neither_gap_nor_double(each_thread):
    bench = build_bench()
    for _number in range(WORKERS * EACH):
        bench.record(bench.scale(), wants_certificate=True)
    ids = list(Certificate.objects.order_by("pk").values_list("pk", flat=True))
    actor, connect, together = bench.chief(), each_thread(), Barrier(WORKERS)

    def work(worker):
        connect()
        taken = []
        try:
            together.wait(timeout=60)
            # Each begins elsewhere, and all of them meet at every certificate.
            for pk in ids[worker * EACH :] + ids[: worker * EACH]:
                try:
                    one = sign_certificate(actor=actor, certificate_id=pk)
                except NotNow:
                    continue
                taken.append(int(one.paper.number.partition("/")[0]))
        finally:
            connections["default"].close()
        return taken

    with ThreadPoolExecutor(WORKERS) as pool:
        taken = [number for numbers in pool.map(work, range(WORKERS)) for number in numbers]
    assert sorted(taken) == list(range(1, WORKERS * EACH + 1))
