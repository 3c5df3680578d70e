from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from .world import Town, a_town


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared as they stand in the source, with or without catalogues."""
    with translation.override("en"):
        yield


@pytest.fixture
def town(db: None) -> Town:
    return a_town()
