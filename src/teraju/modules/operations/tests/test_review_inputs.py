"""What operations lays before a review."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.operations import review_inputs
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.links.review_inputs import Period

from .factories import FaultFactory, InForceFactory, OutputFactory, house

pytestmark = pytest.mark.django_db
YEAR = Period(date(2018, 1, 1), date(2018, 12, 31))
GATHERS = (
    review_inputs.kept_time,
    review_inputs.faults,
    review_inputs.feedback,
    review_inputs.recommendations,
)


def test_nothing_on_record_gives_nothing():
    home = house()
    assert [gather(home.head, home.agency.pk, YEAR) for gather in GATHERS] == [[], [], [], []]


def test_promised_times_by_service():
    home = house()
    service = InForceFactory(agency=home.agency)
    for late in (False, True):
        moment = NOW + timedelta(days=30 if late else 1)
        OutputFactory(service=service, released_at=moment, state="released", working_minutes=60)
    (line,) = review_inputs.kept_time(home.head, home.agency.pk, YEAR)
    assert (line.value, line.concerns) == ("1/2", True)
    assert review_inputs.kept_time(home.stranger, home.agency.pk, YEAR) == []


def test_faults_and_what_was_brought_back():
    home = house()
    service = InForceFactory(agency=home.agency)
    output = OutputFactory(service=service)
    FaultFactory(output=output)
    FaultFactory(output=output, origin="customer")
    (found,) = review_inputs.faults(home.head, home.agency.pk, YEAR)
    (back,) = review_inputs.feedback(home.head, home.agency.pk, YEAR)
    assert (found.value, back.value) == ("2", "1")


def test_faults_of_another_year_are_not_told():
    home = house()
    FaultFactory(output=OutputFactory(service=InForceFactory(agency=home.agency)))
    period = Period(date(2019, 1, 1), date(2019, 12, 31))
    assert review_inputs.faults(home.head, home.agency.pk, period) == []
