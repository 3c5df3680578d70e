"""The one way past the triggers, for tests that forge rows and for emptying a test database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections
from django.db.utils import DEFAULT_DB_ALIAS

from teraju.platform.audit import triggers


@contextmanager
def lifted_triggers(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Take the triggers of the trail away for a moment, and put them back."""
    connection = connections[using]
    _settle(using)
    triggers.drop(connection)
    try:
        yield
        _settle(using)
    finally:
        if not connection.needs_rollback:
            triggers.create(connection)


def _settle(using: str) -> None:
    # PostgreSQL changes no trigger of a table while checks of its foreign keys wait.
    connection = connections[using]
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()
