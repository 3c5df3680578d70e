"""Steps taken out of order, and what the register cannot know."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError
from teraju.modules.audits import services
from teraju.modules.audits.models import AuditKind, Certificate, CertificationStatus
from teraju.modules.audits.web import inbox
from teraju.modules.standards.api import Scheme

from .factories import AccreditationFactory
from .world import World

DECIDED = date(2018, 12, 20)


class TestAudits:
    def test_one_that_began_is_not_set_back_to_a_plan(self, world: World) -> None:
        certification = world.applied()
        world.stage(certification, "stage_1", date(2018, 10, 1), ended_on=None, conclusion="")
        with pytest.raises(DomainError, check=lambda error: error.field == "started_on"):
            services.record_stage(
                actor=world.acts(world.coordinator, date(2018, 10, 2)),
                certification_id=certification.pk,
                kind="stage_1",
                planned_on=date(2018, 10, 9),
            )
        assert certification.audits.get().started_on == date(2018, 10, 1)

    def test_nothing_is_repeated_before_it_was_held(self, world: World) -> None:
        certification = world.applied()
        world.stage(certification, "stage_1", date(2018, 10, 1))
        world.stage(certification, "stage_2", date(2018, 11, 5), ended_on=None, conclusion="")
        with pytest.raises(DomainError, check=lambda error: error.field == "kind"):
            world.stage(certification, AuditKind.STAGE_2_REPEAT, date(2018, 11, 12))


class TestAccreditation:
    def test_nothing_is_said_of_a_scheme_without_any_record(self, world: World) -> None:
        world.certified()
        assert Certificate.objects.get(number="ABMS-001").accredited_at_decision is None

    def test_one_that_had_ended_is_told(self, world: World) -> None:
        AccreditationFactory(
            body=world.body,
            scheme=Scheme.ANTI_BRIBERY,
            valid_from=date(2015, 1, 1),
            valid_until=date(2018, 12, 19),
        )
        world.certified()
        assert Certificate.objects.get(number="ABMS-001").accredited_at_decision is False

    def test_nothing_is_said_where_the_body_is_not_known(self, world: World) -> None:
        certificate = services.record_known_certificate(
            actor=world.acts(world.coordinator, DECIDED),
            agency=world.agency,
            edition=world.quality,
            sites=[world.site],
            scope="Pengawasan",
            decision_on=date(2018, 5, 5),
        )
        assert certificate.accredited_at_decision is None

    def test_one_recorded_later_fills_in_what_was_open(self, world: World) -> None:
        world.certified()
        services.add_accreditation(
            actor=world.acts(world.administrator, date(2019, 1, 2)),
            body_id=world.body.pk,
            accreditor="KAN",
            number="LSSMAP-1",
            scheme=Scheme.ANTI_BRIBERY,
            valid_from=date(2017, 1, 1),
        )
        certificate = Certificate.objects.get(number="ABMS-001")
        assert certificate.accredited_at_decision is True
        assert certificate.accreditation.number == "LSSMAP-1"


class TestWithdrawn:
    def test_nobody_is_reminded_of_visits_of_withdrawn_certificates(self, world: World) -> None:
        certification = world.certified()
        later = world.acts(world.coordinator, date(2019, 3, 1))
        assert list(inbox.visits_due(later))
        for certificate in certification.certificates.all():
            services.withdraw_certificate(
                actor=later, certificate_id=certificate.pk, on=date(2019, 3, 1), reason="Kembali"
            )
        assert not list(inbox.visits_due(later))
        with pytest.raises(DomainError):
            services.start_recertification(actor=later, certification_id=certification.pk)
        certification.refresh_from_db()
        assert certification.status == CertificationStatus.CERTIFIED


def test_a_known_certificate_that_ends_before_it_begins_is_told_at_the_field(world: World) -> None:
    with pytest.raises(DomainError, check=lambda error: error.field == "expires_on"):
        services.record_known_certificate(
            actor=world.acts(world.coordinator, DECIDED),
            agency=world.agency,
            edition=world.quality,
            sites=[world.site],
            scope="Pengawasan",
            valid_from=date(2018, 5, 5),
            expires_on=date(2018, 5, 5),
        )
