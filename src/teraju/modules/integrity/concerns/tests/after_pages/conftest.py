"""What the tests of these pages share: a day in July and a handler at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from teraju.modules.integrity.concerns import trail
from teraju.modules.integrity.concerns.models import Handler
from teraju.modules.integrity.concerns.tests import factories
from teraju.modules.integrity.concerns.web import clock

from .pages import NOW, TODAY, signed_in


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    return


@pytest.fixture
def mine() -> Handler:
    return factories.handler(factories.office("Inspektorat"), login_name="ratna", name="Ratna")


@pytest.fixture
def client(mine: Handler) -> Client:
    return signed_in(mine)


@pytest.fixture
def opened() -> None:
    trail.record("handler.invited", today=date(2026, 1, 1), actor=trail.HOUSE)
