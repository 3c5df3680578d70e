"""What the tests of these pages share: the clock, a handler and a concern."""

from __future__ import annotations

import pytest

from teraju.modules.integrity.concerns.tests import desk, factories
from teraju.modules.integrity.concerns.web import clock

from .pages import NOW, TODAY, signed_in


@pytest.fixture(autouse=True)
def moment(monkeypatch):
    """The clock of the pages, which a test may put forward."""
    at = {"now": NOW}
    monkeypatch.setattr(clock, "now", lambda: at["now"])
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return at


@pytest.fixture
def handler():
    return factories.handler(login_name="ratna", name="Ratna")


@pytest.fixture
def case(handler):
    return desk.declared(handler)


@pytest.fixture
def client(handler):
    return signed_in(handler)
