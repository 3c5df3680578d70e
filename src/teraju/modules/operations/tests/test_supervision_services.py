"""Supervision from the plan to the recommendation that is followed up, and who may not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.operations.models import (
    Assignment,
    PlanAmendment,
    PlanLine,
    Recommendation,
    SupervisionPlan,
    WorkingPaper,
)
from teraju.modules.operations.refusals import StepNotPossible
from teraju.modules.operations.refusals_supervision import (
    NoServiceInForce,
    NotAnInspectorate,
    NotIndependent,
    NotInTeam,
    NotYourTurn,
    OwnWork,
    PapersOpen,
    RecommendationsOpen,
    TeamNotReady,
)
from teraju.modules.operations.services import supervision as services
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.audit.api import TrailEvent

from .supervision_world import (
    FINDING,
    LINE,
    MORNING,
    declared,
    drafted,
    handed_in,
    in_field,
    line_of,
    released,
    reviewed,
    set_plan,
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


class TestPlan:
    def test_is_set_by_the_head_and_nobody_who_wrote_it(self, w):
        RoleAssignmentFactory(user=w.people["writer"], role="agency_head", agency=w.agency)
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        services.add_line(actor=w.at("writer"), plan_id=plan.pk, audited=w.audited, **LINE)
        with pytest.raises(OwnWork):
            services.set_plan(actor=w.at("writer"), plan_id=plan.pk)
        with pytest.raises(NotAllowed):
            services.set_plan(actor=w.at("technical"), plan_id=plan.pk)
        assert services.set_plan(actor=w.at("head"), plan_id=plan.pk).state == "set"

    def test_without_lines_is_not_set(self, w):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        with pytest.raises(DomainError, match="no line"):
            services.set_plan(actor=w.at("head"), plan_id=plan.pk)

    def test_of_a_year_stands_once(self, w):
        services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        with pytest.raises(ValidationError):
            services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)

    def test_belongs_to_an_inspectorate(self, w):
        actor = w.at("addressee")
        RoleAssignmentFactory(
            user=w.people["addressee"], role="quality_coordinator", agency=w.audited
        )
        with pytest.raises(NotAllowed):
            services.write_plan(actor=actor, agency=w.audited, year=2020)
        with pytest.raises(NotAnInspectorate):
            services.write_plan(actor=w.at("addressee"), agency=w.audited, year=2020)

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"starts_on": date(2019, 12, 1)}, "starts_on"),
            ({"ends_on": date(2020, 3, 1)}, "ends_on"),
            ({"risk": ""}, "risk_reason"),
        ],
    )
    def test_refuses_a_wrong_line_at_its_field(self, w, changes, field):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        with pytest.raises(ValidationError) as refused:
            services.add_line(
                actor=w.at("writer"), plan_id=plan.pk, theme="Kas", **{**LINE, **changes}
            )
        assert field in refused.value.message_dict

    def test_that_is_set_changes_by_amendments_alone(self, w):
        plan = set_plan(w)
        line = line_of(plan)
        with pytest.raises(StepNotPossible):
            services.change_line(actor=w.at("writer"), line_id=line.pk, **LINE)
        with pytest.raises(NotAllowed):
            services.amend_line(actor=w.at("writer"), line_id=line.pk, reason="x", team_size=5)
        with pytest.raises(DomainError, match="Nothing would change"):
            services.amend_line(actor=w.at("head"), line_id=line.pk, reason="x", team_size=4)
        with pytest.raises(DomainError):
            services.amend_line(actor=w.at("head"), line_id=line.pk, reason=" ", team_size=5)
        services.amend_line(actor=w.at("head"), line_id=line.pk, reason="Pandemi", team_size=5)
        services.amend_by_line(
            actor=w.at("head"), plan_id=plan.pk, reason="Refocusing", theme="Bansos", **LINE
        )
        services.amend_drop_line(actor=w.at("head"), line_id=line.pk, reason="Ditunda")
        assert list(PlanAmendment.objects.order_by("number").values_list("number", "change")) == [
            (1, "changed"),
            (2, "added"),
            (3, "dropped"),
        ]
        assert "4 → 5" in PlanAmendment.objects.get(number=1).what

    def test_drops_no_line_that_is_worked_on(self, w):
        assignment = in_field(w)
        with pytest.raises(StepNotPossible):
            services.amend_drop_line(actor=w.at("head"), line_id=assignment.line_id, reason="x")

    def test_a_stale_version_is_refused(self, w):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        services.change_plan(actor=w.at("writer"), plan_id=plan.pk, basis="a")
        with pytest.raises(ChangedMeanwhile):
            services.change_plan(
                actor=w.at("writer"), plan_id=plan.pk, basis="b", expected_version=1
            )

    def test_is_closed_or_given_up(self, w):
        plan = set_plan(w)
        services.close_plan(actor=w.at("head"), plan_id=plan.pk, reason="Semua selesai")
        other = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2021)
        services.cancel_plan(actor=w.at("head"), plan_id=other.pk, reason="Salah tahun")
        states = SupervisionPlan.objects.order_by("year").values_list("state", flat=True)
        assert list(states) == ["closed", "cancelled"]
        # Given up, the year is free again.
        services.write_plan(actor=w.at("writer"), agency=w.agency, year=2021)


class TestTeam:
    def test_refuses_who_belongs_to_the_audited_agency(self, w):
        assignment = drafted(w)
        for user, field in (("addressee", "user"), ("addressee_staff", "user")):
            with pytest.raises(NotIndependent) as refused:
                services.add_member(
                    actor=w.at("writer"),
                    assignment_id=assignment.pk,
                    part="member",
                    user=w.people[user],
                )
            assert refused.value.field == field
        with pytest.raises(NotIndependent):
            services.add_member(
                actor=w.at("writer"),
                assignment_id=assignment.pk,
                part="member",
                office="Pengelola data",
                home=w.audited,
            )

    def test_declares_each_for_himself(self, w):
        assignment = drafted(w)
        member = assignment.members.get(user=w.people["leader"])
        with pytest.raises(NotInTeam):
            services.declare(actor=w.at("member"), member_id=member.pk, declaration="clear")
        services.declare(actor=w.at("leader"), member_id=member.pk, declaration="clear")
        with pytest.raises(DomainError):
            services.declare(actor=w.at("leader"), member_id=member.pk, declaration="conflict")

    def test_gets_no_letter_before_all_have_declared(self, w):
        assignment = drafted(w)
        with pytest.raises(TeamNotReady, match="has not declared"):
            services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)

    def test_gets_no_letter_with_a_conflict(self, w):
        assignment = declared(w)
        member = assignment.members.get(user=w.people["member"])
        services.declare(
            actor=w.at("member"), member_id=member.pk, declaration="conflict", note="Saudara"
        )
        with pytest.raises(TeamNotReady, match="conflict"):
            services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)
        services.remove_member(actor=w.at("writer"), member_id=member.pk)
        assert services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk).letter

    def test_gets_no_letter_once_a_member_has_moved_to_the_audited_agency(self, w):
        assignment = declared(w)
        RoleAssignmentFactory(user=w.people["member"], role="staff", agency=w.audited)
        with pytest.raises(TeamNotReady, match="belongs to the audited"):
            services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)

    def test_of_an_inspectorate_that_supervises_itself(self, w):
        """Trap: its own people only answer for it; who looks and asks comes from elsewhere."""
        assignment = services.draft_assignment(
            actor=w.at("writer"),
            agency=w.agency,
            outside_reason="Permintaan Bupati",
            title="Audit internal Inspektorat",
            kind="special_audit",
            audited=w.agency,
            starts_on=date(2020, 3, 2),
            ends_on=date(2020, 3, 6),
        )
        add: dict[str, Any] = {"actor": w.at("writer"), "assignment_id": assignment.pk}
        services.add_member(**add, part="responsible", user=w.people["head"])
        services.add_member(**add, part="technical", user=w.people["technical"])
        with pytest.raises(NotIndependent):
            services.add_member(**add, part="leader", user=w.people["leader"])
        leader = services.add_member(**add, part="leader", office="Auditor Inspektorat Provinsi")
        for key in ("head", "technical"):
            member = assignment.members.get(user=w.people[key])
            services.declare(actor=w.at(key), member_id=member.pk, declaration="clear")
        services.declare(
            actor=w.at("writer"),
            member_id=leader.pk,
            declaration="clear",
            note="Surat pernyataan di berkas penugasan",
        )
        with pytest.raises(TeamNotReady, match="supervise itself"):
            services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)
        services.change_assignment(
            actor=w.at("writer"), assignment_id=assignment.pk, safeguard="Auditor provinsi"
        )
        assert services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk).letter


class TestAssignment:
    def test_needs_a_line_or_a_reason(self, w):
        with pytest.raises(DomainError) as refused:
            services.draft_assignment(
                actor=w.at("writer"),
                agency=w.agency,
                title="Audit",
                kind="special_audit",
                starts_on=date(2020, 3, 2),
                ends_on=date(2020, 3, 6),
            )
        assert refused.value.field == "outside_reason"

    def test_needs_a_line_that_stands(self, w):
        plan = services.write_plan(actor=w.at("writer"), agency=w.agency, year=2020)
        line = services.add_line(actor=w.at("writer"), plan_id=plan.pk, theme="Kas", **LINE)
        with pytest.raises(StepNotPossible):
            drafted_with(w, line)

    def test_needs_a_service_in_force(self, w):
        from teraju.modules.operations.models import Service

        Service.objects.update(state="withdrawn", ended_on=date(2020, 1, 1), ending_reason="x")
        with pytest.raises(NoServiceInForce):
            drafted(w)

    def test_is_an_order_of_the_service(self, w):
        assignment = drafted(w)
        output = assignment.output
        assert (output.state, output.subject) == ("received", assignment.title)
        assert output.promised_at.date() == date(2020, 3, 20)
        services.change_assignment(
            actor=w.at("writer"), assignment_id=assignment.pk, title="Audit lain"
        )
        output.refresh_from_db()
        assert output.subject == "Audit lain"

    def test_is_cancelled_with_a_reason(self, w):
        assignment = in_field(w)
        with pytest.raises(DomainError):
            services.cancel_assignment(actor=w.at("head"), assignment_id=assignment.pk, reason="")
        found = services.cancel_assignment(
            actor=w.at("head"), assignment_id=assignment.pk, reason="Bencana"
        )
        found.output.refresh_from_db()
        assert (found.state, found.output.state) == ("cancelled", "cancelled")

    def test_only_the_team_works(self, w):
        assignment = declared(w)
        services.issue_letter(actor=w.at("head"), assignment_id=assignment.pk)
        with pytest.raises(NotInTeam):
            services.begin_field_work(actor=w.at("colleague"), assignment_id=assignment.pk)

    def test_strangers_find_nothing(self, w):
        assignment = drafted(w)
        for key in ("stranger", "addressee", "bystander", "guest"):
            with pytest.raises(Assignment.DoesNotExist):
                services.issue_letter(actor=w.at(key), assignment_id=assignment.pk)


def drafted_with(w, line):
    return services.draft_assignment(
        actor=w.at("writer"),
        agency=w.agency,
        line=line,
        title="Audit",
        kind="special_audit",
        starts_on=date(2020, 3, 2),
        ends_on=date(2020, 3, 6),
    )


class TestWorkingPapers:
    def test_are_reviewed_by_somebody_else(self, w):
        assignment = in_field(w)
        paper = services.add_working_paper(
            actor=w.at("member"), assignment_id=assignment.pk, title="Uji", procedure="Lihat"
        )
        with pytest.raises(DomainError, match="day and the result"):
            services.submit_working_paper(actor=w.at("member"), paper_id=paper.pk)
        services.write_working_paper(
            actor=w.at("member"), paper_id=paper.pk, done_on=MORNING.date(), result="Baik"
        )
        services.submit_working_paper(actor=w.at("member"), paper_id=paper.pk)
        with pytest.raises(OwnWork):
            services.review_working_paper(actor=w.at("member"), paper_id=paper.pk, accept=True)
        # Somebody else hands it in: who wrote it does not review it for that.
        handed_in = WorkingPaper.objects.get(pk=paper.pk)
        handed_in.done_by = w.people["leader"]
        handed_in.save()
        with pytest.raises(OwnWork):
            services.review_working_paper(actor=w.at("member"), paper_id=paper.pk, accept=True)
        handed_in.done_by = w.people["member"]
        handed_in.save()
        with pytest.raises(NotInTeam):
            services.review_working_paper(actor=w.at("colleague"), paper_id=paper.pk, accept=True)
        services.review_working_paper(
            actor=w.at("leader"), paper_id=paper.pk, accept=False, note="Berapa berkas?"
        )
        with pytest.raises(PapersOpen):
            services.hand_in_report(
                actor=w.at("leader"), assignment_id=assignment.pk, summary="Selesai"
            )
        with pytest.raises(DomainError, match="Answer the review note"):
            services.submit_working_paper(actor=w.at("member"), paper_id=paper.pk)
        services.submit_working_paper(
            actor=w.at("member"), paper_id=paper.pk, note_answer="Dua puluh"
        )
        found = services.review_working_paper(actor=w.at("leader"), paper_id=paper.pk, accept=True)
        assert found.state == "reviewed"

    def test_lie_in_the_past(self, w):
        assignment = in_field(w)
        with pytest.raises(DomainError) as refused:
            services.add_working_paper(
                actor=w.at("member"),
                assignment_id=assignment.pk,
                title="Uji",
                procedure="Lihat",
                done_on=MORNING.date() + timedelta(days=1),
            )
        assert refused.value.field == "done_on"

    def test_a_report_rests_on_one_at_least(self, w):
        assignment = in_field(w)
        with pytest.raises(PapersOpen, match="rests on"):
            services.hand_in_report(
                actor=w.at("leader"), assignment_id=assignment.pk, summary="Selesai"
            )


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
