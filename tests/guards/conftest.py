"""The guards' world is built once for each worker and rolled back at its end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from .world import TODAY, World, build


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The demonstration, for as long as the guards of this folder run."""
    with django_db_blocker.unblock():
        block = transaction.atomic()
        block.__enter__()
        try:
            yield build()
        finally:
            transaction.set_rollback(True)
            block.__exit__(None, None, None)


@pytest.fixture
def today(settings: Any) -> Any:
    """The day that the demonstration lives in; what was lived until then holds."""
    settings.TERAJU_TODAY = TODAY
    return settings
