from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from .world import World, a_world


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared as they stand in the source, with or without catalogues."""
    with translation.override("en"):
        yield


@pytest.fixture
def world(db: None) -> World:
    return a_world()
