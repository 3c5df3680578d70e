"""The people and browsers that the page tests of this module share."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.test import Client

from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import AgencyFactory, GovernmentFactory, person


def browser(user):
    """Somebody logged in who reads English."""
    client = Client()
    client.force_login(user)
    client.cookies["language"] = "en"
    return client


@pytest.fixture
def office():
    """A government with an agency, and one browser for each kind of person."""
    government = GovernmentFactory()
    agency = AgencyFactory(government=government)
    return SimpleNamespace(
        government=government,
        agency=agency,
        head=browser(person(Role.AGENCY_HEAD, agency=agency)),
        coordinator=browser(person(Role.QUALITY_COORDINATOR, agency=agency)),
        owner=browser(person(Role.PROCESS_OWNER, agency=agency)),
        counter=browser(person(Role.COUNTER, agency=agency)),
        reader=browser(person(Role.STAFF, agency=agency)),
        stranger=browser(person(Role.AGENCY_HEAD, government=GovernmentFactory())),
        guest=browser(person(Role.BODY_AUDITOR, agency=agency)),
    )
