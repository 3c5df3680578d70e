"""Writers at once never fork a chain."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from teraju.platform.accounts.tests.factories import GovernmentFactory
from teraju.platform.audit.api import verify

from .race import EACH, WRITERS, race

RACE = """
import sys, threading
import django
django.setup()
from teraju.platform.audit.tests.verifying.race import race
race(int(sys.argv[1]))
"""


@pytest.mark.django_db(transaction=True)
class TestRace:
    def test_never_forks_a_chain(self, tmp_path):
        government = GovernmentFactory()

        if connection.vendor == "postgresql":
            race(government.pk)
            assert verify(government.pk).intact
            assert verify(government.pk).events == WRITERS * EACH
        else:
            self.race_on_disk(government, tmp_path / "race.sqlite3")

    def race_on_disk(self, government, path: Path):
        # A database in memory refuses a second writer at once; on disk he waits for his turn.
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
        copy.close()
        source = Path(__file__).parents[5]
        environment = {
            **os.environ,
            "TERAJU_DATABASE_URL": f"sqlite:///{path}",
            "PYTHONPATH": os.pathsep.join([str(source), *sys.path]),
        }
        done = subprocess.run(
            [sys.executable, "-c", RACE, str(government.pk)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        with sqlite3.connect(path) as copy:
            query = "SELECT sequence, previous_hash, hash FROM audit_trailevent ORDER BY sequence"
            found = copy.execute(query).fetchall()
        copy.close()
        assert [row[0] for row in found] == list(range(1, WRITERS * EACH + 1))
        assert [row[1] for row in found] == ["", *(row[2] for row in found[:-1])]
