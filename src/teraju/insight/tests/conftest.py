from __future__ import annotations

import pytest

from .factories import TODAY, House, house


@pytest.fixture
def home() -> House:
    return house()


@pytest.fixture
def today(settings):
    settings.TERAJU_TODAY = TODAY
    return TODAY
