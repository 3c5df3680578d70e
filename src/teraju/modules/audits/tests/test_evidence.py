"""What certificates, audits and findings prove on a day, as they stood on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import translation

from teraju.modules.audits import evidence, services
from teraju.modules.audits.models import Certificate, Certification
from teraju.modules.conformity.api import Proof, State
from teraju.modules.conformity.registry import audit_days_of, evidence_kinds
from teraju.modules.standards.api import own_files

from .factories import (
    BodyAuditFactory,
    CertificateFactory,
    CertificationFactory,
)
from .world import World

DECIDED, EXPIRES = date(2018, 12, 20), date(2021, 12, 20)


def certificate_of(world: World, number: str = "QMS-001") -> Certificate:
    found: Certificate = Certificate.objects.get(number=number)
    return found


def of_certificate(world: World, on: date, number: str = "QMS-001") -> Proof:
    wanted = certificate_of(world, number).edition_id
    (found,) = [p for p in evidence.certificates([world.agency.pk], on) if p.is_about(wanted)]
    return found


def say(world: World, what: str, on: date, recorded: date | None = None) -> None:
    service = getattr(services, f"{what}_certificate")
    service(
        actor=world.acts(world.head, recorded or on),
        certificate_id=certificate_of(world).pk,
        on=on,
        reason="Alasan lembaga",
    )


@dataclass(frozen=True)
class Case:
    """What was said about a certificate, and what it is worth on a day."""

    name: str
    said: tuple[tuple[str, date], ...]
    on: date
    state: State
    counts: bool
    until: date
    why: str = ""


CASES = [
    Case("valid", (), date(2019, 5, 1), State.CONFORMING, True, EXPIRES),
    Case("its first day", (), DECIDED, State.CONFORMING, True, EXPIRES),
    Case("its last day", (), EXPIRES, State.CONFORMING, True, EXPIRES),
    Case("expired", (), EXPIRES + timedelta(days=1), State.CONFORMING, False, EXPIRES),
    Case(
        "suspended",
        (("suspend", date(2019, 3, 1)),),
        date(2019, 4, 1),
        State.ATTENTION,
        True,
        EXPIRES,
        "1 Maret 2019",
    ),
    Case(
        "before the suspension",
        (("suspend", date(2019, 3, 1)),),
        date(2019, 2, 28),
        State.CONFORMING,
        True,
        EXPIRES,
    ),
    Case(
        "restored",
        (("suspend", date(2019, 3, 1)), ("restore", date(2019, 5, 1))),
        date(2019, 5, 1),
        State.CONFORMING,
        True,
        EXPIRES,
    ),
    Case(
        "withdrawn",
        (("withdraw", date(2019, 3, 1)),),
        date(2019, 3, 1),
        State.CONFORMING,
        False,
        date(2019, 2, 28),
        "1 Maret 2019",
    ),
    Case(
        "withdrawn out of a suspension",
        (("suspend", date(2019, 3, 1)), ("withdraw", date(2019, 6, 1))),
        date(2019, 7, 1),
        State.CONFORMING,
        False,
        date(2019, 5, 31),
        "1 Juni 2019",
    ),
]


class TestACertificate:
    @pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
    def test_is_worth(self, world: World, case: Case) -> None:
        world.certified()
        for what, day in case.said:
            say(world, what, day)
        proof = of_certificate(world, case.on)
        assert (proof.state, proof.counts_on(case.on)) == (case.state, case.counts)
        assert proof.valid_until == case.until
        assert not proof.supports
        assert case.why in str(proof.reason)
        assert bool(case.why) == bool(str(proof.reason))

    def test_proves_the_system_and_the_scope_of_its_own_edition(self, world: World) -> None:
        world.certified()
        proof = of_certificate(world, date(2019, 5, 1))
        assert proof.topics == {"management-system", "scope"}
        assert proof.editions == {world.quality.pk}
        assert (proof.happened_on, proof.recorded_on) == (DECIDED, DECIDED)
        assert proof.source == ("audits.certificate", str(certificate_of(world).pk))
        assert len(list(evidence.certificates([world.agency.pk], date(2019, 5, 1)))) == 2

    def test_is_called_a_certificate_in_the_readers_language(self, world: World) -> None:
        world.certified()
        title = of_certificate(world, date(2019, 5, 1)).title
        for language, words in (("id", "Sertifikat"), ("en", "Certificate")):
            with translation.override(language):
                assert str(title) == f"{words} {world.quality} QMS-001"

    def test_is_not_there_before_it_was_recorded(self, world: World) -> None:
        world.certified()
        assert not list(evidence.certificates([world.agency.pk], DECIDED - timedelta(days=1)))

    def test_of_another_agency_is_not_there(self, world: World) -> None:
        certificate = CertificateFactory()
        found = list(evidence.certificates([world.agency.pk], date(2020, 1, 1)))
        assert found == []
        assert list(evidence.certificates([certificate.agency_id], date(2020, 1, 1)))

    @pytest.mark.parametrize(
        ("recorded", "state"),
        [(date(2019, 6, 1), State.CONFORMING), (date(2019, 3, 1), State.ATTENTION)],
    )
    def test_a_suspension_recorded_later_was_not_known(
        self, world: World, recorded: date, state: State
    ) -> None:
        world.certified()
        say(world, "suspend", date(2019, 3, 1), recorded)
        assert of_certificate(world, date(2019, 4, 1)).state is state

    def known(self, world: World, **fields: Any) -> Certificate:
        return services.record_known_certificate(
            actor=world.acts(world.coordinator, date(2019, 1, 15)),
            agency=world.agency,
            edition=world.quality,
            sites=[world.site],
            scope="Pengawasan",
            number="QMS-001",
            **fields,
        )

    def test_of_unknown_dates_only_supports(self, world: World) -> None:
        self.known(world)
        proof = of_certificate(world, date(2019, 2, 1))
        assert (proof.supports, proof.valid_until) == (True, None)
        assert proof.counts_on(date(2019, 2, 1))
        assert str(proof.reason)
        assert proof.happened_on == date(2019, 1, 15)

    def test_of_unknown_dates_can_be_withdrawn_and_suspended(self, world: World) -> None:
        self.known(world)
        say(world, "suspend", date(2019, 3, 1))
        proof = of_certificate(world, date(2019, 3, 2))
        assert (proof.state, proof.supports) == (State.ATTENTION, False)
        say(world, "withdraw", date(2019, 4, 1))
        assert of_certificate(world, date(2019, 4, 1)).ran_out_by(date(2019, 4, 1))

    def test_whose_dates_came_later_had_none_before(self, world: World) -> None:
        certificate = self.known(world)
        services.complete_certificate(
            actor=world.acts(world.coordinator, date(2019, 6, 1)),
            certificate_id=certificate.pk,
            decision_on=DECIDED,
        )
        before, after = (of_certificate(world, date(2019, month, 2)) for month in (5, 6))
        assert (before.supports, before.valid_until) == (True, None)
        assert (after.supports, after.valid_until) == (False, EXPIRES)
        assert after.happened_on == DECIDED


def hold(
    world: World,
    certification: Certification,
    day: date,
    conclusion: str = "positive",
    recorded: date | None = None,
    kind: str = "surveillance",
) -> None:
    services.record_surveillance(
        actor=world.acts(world.coordinator, recorded or day),
        certification_id=certification.pk,
        kind=kind,
        started_on=day - timedelta(days=1),
        ended_on=day,
        conclusion=conclusion,
    )


def of_audits(world: World, on: date) -> list[Proof]:
    return list(evidence.surveillances([world.agency.pk], on))


class TestASurveillance:
    FIRST = date(2019, 11, 12)

    def test_proves_until_the_day_before_the_next_visit(self, world: World) -> None:
        hold(world, world.certified(), self.FIRST)
        proves, supports = of_audits(world, date(2020, 1, 1))
        assert (proves.topics, proves.supports) == ({"management-system"}, False)
        assert (supports.topics, supports.supports) == ({"monitoring", "continual-improvement"}, 1)
        for proof in (proves, supports):
            assert proof.state is State.CONFORMING
            assert proof.editions == {world.quality.pk, world.bribery.pk}
            assert (proof.happened_on, proof.valid_until) == (self.FIRST, date(2020, 12, 30))

    def test_that_no_visit_follows_proves_a_year(self, world: World) -> None:
        certification = CertificationFactory(agency=world.agency, editions=[world.quality])
        BodyAuditFactory(certification=certification, kind="surveillance", ended_on=self.FIRST)
        assert of_audits(world, date(2020, 1, 1))[0].valid_until == date(2020, 11, 12)

    def test_that_went_badly_pulls_the_system_down(self, world: World) -> None:
        hold(world, world.certified(), self.FIRST, "negative")
        (proof,) = of_audits(world, date(2020, 1, 1))
        assert (proof.state, proof.supports) == (State.ATTENTION, False)
        assert str(proof.reason)

    def test_gives_way_to_the_next(self, world: World) -> None:
        certification = world.certified()
        hold(world, certification, self.FIRST, "negative")
        hold(world, certification, date(2020, 2, 10))
        on = date(2020, 3, 1)
        counting = [proof for proof in of_audits(world, on) if proof.counts_on(on)]
        assert {proof.state for proof in counting} == {State.CONFORMING}
        assert of_audits(world, date(2020, 2, 1))[0].counts_on(date(2020, 2, 1))

    def test_of_one_standard_does_not_answer_for_two(self, world: World) -> None:
        hold(world, world.certified(), self.FIRST, "negative")
        other = CertificationFactory(agency=world.agency, editions=[world.quality])
        BodyAuditFactory(
            certification=other,
            kind="surveillance",
            started_on=date(2020, 2, 1),
            ended_on=date(2020, 2, 2),
        )
        on = date(2020, 3, 1)
        assert of_audits(world, on)[0].counts_on(on)

    @pytest.mark.parametrize(
        ("kind", "proofs"),
        [
            ("stage_1", 0),
            ("stage_2", 0),
            ("special", 0),
            ("surveillance", 2),
            ("recertification", 2),
        ],
    )
    def test_is_what_comes_back_every_year(self, world: World, kind: str, proofs: int) -> None:
        certification = CertificationFactory(agency=world.agency)
        BodyAuditFactory(certification=certification, kind=kind, ended_on=self.FIRST)
        assert len(of_audits(world, date(2020, 1, 1))) == proofs

    def test_is_not_there_before_it_ended_or_was_recorded(self, world: World) -> None:
        recorded = date(2019, 12, 1)
        hold(world, world.certified(), self.FIRST, recorded=recorded)
        assert of_audits(world, recorded - timedelta(days=1)) == []
        assert of_audits(world, recorded)[0].recorded_on == recorded

    def test_was_recorded_when_it_was_noted_to_have_ended(self, world: World) -> None:
        certification = world.certified()
        services.record_surveillance(
            actor=world.acts(world.coordinator, date(2019, 6, 1)),
            certification_id=certification.pk,
            planned_on=self.FIRST,
        )
        assert of_audits(world, date(2019, 12, 1)) == []
        hold(world, certification, self.FIRST)
        assert of_audits(world, date(2019, 12, 1))[0].recorded_on == self.FIRST

    def test_speaks_for_no_standard_whose_certificate_was_withdrawn(self, world: World) -> None:
        hold(world, world.certified(), self.FIRST)
        say(world, "withdraw", date(2020, 1, 10))
        assert of_audits(world, date(2020, 1, 9))[0].is_about(world.quality.pk)
        proof = of_audits(world, date(2020, 1, 10))[0]
        assert proof.editions == {world.bribery.pk}
        services.withdraw_certificate(
            actor=world.acts(world.head, date(2020, 2, 1)),
            certificate_id=certificate_of(world, "ABMS-001").pk,
            on=date(2020, 2, 1),
            reason="x",
        )
        assert of_audits(world, date(2020, 2, 1))[0].valid_until == date(2020, 1, 31)


class TestTheDaysOfAudits:
    def test_are_held_or_else_planned(self, world: World) -> None:
        certification = CertificationFactory(agency=world.agency)
        days = {
            "stage_1": (date(2018, 10, 1), date(2018, 10, 2)),
            "stage_2": (None, date(2018, 11, 5)),
            "surveillance": (date(2019, 11, 1), None),
            "special": (None, date(2019, 5, 1)),
            "recertification": (None, None),
        }
        for kind, (planned, started) in days.items():
            BodyAuditFactory(
                certification=certification,
                kind=kind,
                planned_on=planned,
                started_on=started,
                ended_on=started,
            )
        assert evidence.audit_days([world.agency.pk]) == {
            world.agency.pk: {date(2018, 10, 2), date(2018, 11, 5), date(2019, 11, 1)}
        }
        assert date(2018, 10, 2) in audit_days_of([world.agency.pk])[world.agency.pk]

    def test_of_another_agency_are_not_there(self, world: World) -> None:
        BodyAuditFactory()
        assert evidence.audit_days([world.agency.pk]) == {}


def test_names_topics_that_exist() -> None:
    (path,) = [one for one in own_files() if one.name == "topics.yaml"]
    known = {one["code"] for one in yaml.safe_load(Path(path).read_text())["topics"]}
    named = {evidence.SYSTEM, *(topic for kind in evidence.KINDS for topic in kind.topics)}
    assert named <= known
    assert {"management-system", "scope", "monitoring", "continual-improvement"} == named


def test_is_registered_and_leads_somewhere(world: World) -> None:
    registered = {kind.kind: kind for kind in evidence_kinds()}
    for kind in evidence.KINDS:
        assert registered[kind.kind] is kind
        assert str(world.agency.pk) in kind.start_url(world.agency.pk)
