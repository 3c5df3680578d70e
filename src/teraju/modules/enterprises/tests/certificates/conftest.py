"""A firm that is coached towards a certificate, for the tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import translation

from teraju.modules.enterprises.models import Coaching
from teraju.modules.enterprises.tests.certificate_world import TODAY, World, a_coaching, build_world


@pytest.fixture
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def today(settings: Any) -> None:
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def coaching(world: World) -> Coaching:
    return a_coaching(world)
