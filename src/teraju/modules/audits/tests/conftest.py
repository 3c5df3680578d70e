from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from .review_world import ReviewWorld, build_review_world
from .world import World, build_world


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def reviewed(db: None) -> ReviewWorld:
    return build_review_world()


@pytest.fixture
def english() -> Iterator[None]:
    """Sentences are compared as they stand in the source."""
    with translation.override("en"):
        yield
