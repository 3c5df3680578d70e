"""What waits for whom, what sheets speak for, and what a review reads of them."""

from __future__ import annotations

from datetime import timedelta

from teraju.modules.integrity_zone import evidence, inbox, review_inputs
from teraju.modules.integrity_zone.services import sheets as services
from teraju.platform.accounts.tests.factories import NOW
from teraju.platform.links.review_inputs import Period

from .zone_world import Unit, a_sheet, assessed, filled, handed_in

TODAY = NOW.date()
DAY = timedelta(days=1)


def waits(unit: Unit, who: str) -> list[str]:
    return [str(item.title) for item in inbox.waiting(unit.at(who))]


class TestInbox:
    def test_each_turn_waits_for_its_people(self, unit: Unit) -> None:
        sheet = filled(unit, a_sheet(unit, due_on=TODAY + DAY))
        item = inbox.waiting(unit.at("coordinator"))[0]
        assert (item.due, str(item.detail)) == (TODAY + DAY, "107 of 107 questions answered")
        assert waits(unit, "assessor") == []
        services.submit_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        assert waits(unit, "coordinator") == waits(unit, "staff") == waits(unit, "stranger") == []
        assert waits(unit, "assessor") == [
            f"Assess the worksheet of the integrity zone {sheet.year}"
        ]
        assert len(inbox.handed_over(unit.at("head"))) == 1
        services.finish_assessment(actor=unit.at("assessor"), sheet_id=sheet.pk, conclusion="Baik")
        assert waits(unit, "head") == [f"Close the worksheet of the integrity zone {sheet.year}"]
        services.close_sheet(actor=unit.at("head"), sheet_id=sheet.pk)
        assert waits(unit, "head") == waits(unit, "assessor") == []


class TestEvidence:
    def test_a_sheet_speaks_once_it_is_handed_in_and_proves_nothing(self, unit: Unit) -> None:
        a_sheet(unit, year=NOW.year - 1)
        handed_in(unit)
        (proof,) = evidence.sheets([unit.agency.pk], TODAY)
        assert (proof.supports, proof.happened_on) == (True, TODAY)
        assert "has not finished" in str(proof.reason)
        assert not list(evidence.sheets([unit.agency.pk], TODAY - DAY))
        assert proof.ran_out_by(TODAY.replace(year=TODAY.year + 1))

    def test_an_assessment_is_told(self, unit: Unit) -> None:
        assessed(unit)
        (proof,) = evidence.sheets([unit.agency.pk], TODAY)
        assert "Assessed by the internal assessor" in str(proof.reason)


class TestReview:
    def test_the_reviewer_reads_how_it_came_out(self, unit: Unit) -> None:
        sheet = assessed(unit, H_2_1="3")
        period = Period(TODAY - DAY, TODAY)
        (line,) = review_inputs.assessed(unit.at("head"), unit.agency.pk, period)
        assert str(line.text) == (
            f"Integrity zone {sheet.year}: 95.63 of 100, 0 answers changed by the assessor."
        )
        assert line.concerns
        earlier = Period(TODAY - 9 * DAY, TODAY - DAY)
        assert not review_inputs.assessed(unit.at("head"), unit.agency.pk, earlier)
