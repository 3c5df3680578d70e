"""The decision, what follows from it, and who may record it."""

from __future__ import annotations

from datetime import date

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.audits import services
from teraju.modules.audits.models import (
    AuditKind,
    Certificate,
    Certification,
    CertificationStatus,
    Visit,
)
from teraju.modules.standards.api import Scheme
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .factories import AccreditationFactory, EditionFactory
from .world import World, build_world


def refused(field: str | None = None):
    """A refusal that names this field."""
    return pytest.raises(DomainError, check=lambda error: error.field == field)


class TestDecision:
    def test_two_certificates_three_visits(self, world: World) -> None:
        certification = world.certified()
        assert certification.status == CertificationStatus.CERTIFIED
        quality, bribery = Certificate.objects.order_by("pk")
        assert (quality.number, bribery.number) == ("QMS-001", "ABMS-001")
        assert {quality.valid_from, bribery.valid_from} == {date(2018, 12, 20)}
        assert {quality.expires_on, bribery.expires_on} == {date(2021, 12, 20)}
        assert list(quality.sites.all()) == [world.site]
        due = dict(Visit.objects.values_list("code", "due_by"))
        assert due == {
            "surveillance_1": date(2019, 12, 20),
            "surveillance_2": date(2020, 12, 31),
            "recertification": date(2021, 12, 20),
        }

    def test_accreditation_is_that_of_the_scheme_on_the_day(self, world: World) -> None:
        AccreditationFactory(
            body=world.body, scheme=Scheme.ANTI_BRIBERY, valid_from=date(2018, 12, 21)
        )
        world.certified()
        quality, bribery = Certificate.objects.order_by("pk")
        assert quality.accredited_at_decision is True
        assert quality.accreditation.number == "LSMM-008-IDN"
        assert bribery.accredited_at_decision is False
        assert bribery.accreditation is None

    def test_the_certificate_keeps_what_was_true_then(self, world: World) -> None:
        world.certified()
        accreditation = world.body.accreditations.get()
        services.change_accreditation(
            actor=world.acts(world.administrator, date(2018, 12, 31)),
            accreditation_id=accreditation.pk,
            expected_version=accreditation.version,
            valid_until=date(2018, 12, 1),
        )
        assert Certificate.objects.get(number="QMS-001").accredited_at_decision is True

    def test_a_major_must_be_verified(self, world: World) -> None:
        certification = world.staged()
        finding = world.finding(certification, "major")
        with refused("decision_on"):
            world.decide(certification)
        services.submit_correction(
            actor=world.acts(world.coordinator, date(2018, 11, 20)),
            finding_id=finding.pk,
            correction="Peta kompetensi dilengkapi.",
        )
        with refused("decision_on"):
            world.decide(certification)
        services.verify_correction(
            actor=world.acts(world.guest, date(2018, 12, 10)),
            finding_id=finding.pk,
            on=date(2018, 12, 10),
        )
        assert world.decide(certification).status == CertificationStatus.CERTIFIED

    def test_a_minor_needs_its_plan_accepted(self, world: World) -> None:
        certification = world.staged()
        finding = world.finding(certification, "minor")
        with refused("decision_on"):
            world.decide(certification)
        services.submit_plan(
            actor=world.acts(world.coordinator, date(2018, 11, 20)),
            finding_id=finding.pk,
            plan="Melengkapi peta kompetensi sampai Januari.",
        )
        with refused("decision_on"):
            world.decide(certification)
        services.accept_plan(
            actor=world.acts(world.guest, date(2018, 12, 12)),
            finding_id=finding.pk,
            on=date(2018, 12, 12),
        )
        with refused("decision_on"):
            world.decide(certification, decision_on=date(2018, 12, 11))
        assert world.decide(certification).status == CertificationStatus.CERTIFIED

    @pytest.mark.parametrize("grade", ["opportunity", "observation", "good_practice"])
    def test_lighter_findings_stop_nothing(self, world: World, grade: str) -> None:
        certification = world.staged()
        world.finding(certification, grade)
        assert world.decide(certification).status == CertificationStatus.CERTIFIED

    def test_six_months_without_verification_ask_for_a_second_stage_2(self, world: World) -> None:
        certification = world.staged()
        finding = world.finding(certification, "major")
        services.submit_correction(
            actor=world.acts(world.coordinator, date(2019, 5, 1)),
            finding_id=finding.pk,
            correction="Terlambat.",
        )
        services.verify_correction(
            actor=world.acts(world.guest, date(2019, 5, 8)),
            finding_id=finding.pk,
            on=date(2019, 5, 8),
        )
        late = {
            "actor": world.acts(world.head, date(2019, 6, 28)),
            "decision_on": date(2019, 6, 28),
        }
        with refused("decision_on"):
            world.decide(certification, **late)
        world.stage(certification, AuditKind.STAGE_2_REPEAT, date(2019, 6, 3))
        assert world.decide(certification, **late).status == CertificationStatus.CERTIFIED

    def test_without_a_recommendation_only_a_refusal(self, world: World) -> None:
        certification = world.applied()
        world.stage(certification, "stage_1", date(2018, 10, 1))
        world.stage(certification, "stage_2", date(2018, 11, 5), conclusion="negative")
        with refused():
            world.decide(certification)
        refusal = {"granted": False, "certificates": []}
        with refused("note"):
            world.decide(certification, **refusal)
        done = world.decide(certification, **refusal, note="Sistem belum berjalan.")
        assert done.status == CertificationStatus.REFUSED
        assert not Certificate.objects.exists()
        assert not Visit.objects.exists()

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"decision_on": date(2018, 11, 6)}, "decision_on"),
            ({"decision_on": date(2018, 12, 21)}, "decision_on"),
        ],
    )
    def test_a_day_out_of_order_is_refused(self, world: World, fields, field) -> None:
        with refused(field):
            world.decide(world.staged(), **fields)

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"valid_from": date(2018, 12, 19)}, "valid_from"),
            ({"expires_on": date(2022, 1, 1)}, "expiry_reason"),
            ({"expires_on": date(2018, 12, 20), "expiry_reason": "salah"}, "expires_on"),
        ],
    )
    def test_dates_of_a_certificate_out_of_order(self, world: World, fields, field) -> None:
        quality, bribery = world.grants()
        wrong = services.Grant(edition=quality.edition, number="QMS-001", **fields)
        with refused(f"{field}_{quality.edition.pk}"):
            world.decide(world.staged(), certificates=[wrong, bribery])
        assert not Certificate.objects.exists()

    def test_another_expiry_with_a_reason(self, world: World) -> None:
        quality, bribery = world.grants()
        shorter = services.Grant(
            edition=quality.edition, expires_on=date(2021, 11, 30), expiry_reason="Siklus lama"
        )
        world.decide(world.staged(), certificates=[shorter, bribery])
        assert Visit.objects.get(code="recertification").due_by == date(2021, 11, 30)

    def test_each_standard_gets_its_certificate(self, world: World) -> None:
        certification = world.staged()
        with refused():
            world.decide(certification, certificates=world.grants()[:1])
        with refused():
            world.decide(
                certification,
                certificates=[*world.grants()[:1], services.Grant(edition=EditionFactory())],
            )


