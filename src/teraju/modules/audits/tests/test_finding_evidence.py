"""What open findings of the bodies pull down, and how much all of it asks the database."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.audits import evidence, services
from teraju.modules.audits.models import Certification
from teraju.modules.conformity.api import Proof, State
from teraju.modules.standards.tests.factories import RequirementFactory, TopicFactory

from .factories import (
    BodyAuditFactory,
    CertificateFactory,
    CertificationFactory,
    FindingFactory,
)
from .world import World

DAY = date(2019, 5, 1)


@pytest.fixture
def catalogue(world: World) -> World:
    """A heading with leaves, for both standards; `people` has another number in the second."""
    competence, awareness, gifts, system = (
        TopicFactory(code=code)
        for code in ("competence", "awareness", "gifts", "management-system")
    )
    for number, topics, judged in (
        ("4.4", [system], True),
        ("7", [], False),
        ("7.2", [competence], True),
        ("7.3", [awareness], True),
    ):
        RequirementFactory(edition=world.quality, number=number, topics=topics, is_assessed=judged)
    for number, topics, judged in (
        ("7.2", [], False),
        ("7.2.1", [competence], True),
        ("7.2.2", [gifts], True),
        ("7.20", [system], True),
    ):
        RequirementFactory(edition=world.bribery, number=number, topics=topics, is_assessed=judged)
    return world


def of_findings(world: World, on: date) -> list[Proof]:
    return list(evidence.findings([world.agency.pk], on))


class TestAFinding:
    FOUND = date(2018, 11, 7)

    @pytest.mark.parametrize(
        ("standard", "clause", "topics"),
        [
            ("quality", "7.2", {"competence"}),
            ("quality", "7", {"competence", "awareness"}),
            ("quality", "7.2.2.1", {"competence"}),
            ("quality", "Klausul 7.2 dan 7.3", {"competence", "awareness"}),
            ("quality", "7.3 c", {"awareness"}),
            ("quality", "12.9", {"management-system"}),
            ("quality", "lampiran", {"management-system"}),
            ("bribery", "7.2", {"competence", "gifts"}),
            ("bribery", "7.2.2.1", {"gifts"}),
            ("bribery", "7.2.9", {"competence", "gifts"}),
        ],
    )
    def test_pulls_down_what_its_clause_is_about(
        self, catalogue: World, standard: str, clause: str, topics: set[str]
    ) -> None:
        edition = getattr(catalogue, standard)
        catalogue.finding(catalogue.staged(), "minor", clauses=[(edition, clause)])
        (proof,) = of_findings(catalogue, self.FOUND)
        assert (proof.topics, proof.editions) == (topics, {edition.pk})

    def test_of_two_standards_is_told_of_each(self, catalogue: World) -> None:
        catalogue.finding(catalogue.staged(), "minor")
        told = {proof.key: proof for proof in of_findings(catalogue, self.FOUND)}
        assert {pk for proof in told.values() for pk in proof.editions or ()} == {
            catalogue.quality.pk,
            catalogue.bribery.pk,
        }

    def test_of_a_standard_without_catalogue_says_nothing(self, world: World) -> None:
        world.finding(world.staged(), "major")
        assert of_findings(world, self.FOUND) == []

    @pytest.mark.parametrize(
        ("grade", "state"),
        [
            ("major", State.MISSING),
            ("minor", State.ATTENTION),
            ("opportunity", None),
            ("observation", None),
            ("good_practice", None),
        ],
    )
    def test_weighs_as_its_grade(self, catalogue: World, grade: str, state: State | None) -> None:
        finding = catalogue.finding(catalogue.staged(), grade)
        found = of_findings(catalogue, self.FOUND)
        assert {proof.state for proof in found} == ({state} if state else set())
        assert all(finding.number in str(proof.reason) for proof in found)
        assert all(not proof.supports and proof.counts_on(self.FOUND) for proof in found)

    def test_a_minor_stays_until_its_correction_is_verified(self, catalogue: World) -> None:
        """An accepted plan opens the gate of the decision; nothing is corrected by it."""
        finding = catalogue.finding(catalogue.staged(), "minor")
        coordinator, guest = catalogue.coordinator, catalogue.guest
        services.submit_plan(
            actor=catalogue.acts(coordinator, date(2018, 11, 20)), finding_id=finding.pk, plan="x"
        )
        for service, day in (
            (services.accept_plan, date(2018, 12, 1)),
            (services.verify_correction, date(2019, 11, 12)),
        ):
            service(actor=catalogue.acts(guest, day), finding_id=finding.pk, on=day)
        assert of_findings(catalogue, date(2018, 12, 2))
        assert of_findings(catalogue, date(2019, 11, 11))
        assert not of_findings(catalogue, date(2019, 11, 12))

    def test_a_major_goes_on_the_day_its_verification_is_recorded(self, catalogue: World) -> None:
        finding = catalogue.finding(catalogue.staged(), "major")
        services.submit_correction(
            actor=catalogue.acts(catalogue.coordinator, date(2018, 11, 20)),
            finding_id=finding.pk,
            correction="x",
        )
        services.verify_correction(
            actor=catalogue.acts(catalogue.guest, date(2018, 12, 13)),
            finding_id=finding.pk,
            on=date(2018, 12, 10),
        )
        assert of_findings(catalogue, date(2018, 12, 12))
        assert not of_findings(catalogue, date(2018, 12, 13))

    def test_is_not_there_before_it_was_recorded(self, catalogue: World) -> None:
        catalogue.finding(catalogue.staged(), "major")
        assert not of_findings(catalogue, self.FOUND - timedelta(days=1))

    @pytest.mark.parametrize(
        ("status", "field"), [("withdrawn", "withdrawn_on"), ("refused", "decision_on")]
    )
    def test_ends_with_a_certification_that_was_given_up(
        self, catalogue: World, status: str, field: str
    ) -> None:
        certification = catalogue.staged()
        catalogue.finding(certification, "major")
        day = date(2018, 12, 1)
        Certification.objects.filter(pk=certification.pk).update(status=status, **{field: day})
        assert of_findings(catalogue, day - timedelta(days=1))
        assert not of_findings(catalogue, day)


def test_asks_the_same_number_of_questions_for_any_number_of_agencies(catalogue: World) -> None:
    counts = []
    agencies: list[int] = []
    for batch in (1, 39):
        for _n in range(batch):
            certification = CertificationFactory(editions=[catalogue.quality])
            CertificateFactory(certification=certification)
            BodyAuditFactory(certification=certification, kind="surveillance")
            FindingFactory(certification=certification)
            agencies.append(certification.agency_id)
        with CaptureQueriesContext(connection) as captured:
            found = [proof for kind in evidence.KINDS for proof in kind.find(agencies, DAY)]
            evidence.audit_days(agencies)
        assert len({proof.agency_id for proof in found}) == len(agencies)
        assert len(found) == 4 * len(agencies)
        counts.append(len(captured))
    assert counts[0] == counts[1]
