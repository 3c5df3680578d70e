"""The people and browsers that the page tests of this module share."""

from __future__ import annotations

from datetime import date
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


# The day after the usual moment of tests: whatever the hour, records made then are of the past.
TODAY = date(2018, 3, 15)


@pytest.fixture
def office(settings):
    """A government with an agency, and one browser for each kind of person."""
    settings.TERAJU_TODAY = TODAY
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