class TestHandover:
    def hand_over(self, world: World, certification: Certification, day: date, ids=None):
        return services.record_handover(
            actor=world.acts(world.coordinator, date(2019, 1, 15)),
            certification_id=certification.pk,
            certificate_ids=ids
            if ids is not None
            else list(certification.certificates.values_list("pk", flat=True)),
            handed_over_on=day,
            place="Serang",
        )

    def test_both_on_one_day_apart_from_the_decision(self, world: World) -> None:
        certification = world.certified()
        self.hand_over(world, certification, date(2019, 1, 15))
        for certificate in Certificate.objects.all():
            assert certificate.handed_over_on == date(2019, 1, 15)
            assert certificate.expires_on == date(2021, 12, 20)

    @pytest.mark.parametrize("day", [date(2018, 12, 19), date(2019, 1, 16)])
    def test_before_the_decision_or_ahead(self, world: World, day: date) -> None:
        with refused("handed_over_on"):
            self.hand_over(world, world.certified(), day)

    def test_twice_or_of_another_certification(self, world: World) -> None:
        certification = world.certified()
        self.hand_over(world, certification, date(2019, 1, 15))
        with refused("certificates"):
            self.hand_over(world, certification, date(2019, 1, 15))
        other = build_world().certified()
        with refused("certificates"):
            self.hand_over(world, certification, date(2019, 1, 15), [other.certificates.first().pk])


