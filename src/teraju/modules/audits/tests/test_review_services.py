"""Reviews: planned, gathered, held, written up, approved by the chair."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.audits.models import Review
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    MinutesIncomplete,
    OwnMinutes,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.audits.services import review_minutes, review_papers, reviews
from teraju.platform.audit.api import TrailEvent
from teraju.platform.links import review_inputs
from teraju.platform.links.review_inputs import InputLine, ReviewInput, Subject
from teraju.platform.papers.api import papers_of

from .review_world import HELD, ReviewWorld, build_review_world

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def world(db: None) -> ReviewWorld:
    return build_review_world()


@pytest.fixture
def inputs(monkeypatch: pytest.MonkeyPatch) -> list[InputLine]:
    """The only input there is: what the records say on objectives, as the test sets it."""
    lines = [InputLine("SM-01: 82%, target 90%", value="82%", concerns=True)]
    one = ReviewInput("test.objectives", Subject.OBJECTIVES, "Sasaran", lambda *a: list(lines))
    monkeypatch.setattr(review_inputs, "_inputs", {one.code: one})
    return lines


class TestTheWayToTheMeeting:
    def test_a_review_is_planned_once(self, world: ReviewWorld) -> None:
        review = world.plan()
        assert review.number.startswith("TM-2020-")
        with pytest.raises(Exception, match="open already"):
            world.plan()

    def test_what_is_gathered_is_copied_and_stays(
        self, world: ReviewWorld, inputs: list[InputLine]
    ) -> None:
        review = world.gathered()
        assert [(line.subject, line.concerns) for line in review.lines.all()] == [
            ("objectives", True)
        ]
        inputs.append(InputLine("SM-02: 95%"))
        reviews.gather_inputs(actor=world.acts(world.coordinator), review_id=review.pk)
        assert review.lines.count() == 2
        reviews.hold_review(
            actor=world.acts(world.coordinator),
            review_id=review.pk,
            held_on=HELD,
            chair=world.head,
            attendance="",
        )
        with pytest.raises(StepNotPossible):
            reviews.gather_inputs(actor=world.acts(world.coordinator), review_id=review.pk)

    def test_another_period_is_gathered_anew(
        self, world: ReviewWorld, inputs: list[InputLine]
    ) -> None:
        review = world.gathered()
        changed = reviews.change_review(
            actor=world.acts(world.coordinator),
            review_id=review.pk,
            for_quality=True,
            for_anti_bribery=True,
            period_since=date(2019, 6, 1),
            period_until=date(2019, 12, 31),
            planned_on=HELD,
        )
        assert changed.state == "planned"
        assert not changed.lines.exists()

    def test_postponed_with_a_reason_and_cancelled(self, world: ReviewWorld) -> None:
        review, actor = world.plan(), world.acts(world.coordinator)
        with pytest.raises(DomainError) as refused:
            reviews.postpone_review(
                actor=actor, review_id=review.pk, planned_on=HELD + DAY, reason=" "
            )
        assert refused.value.field == "reason"
        reviews.postpone_review(
            actor=actor, review_id=review.pk, planned_on=HELD + DAY, reason="Inspektur dinas luar."
        )
        reviews.cancel_review(actor=actor, review_id=review.pk, reason="Digabung.")
        assert world.plan().state == "planned"

    def test_the_chair_is_who_approves(self, world: ReviewWorld) -> None:
        review = world.gathered()
        with pytest.raises(WrongPlace) as refused:
            reviews.hold_review(
                actor=world.acts(world.coordinator),
                review_id=review.pk,
                held_on=HELD,
                chair=world.coordinator,
                attendance="",
            )
        assert refused.value.field == "chair"

    def test_a_meeting_of_tomorrow_was_not_held(self, world: ReviewWorld) -> None:
        review = world.gathered()
        with pytest.raises(DateOutOfOrder):
            reviews.hold_review(
                actor=world.acts(world.coordinator),
                review_id=review.pk,
                held_on=HELD + DAY,
                chair=world.head,
                attendance="",
            )

    def test_a_mistake_is_taken_back(self, world: ReviewWorld) -> None:
        review = world.held()
        back = reviews.take_back_review(
            actor=world.acts(world.coordinator), review_id=review.pk, reason="Salah tanggal."
        )
        assert back.state == "gathered"
        assert back.held_on is None

    def test_who_reads_may_not_write(self, world: ReviewWorld) -> None:
        with pytest.raises(NotAllowed):
            world.plan(actor=world.acts(world.staff))
        review = world.plan()
        with pytest.raises(NotAllowed):
            reviews.gather_inputs(actor=world.acts(world.staff), review_id=review.pk)

    def test_a_stranger_finds_nothing(self, world: ReviewWorld) -> None:
        review, stranger = world.plan(), build_review_world()
        with pytest.raises(Review.DoesNotExist):
            reviews.gather_inputs(actor=stranger.acts(stranger.coordinator), review_id=review.pk)

    def test_a_stale_version_changes_nothing(self, world: ReviewWorld) -> None:
        review = world.gathered()
        with pytest.raises(ChangedMeanwhile):
            reviews.cancel_review(
                actor=world.acts(world.coordinator),
                review_id=review.pk,
                expected_version=1,
                reason="x",
            )


class TestMinutes:
    def test_a_subject_without_record_needs_a_word(self, world: ReviewWorld) -> None:
        review = world.held()
        with pytest.raises(MinutesIncomplete, match="no record speaks of it"):
            review_minutes.submit_minutes(
                actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
            )

    def test_a_concern_needs_an_answer(self, world: ReviewWorld, inputs: list[InputLine]) -> None:
        review = world.noted()
        review.notes.filter(subject="objectives").delete()
        with pytest.raises(MinutesIncomplete, match="asks for an answer"):
            review_minutes.submit_minutes(
                actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
            )

    def test_a_summary_for_the_governing_body(self, world: ReviewWorld) -> None:
        world.choose_body()
        review = world.noted()
        with pytest.raises(MinutesIncomplete) as refused:
            review_minutes.submit_minutes(
                actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
            )
        assert refused.value.field == "summary"

    def test_the_chair_approves_and_a_paper_is_signed(self, world: ReviewWorld) -> None:
        review = world.approved()
        assert review.state == "approved"
        assert review.approver_office == "Inspektur"
        papers = papers_of(world.acts(world.head), review)
        assert [paper.number_key for paper in papers] == ["audits.review_minutes"]

    def test_nobody_approves_what_they_handed_in(self, world: ReviewWorld) -> None:
        review = world.noted()
        review_minutes.submit_minutes(
            actor=world.acts(world.head), review_id=review.pk, conclusion="Baik.", summary="-"
        )
        with pytest.raises(OwnMinutes):
            review_minutes.approve_minutes(actor=world.acts(world.head), review_id=review.pk)
        with pytest.raises(NotAllowed):
            review_minutes.approve_minutes(actor=world.acts(world.coordinator), review_id=review.pk)

    def test_given_back_with_a_reason(self, world: ReviewWorld) -> None:
        review = world.submitted()
        back = review_minutes.return_minutes(
            actor=world.acts(world.head), review_id=review.pk, reason="Hasil audit belum lengkap."
        )
        assert back.state == "held"
        assert back.returned_because

    def test_a_subject_off_the_agenda(self, world: ReviewWorld) -> None:
        review = world.held(for_anti_bribery=False)
        with pytest.raises(WrongPlace):
            review_minutes.write_note(
                actor=world.acts(world.coordinator),
                review_id=review.pk,
                subject="investigations",
                discussion="x",
            )

    def test_written_minutes_are_shut_once_handed_in(self, world: ReviewWorld) -> None:
        review = world.submitted()
        with pytest.raises(StepNotPossible):
            world.decide(review)

    def test_the_pack_follows_the_minutes_and_replaces_the_earlier(
        self, world: ReviewWorld
    ) -> None:
        review = world.submitted()
        with pytest.raises(StepNotPossible):
            review_papers.issue_pack(actor=world.acts(world.head), review_id=review.pk)
        review_minutes.approve_minutes(actor=world.acts(world.head), review_id=review.pk)
        for _round in range(2):
            review_papers.issue_pack(actor=world.acts(world.head), review_id=review.pk)
        packs = [
            paper.is_valid
            for paper in papers_of(world.acts(world.head), review)
            if paper.number_key == "audits.review_pack"
        ]
        assert sorted(packs) == [False, True]


def test_every_step_is_on_the_trail_once(world: ReviewWorld) -> None:
    review = world.submitted()
    verbs = [
        event.verb.rsplit(".", 1)[1]
        for event in TrailEvent.objects.filter(target_id=str(review.pk)).order_by("pk")
        if event.verb != "audits.review.noted"
    ]
    assert verbs == ["planned", "gathered", "held", "submitted"]
