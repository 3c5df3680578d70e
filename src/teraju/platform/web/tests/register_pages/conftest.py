"""What the tests of registers share."""

from __future__ import annotations

import pytest

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import GovernmentFactory, person


@pytest.fixture
def government():
    return GovernmentFactory()


@pytest.fixture
def administrator(government, client):
    user = person(Role.ADMINISTRATOR, government=government)
    client.force_login(user)
    return user
