"""What follows a review: decisions, actions, the governing body, the report of the function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.audits.domain.reviews import ReviewKind
from teraju.modules.audits.models import Review, ReviewDecision
from teraju.modules.audits.refusals import (
    DateOutOfOrder,
    FollowUpOpen,
    NoGoverningBody,
    StepNotPossible,
)
from teraju.modules.audits.selectors.reviews import has_governing_body
from teraju.modules.audits.services import review_minutes
from teraju.modules.improvement.api import Action, complete_action, verify_action
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import person

from .review_world import HELD, ReviewWorld, build_review_world

DAY = timedelta(days=1)
pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def world(db: None) -> ReviewWorld:
    return build_review_world()


class TestDecisions:
    def test_changed_and_taken_out_while_they_are_written(self, world: ReviewWorld) -> None:
        review = world.held()
        first, second = world.decide(review), world.decide(review, title="Menambah anggaran")
        assert [first.place, second.place] == [1, 2]
        review_minutes.change_decision(
            actor=world.acts(world.coordinator),
            decision_id=first.pk,
            kind="other",
            title="Menambah satu auditor",
            owner=world.head,
            due_on=date(2020, 7, 1),
        )
        review_minutes.remove_decision(actor=world.acts(world.coordinator), decision_id=second.pk)
        assert [row.title for row in ReviewDecision.objects.all()] == ["Menambah satu auditor"]

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            (lambda w: {"due_on": HELD - DAY}, "due_on"),
            (lambda w: {"owner": w.guest}, "owner"),
            (lambda w: {"owner": person(Role.STAFF)}, "owner"),
            (lambda w: {"title": " "}, "title"),
        ],
    )
    def test_a_decision_names_who_and_by_when(
        self, world: ReviewWorld, changes: Callable[[ReviewWorld], dict[str, Any]], field: str
    ) -> None:
        review = world.held()
        with pytest.raises(DomainError) as refused:
            world.decide(review, **changes(world))
        assert refused.value.field == field


class TestFollowUp:
    def test_a_decision_becomes_an_action_of_its_owner(self, world: ReviewWorld) -> None:
        review = world.noted()
        decision = world.decide(review)
        assert not Action.objects.exists()
        self._approve(world, review)
        action = Action.objects.get()
        assert (action.title, action.owner) == ("Menambah dua auditor", world.coordinator)
        assert (action.subject_kind, action.subject_pk) == ("audits.review_decision", decision.pk)

    def test_a_review_closes_after_its_decisions(self, world: ReviewWorld) -> None:
        review = world.noted()
        world.decide(review)
        self._approve(world, review)
        with pytest.raises(FollowUpOpen, match="not carried out"):
            review_minutes.close_review(actor=world.acts(world.coordinator), review_id=review.pk)
        action = Action.objects.get()
        complete_action(
            actor=world.acts(world.coordinator), action_id=action.pk, done_on=HELD, result="Ya."
        )
        verify_action(actor=world.acts(world.head), action_id=action.pk, verification="Dilihat.")
        closed = review_minutes.close_review(
            actor=world.acts(world.coordinator), review_id=review.pk
        )
        assert closed.state == "closed"

    def test_a_day_that_passed_meanwhile_stops_the_approval(self, world: ReviewWorld) -> None:
        review = world.noted()
        world.decide(review, due_on=HELD)
        review_minutes.submit_minutes(
            actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
        )
        with pytest.raises(DateOutOfOrder, match="has passed"):
            review_minutes.approve_minutes(
                actor=world.acts(world.head, HELD + DAY), review_id=review.pk
            )

    def test_the_governing_body_orders_too(self, world: ReviewWorld) -> None:
        world.choose_body()
        review = world.noted(ReviewKind.GOVERNING_BODY)
        world.decide(review)
        review_minutes.submit_minutes(
            actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
        )
        review_minutes.approve_minutes(actor=world.acts(world.regent), review_id=review.pk)
        assert Action.objects.get().ordered_office == "Bupati"

    def _approve(self, world: ReviewWorld, review: Review) -> None:
        review_minutes.submit_minutes(
            actor=world.acts(world.coordinator), review_id=review.pk, conclusion="Baik."
        )
        review_minutes.approve_minutes(actor=world.acts(world.head), review_id=review.pk)


class TestGoverningBody:
    def test_as_long_as_nobody_chose_nobody_stands_above(self, world: ReviewWorld) -> None:
        assert not has_governing_body(world.agency, HELD)
        with pytest.raises(NoGoverningBody):
            world.plan(ReviewKind.GOVERNING_BODY)

    def test_the_choice_of_an_agency_goes_before_that_of_the_government(
        self, world: ReviewWorld
    ) -> None:
        world.choose_body()
        assert has_governing_body(world.agency, HELD)
        world.choose_body(
            actor=world.acts(world.head), agency=world.agency, has_body=False, name=""
        )
        assert not has_governing_body(world.agency, HELD)

    def test_a_choice_counts_from_its_day(self, world: ReviewWorld) -> None:
        world.choose_body(HELD)
        assert not has_governing_body(world.agency, HELD - DAY)
        assert has_governing_body(world.agency, HELD)

    def test_its_own_review_is_approved_by_it(self, world: ReviewWorld) -> None:
        world.choose_body()
        review = world.submitted(ReviewKind.GOVERNING_BODY)
        with pytest.raises(NotAllowed):
            review_minutes.approve_minutes(actor=world.acts(world.head), review_id=review.pk)
        done = review_minutes.approve_minutes(actor=world.acts(world.regent), review_id=review.pk)
        assert done.approver_office == "Bupati"

    def test_a_reader_chooses_nothing(self, world: ReviewWorld) -> None:
        with pytest.raises(NotAllowed):
            world.choose_body(actor=world.acts(world.staff))


class TestTheReportOfTheFunction:
    def test_the_function_alone_writes_and_issues_it(self, world: ReviewWorld) -> None:
        with pytest.raises(NotAllowed):
            world.plan(ReviewKind.COMPLIANCE_REPORT, actor=world.acts(world.head))
        review = world.reported()
        assert review.state == "approved"
        assert review.approver_office == "Ketua FKAP"

    def test_it_goes_to_the_head_and_to_the_governing_body(self, world: ReviewWorld) -> None:
        world.choose_body()
        review = world.reported()
        assert review_minutes.recipients_of(review) == ["head", "governing_body"]
        with pytest.raises(NotAllowed):
            self._receive(world, review, "governing_body", world.head)
        self._receive(world, review, "head", world.head)
        with pytest.raises(FollowUpOpen, match="laid before everybody"):
            review_minutes.close_review(actor=world.acts(world.function), review_id=review.pk)
        self._receive(world, review, "governing_body", world.regent)
        with pytest.raises(StepNotPossible):
            self._receive(world, review, "governing_body", world.regent)

    def _receive(self, world: ReviewWorld, review: Review, who: str, by: Any) -> None:
        review_minutes.receive_result(
            actor=world.acts(by), review_id=review.pk, recipient=who, received_on=HELD
        )
