"""For every test of concerns: English sentences, a folder that is emptied, an open trail."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connections
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation

from teraju.modules.integrity.concerns import triggers

NOW = datetime(2026, 3, 6, 2, 0, tzinfo=UTC)
TODAY = date(2026, 3, 6)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def empty_store() -> Iterator[None]:
    yield
    shutil.rmtree(Path(settings.TERAJU_CONCERNS_STORE), ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def flush_past_the_trail() -> Iterator[None]:
    """Tests with real transactions empty the tables afterwards; nothing but tests ever does."""
    flush = BaseDatabaseOperations.execute_sql_flush

    def lifted(self: BaseDatabaseOperations, sql_list: Any) -> None:
        connection = connections[self.connection.alias]
        triggers.drop(connection)
        try:
            flush(self, sql_list)
        finally:
            triggers.create(connection)

    BaseDatabaseOperations.execute_sql_flush = lifted  # type: ignore[method-assign]
    yield
    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def today() -> date:
    return TODAY
