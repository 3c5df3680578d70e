"""For the whole house: tests with real transactions empty the tables afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations


@pytest.fixture(autouse=True, scope="session")
def flush_past_the_triggers() -> Iterator[None]:
    """Let Django's flush empty the trail too; nothing but tests ever flushes."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def lifted_flush(self: BaseDatabaseOperations, sql_list: Any) -> None:
        from django.apps import apps

        if not apps.is_installed("teraju.platform.audit"):
            # The process of concerns has a trail of its own and lifts its own triggers.
            flush(self, sql_list)
            return
        from .helpers import lifted_triggers

        with lifted_triggers(self.connection.alias):
            flush(self, sql_list)

    BaseDatabaseOperations.execute_sql_flush = lifted_flush  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
