"""Several threads write to one chain at once."""

from __future__ import annotations

import threading

from django.db import connections, transaction

from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.audit.api import record_event
from teraju.platform.organisation.models import Government

WRITERS, EACH = 4, 5


def race(government_id):
    """Let several threads write the first and the next events of a government at once."""
    failures = []

    def write():
        try:
            start.wait()
            for _number in range(EACH):
                with transaction.atomic():
                    target = Government.objects.get(pk=government_id)
                    record_event(actor=viewer_without_rows(), verb="race", target=target)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test must see it
            failures.append(error)
        finally:
            connections.close_all()

    start = threading.Barrier(WRITERS)
    threads = [threading.Thread(target=write) for _writer in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def viewer_without_rows():
    return Viewer(user_id=None, office="Uji", now=NOW)
