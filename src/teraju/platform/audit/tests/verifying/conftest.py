"""What the tests of a chain share: six events of a government, a seventh with a personal part."""

from __future__ import annotations

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, viewer
from teraju.platform.audit.api import record_event

from .forging import LENGTH


@pytest.fixture
def government(db):
    return GovernmentFactory(name="Pemerintah Kabupaten Uji", slug="uji")


@pytest.fixture
def chain(government):
    """Six events of one government; another government beside."""
    actor = viewer(Role.ADMINISTRATOR, government=government)
    agency = AgencyFactory(government=government)
    record_event(actor=actor, verb="other", target=GovernmentFactory())
    return [
        record_event(
            actor=actor,
            verb=f"step.{number}",
            target=agency,
            after={"number": number},
        )
        for number in range(1, LENGTH + 1)
    ]


@pytest.fixture
def private(government, chain):
    """A seventh event, with a personal part."""
    actor = viewer(Role.ADMINISTRATOR, government=government)
    return record_event(actor=actor, verb="a", target=government, personal={"phone": "0812"})
