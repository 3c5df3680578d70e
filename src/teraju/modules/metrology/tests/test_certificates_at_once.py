"""Eight heads sign at once: no number is double, none is missing, nothing is signed twice."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, connections
from django.db.utils import load_backend

from teraju.modules.metrology.models import Certificate
from teraju.modules.metrology.services import certificates
from teraju.modules.metrology.services.certificates import sign_certificate
from teraju.modules.metrology.services.marks import void_verification
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


@pytest.mark.django_db(transaction=True)
def test_a_mark_that_becomes_void_while_its_paper_is_signed_takes_it_back(monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite writes one at a time anyhow")
    bench = build_bench()
    act = bench.record(bench.scale(), wants_certificate=True).verification
    typesetting, begun, ended = Event(), Event(), Event()
    typeset = certificates.issue_paper

    def sign():
        certificate = Certificate.objects.get(verification=act)
        sign_certificate(actor=bench.chief(), certificate_id=certificate.pk)
        connections["default"].close()

    def void():
        begun.set()
        try:
            void_verification(
                actor=bench.acts("supervisor"),
                verification_id=act.pk,
                on=act.on,
                reason="seal_broken",
                note="Segel rusak",
            )
        finally:
            ended.set()
            connections["default"].close()

    def until_the_other_waits(**said):
        typesetting.set()
        begun.wait(timeout=60)
        while not ended.wait(timeout=0.01) and not _somebody_waits():
            pass
        return typeset(**said)

    monkeypatch.setattr(certificates, "issue_paper", until_the_other_waits)
    signing, voiding = Thread(target=sign), Thread(target=void)
    signing.start()
    assert typesetting.wait(timeout=20)
    voiding.start()
    for one in (voiding, signing):
        one.join()
    certificate = Certificate.objects.select_related("paper").get(verification=act)
    assert certificate.state == "withdrawn"
    assert certificate.paper is not None
    assert not certificate.paper.is_valid


def _somebody_waits():
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
        return cursor.fetchone() is not None
