from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from teraju.modules.metrology.models import Instrument, Place

from .order_world import Counter, a_counter
from .register_world import Unit, a_market
from .supervision_world import a_stall_scale
from .unit_world import World, build_world


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Sentences are compared as they stand in the source, with or without catalogues."""
    with translation.override("en"):
        yield


@pytest.fixture
def unit(db: None) -> World:
    return build_world()


@pytest.fixture
def counter(db: None) -> Counter:
    return a_counter()


@pytest.fixture
def market(unit: Unit) -> Place:
    """A market of the unit of the test, where that is one of the registers' world."""
    return a_market(unit)


@pytest.fixture
def scale(unit: Unit, market: Place) -> Instrument:
    return a_stall_scale(unit, market)
