"""What the tests of this module share."""

from __future__ import annotations

import pytest

from .factories import World
from .factories import world as build


@pytest.fixture
def world(db: None) -> World:
    """An agency with two editions of two standards, in April 2018."""
    return build()
