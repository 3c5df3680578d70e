"""Kerja saya of reviews, the overview, what they prove, and the stage they reach."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from teraju.modules.audits import evidence_reviews as evidence
from teraju.modules.audits import review_stages
from teraju.modules.audits.domain.reviews import ReviewKind
from teraju.modules.audits.models import Review
from teraju.modules.audits.services import review_minutes
from teraju.modules.audits.web import review_figures, review_inbox
from teraju.modules.conformity.api import Proof, State
from teraju.platform.accounts.scope import Viewer
from teraju.platform.accounts.tests.factories import AgencyFactory

from .factories import CertificationFactory
from .review_world import HELD, ReviewWorld

DAY = timedelta(days=1)


def keys(viewer: Viewer) -> list[str]:
    """The kinds of what waits, without ids."""
    return sorted(item.key.rsplit("-", 1)[0] for item in review_inbox.waiting(viewer))


class TestInbox:
    def test_from_the_plan_to_the_signed_minutes(self, reviewed: ReviewWorld) -> None:
        coordinator, head = reviewed.acts(reviewed.coordinator), reviewed.acts(reviewed.head)
        review = reviewed.plan()
        assert keys(coordinator) == ["audits-review-gather"]
        Review.objects.filter(pk=review.pk).update(state="gathered")
        assert keys(coordinator) == ["audits-review-hold"]
        Review.objects.filter(pk=review.pk).update(state="held", held_on=HELD)
        (item,) = review_inbox.waiting(coordinator)
        assert item.due == HELD + timedelta(days=14)
        Review.objects.filter(pk=review.pk).update(
            state="submitted", submitted_by=reviewed.coordinator, submitted_on=HELD
        )
        assert keys(head) == ["audits-review-approve"]
        assert keys(coordinator) == []
        assert len(review_inbox.handed_over(coordinator)) == 1
        assert keys(reviewed.acts(reviewed.staff)) == []
        assert keys(reviewed.acts(reviewed.guest)) == []

    def test_due_again_after_a_year(self, reviewed: ReviewWorld) -> None:
        reviewed.approved()
        early = HELD + timedelta(days=200)
        assert keys(reviewed.acts(reviewed.coordinator, early)) == []
        near = HELD + timedelta(days=320)
        (item,) = review_inbox.waiting(reviewed.acts(reviewed.coordinator, near))
        assert (item.key.rsplit("-", 1)[0], item.due) == ("audits-review-due", date(2021, 1, 20))

    def test_due_at_once_on_the_way_to_a_certificate(self, reviewed: ReviewWorld) -> None:
        assert keys(reviewed.acts(reviewed.coordinator)) == []
        CertificationFactory(agency=reviewed.agency)
        assert keys(reviewed.acts(reviewed.coordinator)) == ["audits-review-due"]

    def test_results_wait_for_head_and_governing_body(self, reviewed: ReviewWorld) -> None:
        reviewed.choose_body()
        reviewed.reported()
        assert keys(reviewed.acts(reviewed.head)) == ["audits-review-receive-head"]
        assert keys(reviewed.acts(reviewed.regent)) == ["audits-review-receive-governing_body"]

    def test_a_decision_that_is_late(self, reviewed: ReviewWorld) -> None:
        review = reviewed.noted()
        reviewed.decide(review, due_on=HELD + DAY)
        self._approve(reviewed, review)
        late = reviewed.acts(reviewed.coordinator, HELD + 2 * DAY)
        assert keys(late) == ["audits-decision-late"]

    def test_queries_do_not_grow_with_reviews(self, reviewed: ReviewWorld) -> None:
        viewer = reviewed.acts(reviewed.regent)

        def count() -> int:
            with CaptureQueriesContext(connection) as found:
                review_inbox.waiting(viewer)
                review_figures.figures(viewer)
            return len(found)

        reviewed.approved()
        few = count()
        for _round in range(3):
            reviewed.approved()
        assert count() == few

    def _approve(self, reviewed: ReviewWorld, review: Review) -> None:
        review_minutes.submit_minutes(
            actor=reviewed.acts(reviewed.coordinator), review_id=review.pk, conclusion="Baik."
        )
        review_minutes.approve_minutes(actor=reviewed.acts(reviewed.head), review_id=review.pk)


class TestFigures:
    def test_open_decisions(self, reviewed: ReviewWorld) -> None:
        review = reviewed.noted()
        reviewed.decide(review)
        assert review_figures.figures(reviewed.acts(reviewed.head))[0].value == 0
        TestInbox()._approve(reviewed, review)
        (figure,) = review_figures.figures(reviewed.acts(reviewed.head))
        assert figure.value == 1
        assert review_figures.figures(reviewed.acts(reviewed.staff)) == []
        assert review_figures.figures(reviewed.acts(reviewed.guest)) == []


class TestEvidence:
    def proofs(self, reviewed: ReviewWorld, name: str, on: date = HELD) -> list[Proof]:
        kind = next(one for one in evidence.KINDS if one.kind == name)
        return list(kind.find([reviewed.agency.pk], on))

    def test_minutes_with_a_decision_prove_for_a_year(self, reviewed: ReviewWorld) -> None:
        review = reviewed.noted()
        assert self.proofs(reviewed, evidence.REVIEW) == []
        reviewed.decide(review)
        TestInbox()._approve(reviewed, review)
        (proof,) = self.proofs(reviewed, evidence.REVIEW)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)
        assert proof.valid_until == date(2021, 1, 19)
        assert proof.editions is None

    def test_minutes_without_a_decision_only_support(self, reviewed: ReviewWorld) -> None:
        reviewed.approved(for_anti_bribery=False)
        (proof,) = self.proofs(reviewed, evidence.REVIEW)
        assert proof.supports
        assert proof.reason
        assert proof.editions is not None

    def test_nothing_recorded_later_is_told(self, reviewed: ReviewWorld) -> None:
        reviewed.approved()
        assert self.proofs(reviewed, evidence.REVIEW, HELD - DAY) == []

    def test_bribery_matters(self, reviewed: ReviewWorld) -> None:
        review = reviewed.approved()
        (proof,) = self.proofs(reviewed, evidence.BRIBERY)
        assert proof.state is State.CONFORMING
        review.notes.filter(subject="investigations").delete()
        (proof,) = self.proofs(reviewed, evidence.BRIBERY)
        assert proof.state is State.ATTENTION

    def test_governing_body(self, reviewed: ReviewWorld) -> None:
        assert self.proofs(reviewed, evidence.BODY_REVIEW) == []
        reviewed.choose_body(has_body=False, name="")
        (proof,) = self.proofs(reviewed, evidence.BODY_REVIEW)
        assert proof.state is State.NOT_APPLICABLE
        reviewed.choose_body(HELD)
        reviewed.approved(ReviewKind.GOVERNING_BODY)
        (proof,) = self.proofs(reviewed, evidence.BODY_REVIEW)
        assert (proof.state, proof.supports) == (State.CONFORMING, False)

    def test_the_report_of_the_function(self, reviewed: ReviewWorld) -> None:
        reviewed.choose_body()
        review = reviewed.reported()
        (proof,) = self.proofs(reviewed, evidence.FUNCTION)
        assert proof.supports
        for recipient, who in (("head", reviewed.head), ("governing_body", reviewed.regent)):
            review_minutes.receive_result(
                actor=reviewed.acts(who),
                review_id=review.pk,
                recipient=recipient,
                received_on=HELD,
            )
        (proof,) = self.proofs(reviewed, evidence.FUNCTION)
        assert not proof.supports
        (proof,) = self.proofs(reviewed, evidence.OVERSIGHT)
        assert proof.topics == {"governing-body"}

    def test_leadership_is_supported_only(self, reviewed: ReviewWorld) -> None:
        reviewed.approved()
        (proof,) = self.proofs(reviewed, evidence.LEADERSHIP)
        assert proof.supports

    @pytest.mark.parametrize("kind", evidence.KINDS, ids=lambda kind: kind.kind)
    def test_a_fixed_number_of_queries(self, reviewed: ReviewWorld, kind: object) -> None:
        reviewed.choose_body()
        reviewed.approved()
        others = [AgencyFactory(government=reviewed.agency.government).pk for _n in range(3)]

        def count(ids: list[int]) -> int:
            with CaptureQueriesContext(connection) as found:
                list(kind.find(ids, HELD))  # type: ignore[attr-defined]
            return len(found)

        assert count([reviewed.agency.pk]) == count([reviewed.agency.pk, *others])


def test_the_stage_is_reached_by_approved_minutes(reviewed: ReviewWorld) -> None:
    reviewed.submitted()
    assert list(review_stages.reviews_held([reviewed.agency.pk], HELD)) == []
    review_minutes.approve_minutes(
        actor=reviewed.acts(reviewed.head), review_id=Review.objects.get().pk
    )
    (reached,) = review_stages.reviews_held([reviewed.agency.pk], HELD)
    assert (reached.stage, reached.on) == ("review", HELD)
