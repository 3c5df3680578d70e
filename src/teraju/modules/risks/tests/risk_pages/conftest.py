"""What the tests of these pages share: the day, a post, a risk that is rated."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.risks import exposure
from teraju.modules.risks.exposure import POSITION_KIND, Holder
from teraju.modules.risks.tests.world import entered, rated
from teraju.platform.links import api as links

from .happenings import POST, TODAY


@pytest.fixture(autouse=True)
def today(settings):
    settings.TERAJU_TODAY = TODAY


@pytest.fixture
def post(monkeypatch, world):
    def find(viewer, pks):
        return {pk: links.Linked(POSITION_KIND, pk, "Auditor", "", "/", "") for pk in pks}

    kind = links.LinkKind(POSITION_KIND, "Post", find, lambda viewer, government: [(POST, "A")])
    monkeypatch.setitem(links._kinds, POSITION_KIND, kind)
    holders = [Holder(world.staff.pk, "Auditor", date(2019, 6, 30))]
    monkeypatch.setattr(exposure, "_looks", [lambda ids, on: dict.fromkeys(ids, holders)])


@pytest.fixture
def risk(world):
    return rated(world, entered(world))
