"""The report of supervision and what is done about its recommendations, and who may not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.operations.models import (
    Assignment,
    PlanLine,
    Recommendation,
)
from teraju.modules.operations.refusals import StepNotPossible
from teraju.modules.operations.refusals_supervision import (
    NotInTeam,
    NotYourTurn,
    OwnWork,
    RecommendationsOpen,
)
from teraju.modules.operations.services import supervision as services
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.audit.api import TrailEvent

from .supervision_world import (
    FINDING,
    MORNING,
    handed_in,
    released,
    reviewed,
    with_paper,
    world,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def w():
    return world()


class TestReport:
    def test_goes_up_the_levels(self, w):
        assignment = handed_in(w)
        review: dict[str, Any] = {"assignment_id": assignment.pk, "accept": True}
        with pytest.raises(OwnWork):
            services.review_report(actor=w.at("leader"), **review)
        with pytest.raises(NotYourTurn):
            services.review_report(actor=w.at("head"), **review)
        with pytest.raises(NotInTeam):
            services.review_report(actor=w.at("colleague"), **review)
        services.review_report(actor=w.at("technical"), **review)
        with pytest.raises(NotYourTurn):
            services.review_report(actor=w.at("technical"), **review)
        found = services.review_report(actor=w.at("head"), **review)
        found.output.refresh_from_db()
        assert (found.state, found.output.state) == ("reviewed", "ready")

    def test_written_by_a_member_is_reviewed_by_the_leader_first(self, w):
        assignment = with_paper(w)
        services.hand_in_report(
            actor=w.at("member"), assignment_id=assignment.pk, summary="Selesai"
        )
        with pytest.raises(NotYourTurn, match="Team leader"):
            services.review_report(
                actor=w.at("technical"), assignment_id=assignment.pk, accept=True
            )
        for key in ("leader", "technical", "head"):
            services.review_report(actor=w.at(key), assignment_id=assignment.pk, accept=True)
        assignment.refresh_from_db()
        assert assignment.state == "reviewed"

    def test_who_answers_for_it_does_not_write_it(self, w):
        assignment = with_paper(w)
        with pytest.raises(OwnWork):
            services.hand_in_report(
                actor=w.at("head"), assignment_id=assignment.pk, summary="Selesai"
            )

    def test_returned_is_a_nonconforming_output_until_it_is_corrected(self, w):
        assignment = handed_in(w)
        services.review_report(actor=w.at("technical"), assignment_id=assignment.pk, accept=True)
        with pytest.raises(DomainError) as refused:
            services.review_report(actor=w.at("head"), assignment_id=assignment.pk, accept=False)
        assert refused.value.field == "note"
        services.review_report(
            actor=w.at("head"), assignment_id=assignment.pk, accept=False, note="Sebab kurang"
        )
        fault = assignment.output.faults.get()
        assert (fault.state, fault.what) == ("open", "Sebab kurang")
        services.hand_in_report(
            actor=w.at("leader"), assignment_id=assignment.pk, summary="Diperbaiki"
        )
        for key in ("technical", "head"):
            services.review_report(actor=w.at(key), assignment_id=assignment.pk, accept=True)
        fault.refresh_from_db()
        assert fault.state == "verified"
        assert assignment.drafts.count() == 2
        services.release_report(actor=w.at("head"), assignment_id=assignment.pk)

    def test_is_sent_back_by_the_head_instead_of_released(self, w):
        assignment = reviewed(w)
        found = services.send_report_back(
            actor=w.at("head"), assignment_id=assignment.pk, note="Lampiran kurang"
        )
        assert found.state == "field_work"
        assert found.output.faults.count() == 1

    def test_is_released_by_the_head_alone(self, w):
        assignment = reviewed(w)
        with pytest.raises(NotAllowed):
            services.release_report(actor=w.at("technical"), assignment_id=assignment.pk)
        found = services.release_report(actor=w.at("head"), assignment_id=assignment.pk)
        found.output.refresh_from_db()
        assert (found.state, found.output.state) == ("follow_up", "handed_over")
        assert found.report.number
        one = found.recommendations.get()
        assert (one.state, one.due, one.report_number) == (
            "open",
            date(2020, 5, 1),
            found.report.number,
        )

    def test_keeps_an_uploaded_file_with_its_fingerprint(self, w):
        assignment = with_paper(w)
        upload = SimpleUploadedFile("lhp.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
        draft = services.hand_in_report(
            actor=w.at("leader"), assignment_id=assignment.pk, summary="Selesai", file=upload
        )
        assert len(draft.file.sha256) == 64
        event = TrailEvent.objects.get(verb="operations.assignment.report_handed_in")
        assert draft.file.sha256 in str(event.changes)

    def test_freezes_papers_and_findings(self, w):
        assignment = handed_in(w)
        with pytest.raises(StepNotPossible):
            services.record_finding(actor=w.at("leader"), assignment_id=assignment.pk, **FINDING)
        with pytest.raises(StepNotPossible):
            services.add_working_paper(
                actor=w.at("leader"), assignment_id=assignment.pk, title="x", procedure="y"
            )

    def test_two_at_once(self, w):
        """The second reviewer of a level meets what the first did."""
        assignment = handed_in(w)
        version = assignment.version
        services.review_report(
            actor=w.at("technical"),
            assignment_id=assignment.pk,
            accept=True,
            expected_version=version,
        )
        with pytest.raises(ChangedMeanwhile):
            services.review_report(
                actor=w.at("technical"),
                assignment_id=assignment.pk,
                accept=False,
                note="x",
                expected_version=version,
            )


class TestFollowUp:
    def test_all_the_way(self, w):
        one = released(w)
        answer: dict[str, Any] = {
            "recommendation_id": one.pk,
            "text": "Lembar periksa dipakai",
            "done_on": MORNING.date(),
        }
        services.enter_follow_up(actor=w.at("addressee"), **answer)
        with pytest.raises(RecommendationsOpen):
            services.close_assignment(actor=w.at("head"), assignment_id=one.assignment_id)
        with pytest.raises(DomainError) as refused:
            services.verify_follow_up(actor=w.at("leader"), recommendation_id=one.pk, accept=False)
        assert refused.value.field == "note"
        services.verify_follow_up(
            actor=w.at("leader"), recommendation_id=one.pk, accept=False, note="Mana bukti?"
        )
        services.enter_follow_up(actor=w.at("addressee"), **answer)
        found = services.verify_follow_up(
            actor=w.at("leader"), recommendation_id=one.pk, accept=True
        )
        assert (found.state, found.settled_on) == ("followed_up", MORNING.date())
        outcomes = found.follow_ups.order_by("pk").values_list("outcome", flat=True)
        assert list(outcomes) == ["returned", "accepted"]
        closed = services.close_assignment(actor=w.at("head"), assignment_id=one.assignment_id)
        closed.output.refresh_from_db()
        assert (closed.state, closed.output.state) == ("closed", "closed")

    def test_is_verified_by_the_team_and_never_by_who_entered_it(self, w):
        one = released(w)
        # Moved to the audited agency after the report: entered there what he would verify here.
        RoleAssignmentFactory(user=w.people["leader"], role="agency_head", agency=w.audited)
        services.enter_follow_up(
            actor=w.at("leader"), recommendation_id=one.pk, text="x", done_on=MORNING.date()
        )
        with pytest.raises(OwnWork):
            services.verify_follow_up(actor=w.at("leader"), recommendation_id=one.pk, accept=True)
        with pytest.raises(NotInTeam):
            services.verify_follow_up(
                actor=w.at("colleague"), recommendation_id=one.pk, accept=True
            )
        with pytest.raises(NotAllowed):
            services.verify_follow_up(
                actor=w.at("addressee"), recommendation_id=one.pk, accept=True
            )

    def test_is_entered_by_the_addressee_alone(self, w):
        one = released(w)
        for key in ("leader", "addressee_staff"):
            with pytest.raises(NotAllowed):
                services.enter_follow_up(
                    actor=w.at(key), recommendation_id=one.pk, text="x", done_on=MORNING.date()
                )

    @pytest.mark.parametrize("days", [-1, 1])
    def test_lies_between_the_report_and_today(self, w, days):
        one = released(w)
        with pytest.raises(DomainError) as refused:
            services.enter_follow_up(
                actor=w.at("addressee"),
                recommendation_id=one.pk,
                text="x",
                done_on=MORNING.date() + timedelta(days=days),
            )
        assert refused.value.field == "done_on"

    def test_is_given_up_and_reopened_by_the_head(self, w):
        one = released(w)
        give_up: dict[str, Any] = {"recommendation_id": one.pk, "reason": "Aturan berubah"}
        with pytest.raises(NotAllowed):
            services.give_up_recommendation(actor=w.at("leader"), **give_up)
        with pytest.raises(NotAllowed):
            services.give_up_recommendation(actor=w.at("addressee"), **give_up)
        services.give_up_recommendation(actor=w.at("head"), **give_up)
        found = services.reopen_recommendation(
            actor=w.at("head"), recommendation_id=one.pk, reason="Keliru"
        )
        assert found.state == "open"

    def test_is_seen_by_its_addressee_once_released(self, w):
        assignment = reviewed(w)
        one = assignment.recommendations.get()

        def seen(key):
            return Recommendation.objects.visible_to(w.at(key)).filter(pk=one.pk).exists()

        before = {key: seen(key) for key in w.people}
        services.release_report(actor=w.at("head"), assignment_id=assignment.pk)
        after = {key: seen(key) for key in w.people}
        house = {"head", "writer", "technical", "leader", "member", "colleague", "secretary"}
        assert {key for key, value in before.items() if value} == house
        assert {key for key, value in after.items() if value} == house | {
            "addressee",
            "addressee_staff",
        }
        for key in ("addressee", "bystander", "stranger", "guest"):
            assert not Assignment.objects.visible_to(w.at(key)).exists()
            assert not PlanLine.objects.visible_to(w.at(key)).exists()
