"""What the tests of packs share: the day, a store of their own, an assessed agency."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from teraju.modules.conformity.tests.factories import World


@pytest.fixture(autouse=True)
def april(settings: Any, tmp_path: Path) -> None:
    """The day that this module's world lives in, and a store of its own."""
    settings.TERAJU_TODAY = date(2018, 4, 12)
    settings.TERAJU_PRIVATE_STORE = tmp_path / "private"


@pytest.fixture
def assessed(world: World) -> World:
    """Assessed against both standards."""
    world.assessment()
    return world
