"""Which stages agreements and programmes tell of."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.modules.cooperation.models import ProgrammeStep
from teraju.modules.cooperation.stages import agreements_signed, steps_reached
from teraju.modules.cooperation.tests.factories import (
    AgreementFactory,
    ProgrammeFactory,
    SignedFactory,
)
from teraju.platform.accounts.tests.factories import AgencyFactory

pytestmark = pytest.mark.django_db

DAY = date(2018, 10, 1)


def step(programme, code, reached_on):
    order = programme.steps.count() + 1
    return ProgrammeStep.objects.create(
        programme=programme, code=code, order=order, source="hand", reached_on=reached_on
    )


class TestAgreements:
    def test_count_from_the_day_of_signing(self):
        agency = AgencyFactory()
        signed = SignedFactory(agency=agency, signed_on=date(2018, 3, 1), is_example=True)
        SignedFactory(agency=agency, signed_on=date(2018, 10, 2))
        (one,) = agreements_signed([agency.pk], DAY)
        assert (one.agency_id, one.stage, one.on) == (agency.pk, "agreement", date(2018, 3, 1))
        assert one.url == signed.get_absolute_url()
        assert one.is_example

    @pytest.mark.parametrize(
        ("status", "counts"),
        [("ended", True), ("renewed", True), ("draft", False), ("cancelled", False)],
    )
    def test_count_once_signed_whatever_came_of_them(self, status, counts):
        agency = AgencyFactory()
        SignedFactory(agency=agency, status=status)
        assert bool(list(agreements_signed([agency.pk], DAY))) is counts

    def test_of_the_government_and_of_others_do_not_count(self):
        agency = AgencyFactory()
        SignedFactory(government=agency.government, agency=None)
        SignedFactory(agency=AgencyFactory(government=agency.government))
        AgreementFactory(agency=agency)
        assert list(agreements_signed([agency.pk], DAY)) == []


class TestSteps:
    @pytest.mark.parametrize(
        ("code", "stage"),
        [
            ("gap_assessment", "gap"),
            ("internal_audit", "internal_audit"),
            ("management_review", "review"),
        ],
    )
    def test_marked_by_hand_are_stages(self, code, stage):
        programme = ProgrammeFactory()
        step(programme, code, date(2018, 5, 2))
        (one,) = steps_reached([programme.agency_id], DAY)
        assert (one.agency_id, one.stage, one.on) == (
            programme.agency_id,
            stage,
            date(2018, 5, 2),
        )
        assert one.url == programme.get_absolute_url()

    def test_of_another_code_day_or_agency_are_none(self):
        programme = ProgrammeFactory()
        step(programme, "awareness", date(2018, 5, 2))
        step(programme, "internal_audit", None)
        step(programme, "management_review", date(2018, 10, 2))
        step(ProgrammeFactory(), "internal_audit", date(2018, 5, 2))
        assert list(steps_reached([programme.agency_id], DAY)) == []


def test_each_source_queries_once(django_assert_num_queries):
    agencies = [AgencyFactory().pk for _number in range(3)]
    for pk in agencies:
        programme = ProgrammeFactory(agency_id=pk)
        step(programme, "internal_audit", date(2018, 5, 2))
        SignedFactory(agency=programme.agency)
    with django_assert_num_queries(2):
        assert len(list(agreements_signed(agencies, DAY))) == 3
        assert len(list(steps_reached(agencies, DAY))) == 3