class TestSurveillance:
    def surveil(self, world: World, certification: Certification, first: date, **fields):
        values = {"started_on": first, "ended_on": first, "conclusion": "positive"}
        return services.record_surveillance(
            actor=world.acts(world.coordinator, first),
            certification_id=certification.pk,
            **(values | fields),
        )

    def test_each_answers_the_next_date(self, world: World) -> None:
        certification = world.certified()
        first = self.surveil(world, certification, date(2019, 11, 18))
        second = self.surveil(world, certification, date(2020, 11, 16))
        assert Visit.objects.get(code="surveillance_1").audit_id == first.pk
        assert Visit.objects.get(code="surveillance_2").audit_id == second.pk
        assert Visit.objects.get(code="recertification").audit_id is None

    def test_a_special_audit_answers_nothing(self, world: World) -> None:
        self.surveil(world, world.certified(), date(2019, 3, 4), kind="special")
        assert not Visit.objects.exclude(audit=None).exists()

    def test_before_the_decision_or_without_one(self, world: World) -> None:
        with refused("kind"):
            self.surveil(world, world.staged(), date(2018, 12, 1))
        with refused("started_on"):
            self.surveil(world, world.certified(), date(2018, 12, 19))


class TestRecertification:
    def test_it_answers_the_date_of_the_earlier_one(self, world: World) -> None:
        earlier = world.certified()
        following = services.start_recertification(
            actor=world.acts(world.coordinator, date(2021, 6, 1)), certification_id=earlier.pk
        )
        assert (following.previous, following.kind) == (earlier, "recertification")
        assert set(following.editions.all()) == {world.quality, world.bribery}
        with refused():
            services.start_recertification(
                actor=world.acts(world.coordinator, date(2021, 6, 2)), certification_id=earlier.pk
            )
        services.apply(
            actor=world.acts(world.head, date(2021, 9, 1)),
            certification_id=following.pk,
            applied_on=date(2021, 9, 1),
        )
        world.stage(following, "recertification", date(2021, 11, 8))
        world.decide(
            following,
            actor=world.acts(world.head, date(2021, 12, 10)),
            decision_on=date(2021, 12, 10),
        )
        assert earlier.visits.get(code="recertification").following == following

    def test_only_what_is_certified(self, world: World) -> None:
        with refused():
            services.start_recertification(
                actor=world.acts(world.coordinator, date(2018, 12, 1)),
                certification_id=world.staged().pk,
            )


class TestWithdrawal:
    def test_the_head_gives_it_up(self, world: World) -> None:
        values = {"withdrawn_on": date(2018, 9, 1), "reason": "Anggaran dialihkan"}
        certification = world.applied()
        with pytest.raises(NotAllowed):
            services.withdraw_certification(
                actor=world.acts(world.coordinator, date(2018, 9, 1)),
                certification_id=certification.pk,
                **values,
            )
        done = services.withdraw_certification(
            actor=world.acts(world.head, date(2018, 9, 1)),
            certification_id=certification.pk,
            **values,
        )
        assert done.status == CertificationStatus.WITHDRAWN
        with refused("kind"):
            world.stage(done, "stage_1", date(2018, 10, 1))

    def test_not_after_the_decision(self, world: World) -> None:
        with refused():
            services.withdraw_certification(
                actor=world.acts(world.head, date(2018, 12, 21)),
                certification_id=world.certified().pk,
                withdrawn_on=date(2018, 12, 21),
                reason="Terlambat",
            )


class TestRights:
    @pytest.mark.parametrize("role", [Role.STAFF, Role.INTERNAL_AUDITOR, Role.REGIONAL_HEAD])
    def test_a_reader_plans_nothing(self, world: World, role: Role) -> None:
        reader = person(role, agency=world.agency)
        with pytest.raises(NotAllowed):
            world.plan(actor=world.acts(reader, date(2018, 4, 2)))

    def test_a_stranger_finds_nothing(self, world: World) -> None:
        certification = world.applied()
        stranger = build_world()
        with pytest.raises(Certification.DoesNotExist):
            stranger.stage(certification, "stage_1", date(2018, 10, 1))

    def test_a_guest_writes_no_stage_and_no_decision(self, world: World) -> None:
        certification = world.staged()
        guest = world.acts(world.guest, date(2018, 12, 20))
        with pytest.raises(NotAllowed):
            world.decide(certification, actor=guest)
        with pytest.raises(NotAllowed):
            world.stage(certification, "stage_2_repeat", date(2018, 12, 3), actor=guest)
