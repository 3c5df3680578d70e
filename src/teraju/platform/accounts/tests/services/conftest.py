"""What the tests of these services share: an agency, its administrator, a role to give."""

from __future__ import annotations

import pytest

from teraju.platform.accounts import services
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, UserFactory, viewer

from .days import TODAY


@pytest.fixture
def agency():
    return AgencyFactory()


@pytest.fixture
def administrator(agency):
    return viewer(Role.ADMINISTRATOR, government=agency.government)


@pytest.fixture
def user(agency):
    return UserFactory(home=agency.government)


@pytest.fixture
def give(administrator, agency, user):
    def given(**changes):
        values = {
            "actor": administrator,
            "user_id": user.pk,
            "role": Role.STAFF.value,
            "government": agency.government,
            "agency": agency,
            "valid_from": TODAY,
        }
        return services.assign_role(**{**values, **changes})

    return given
