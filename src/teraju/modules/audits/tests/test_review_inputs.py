"""What audits lay before a review."""

from __future__ import annotations

from datetime import date

from teraju.modules.audits import review_inputs
from teraju.modules.audits.services import review_minutes
from teraju.platform.links.review_inputs import Period, Subject
from teraju.platform.links.review_inputs import review_inputs as registered

from .review_world import ReviewWorld
from .world import World

PERIOD = Period(date(2018, 1, 1), date(2018, 12, 31))


def test_findings_of_the_body_and_certificates(world: World) -> None:
    certification = world.certified()
    world.finding(certification, "minor", actor=world.acts(world.guest, date(2018, 12, 21)))
    viewer = world.acts(world.head, date(2018, 12, 31))
    (finding,) = review_inputs.body_findings(viewer, world.agency.pk, PERIOD)
    assert finding.concerns
    found = review_inputs.certificates(viewer, world.agency.pk, PERIOD)
    assert [line.concerns for line in found] == [False, False]


def test_decisions_of_earlier_reviews(reviewed: ReviewWorld) -> None:
    review = reviewed.noted()
    reviewed.decide(review)
    review_minutes.submit_minutes(
        actor=reviewed.acts(reviewed.coordinator), review_id=review.pk, conclusion="Baik."
    )
    viewer = reviewed.acts(reviewed.head)
    period = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert review_inputs.earlier_decisions(viewer, reviewed.agency.pk, period) == []
    review_minutes.approve_minutes(actor=viewer, review_id=review.pk)
    (line,) = review_inputs.earlier_decisions(viewer, reviewed.agency.pk, period)
    assert line.concerns
    assert "Menambah dua auditor" in str(line.text)


def test_every_input_has_a_place_on_the_agenda_once() -> None:
    codes = [one.code for one in registered()]
    assert len(codes) == len(set(codes))
    assert {one.subject for one in registered()} >= {
        Subject.EARLIER_ACTIONS,
        Subject.CONTEXT_CHANGES,
        Subject.OBJECTIVES,
        Subject.PROCESS_PERFORMANCE,
        Subject.MONITORING,
        Subject.AUDIT_RESULTS,
        Subject.RESOURCES,
    }
