"""What internal audits prove on a day, and what a review is told of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.modules.audits import internal_evidence as evidence
from teraju.modules.audits import services
from teraju.modules.audits.internal_review import gather
from teraju.modules.conformity.api import Proof, State
from teraju.platform.links.review_inputs import Period

from .internal_world import FIRST, LAST, REPORTED, Inside, build_inside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def inside() -> Inside:
    return build_inside()


def reported(inside: Inside, *grades: str):
    audit = inside.closing_held(*grades)
    return services.report_audit(
        actor=inside.acts("lead", REPORTED), audit_id=audit.pk, conclusion="Berjalan"
    )


def proofs(inside: Inside, on: date, find=evidence.audits) -> list[Proof]:
    return list(find([inside.agency.pk], on))


class TestProofs:
    def test_an_audit_proves_both_topics_for_a_year_from_its_report(self, inside: Inside) -> None:
        reported(inside)
        assert proofs(inside, REPORTED - timedelta(days=1)) == []
        found = {tuple(one.topics): one for one in proofs(inside, REPORTED)}
        quality, bribery = found["internal-audit",], found["bribery-audit",]
        assert quality.editions == {inside.quality.pk, inside.bribery.pk}
        assert bribery.editions == {inside.bribery.pk}
        assert quality.valid_until == date(2021, 3, 3)
        assert quality.state is State.CONFORMING

    def test_a_programme_only_supports(self, inside: Inside) -> None:
        inside.programme()
        (one,) = proofs(inside, FIRST, evidence.programmes)
        assert one.supports
        assert one.valid_until == date(2020, 12, 31)

    def test_a_team_that_declared_proves_impartiality(self, inside: Inside) -> None:
        audit = inside.running()
        (one,) = proofs(inside, FIRST, evidence.independence)
        assert one.state is State.CONFORMING
        audit.members.update(declared_on=None)
        (one,) = proofs(inside, FIRST, evidence.independence)
        assert one.state is State.ATTENTION
        assert "2" in str(one.reason)

    def test_open_findings_stand_at_the_topics_of_their_clauses(self, inside: Inside) -> None:
        reported(inside, "major", "minor", "observation")
        found = proofs(inside, REPORTED, evidence.findings)
        assert len(found) == 4
        assert {topic for one in found for topic in one.topics} == {"uji-both"}
        assert {one.state for one in found} == {State.ATTENTION}

    def test_reaches_a_stage_of_the_way(self, inside: Inside) -> None:
        reported(inside)
        (one,) = evidence.audits_held([inside.agency.pk], REPORTED)
        assert (one.stage, one.on) == ("internal_audit", REPORTED)


class TestReview:
    def test_is_told_of_audits_and_what_is_open(self, inside: Inside) -> None:
        reported(inside, "major", "observation")
        period = Period(date(2020, 1, 1), date(2020, 12, 31))
        lines = gather(inside.acts("head", REPORTED), inside.agency.pk, period)
        assert [one.concerns for one in lines] == [False, True]
        assert "1 major, 0 minor, 1 lighter" in str(lines[0].text)

    def test_is_told_when_there_was_none(self, inside: Inside) -> None:
        period = Period(date(2019, 1, 1), date(2019, 12, 31))
        (line,) = gather(inside.acts("head", LAST), inside.agency.pk, period)
        assert line.concerns
