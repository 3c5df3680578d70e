"""The ground of coach visits and the moment at which its pages are opened."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from teraju.modules.enterprises.tests.visit_world import Ground, a_ground
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.web import middleware


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cache.clear()
    monkeypatch.setattr(middleware, "now_for", lambda request, zone: NOW)
    yield
    cache.clear()


@pytest.fixture
def ground() -> Ground:
    return a_ground()
