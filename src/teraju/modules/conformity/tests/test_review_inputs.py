"""What readiness lays before a review."""

from __future__ import annotations

import pytest

from teraju.modules.conformity import review_inputs
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import viewer
from teraju.platform.links.review_inputs import Period

from .factories import day, world

pytestmark = pytest.mark.django_db
PERIOD = Period(day("2018-01-01"), day("2018-12-31"))


def test_each_standard_with_its_counts():
    here = world()
    assert review_inputs.readiness(here.head, here.agency.pk, PERIOD) == []
    here.assessment()
    lines = review_inputs.readiness(here.head, here.agency.pk, PERIOD)
    assert len(lines) == 2
    assert all(line.concerns for line in lines)


def test_guests_and_strangers_are_told_nothing():
    here = world()
    here.assessment()
    for reader in (viewer(Role.BODY_AUDITOR, agency=here.agency), viewer(Role.AGENCY_HEAD)):
        assert review_inputs.readiness(reader, here.agency.pk, PERIOD) == []
