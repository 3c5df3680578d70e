"""Four workers make the same certificates at once: each is made once, and no number is missing."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import connection, connections
from django.db.utils import load_backend

from teraju.modules.learning.models import Registration
from teraju.modules.learning.services.event_certificates import certify
from teraju.modules.learning.tests.factories import house
from teraju.platform.papers.models import Paper

from .event_world import held

WORKERS, PRESENT = 4, 6


@pytest.fixture
def each_thread(tmp_path):
    """Give every thread a connection of its own; SQLite in memory is copied to a file for that."""

    def prepare():
        if connection.vendor != "sqlite":
            return lambda: None
        path = tmp_path / "certifying.sqlite3"
        with closing(sqlite3.connect(path)) as file:
            connection.connection.backup(file)
        settings = {**connection.settings_dict, "NAME": str(path)}
        backend = load_backend(settings["ENGINE"])

        def connect():
            connections["default"] = backend.DatabaseWrapper(settings, "default")

        return connect

    return prepare


@pytest.mark.django_db(transaction=True)
def test_each_certificate_is_made_once(each_thread):
    home = house()
    event = held(home, PRESENT)
    ids = list(event.registrations.values_list("pk", flat=True))
    actor, connect, together = home.at("head"), each_thread(), Barrier(WORKERS)

    def work(_worker):
        connect()
        try:
            together.wait(timeout=60)
            made = certify(actor=actor, event_id=event.pk, registration_ids=ids)
            papers = list(Paper.objects.values_list("number", flat=True))
            standing = Registration.objects.filter(paper__isnull=False).count()
        finally:
            connections["default"].close()
        return made, papers, standing

    with ThreadPoolExecutor(WORKERS) as threads:
        found = list(threads.map(work, range(WORKERS)))
    assert sorted(made for made, _papers, _standing in found) == [0] * (WORKERS - 1) + [PRESENT]
    for _made, papers, standing in found:
        assert sorted(int(one.partition("/")[0]) for one in papers) == list(range(1, PRESENT + 1))
        assert standing == PRESENT
