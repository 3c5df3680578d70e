"""From the report to the end: nonconformities, two gates, and who never closes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.audits import services
from teraju.modules.audits.models import AuditCopy, AuditFinding, InternalAudit
from teraju.modules.audits.refusals import Auditee, FollowUpOpen, NotInTeam, StepNotPossible
from teraju.modules.audits.selectors.follow_up import standings_of
from teraju.modules.improvement import api as improvement
from teraju.platform.files import store
from teraju.platform.papers.api import Paper
from teraju.platform.papers.tests.samples import text_of

from .internal_world import LAST, REPORTED, Inside, build_inside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
CHECK = date(2020, 6, 15)


@pytest.fixture
def inside() -> Inside:
    return build_inside()


def _words(paper: Paper) -> str:
    with store.open(paper.sha256) as content:
        return text_of(content.read())


def reported(inside: Inside, *grades: str) -> InternalAudit:
    audit = inside.closing_held(*grades)
    AuditFinding.objects.filter(audit=audit).update(process=inside.process)
    return services.report_audit(
        actor=inside.acts("lead", REPORTED), audit_id=audit.pk, conclusion="Sistem berjalan"
    )


def planned(inside: Inside, pk: int, day: date, check: date) -> None:
    """The auditee finds the cause and plans; the lead auditor accepts the plan."""
    owner = inside.acts("owner", day)
    improvement.record_cause(
        actor=owner, nonconformity_id=pk, whys=["Tidak ada jadwal"], root_cause="Tidak dijadwalkan"
    )
    improvement.look_for_similar(
        actor=owner, nonconformity_id=pk, similar_found=False, similar_note="Tidak ada"
    )
    improvement.plan_action(
        actor=owner,
        nonconformity_id=pk,
        title="Jadwalkan evaluasi",
        owner=inside.people["staff"],
        due_on=day + timedelta(days=10),
    )
    improvement.submit_plan(
        actor=owner, nonconformity_id=pk, effect_due=check, effect_criterion="Ada evaluasi"
    )


def carried_out(inside: Inside, pk: int, day: date) -> None:
    for action in improvement.Action.objects.filter(nonconformity=pk, state="open"):
        improvement.complete_action(
            actor=inside.acts("staff", day), action_id=action.pk, done_on=day, result="Selesai"
        )


def corrected(inside: Inside, pk: int, day: date) -> None:
    improvement.correct(
        actor=inside.acts("owner", day),
        nonconformity_id=pk,
        corrected_on=day,
        correction="Evaluasi dibuat",
    )


def begun(inside: Inside, pk: int) -> None:
    corrected(inside, pk, REPORTED)
    improvement.decide_action(
        actor=inside.acts("head", REPORTED), nonconformity_id=pk, needs_action=True, reason="Mayor"
    )


class TestReport:
    def test_majors_and_minors_become_nonconformities_with_their_clauses(
        self, inside: Inside
    ) -> None:
        audit = reported(inside, "major", "minor", "observation", "good_practice")
        made = {one.grade: one.nonconformity_id for one in audit.findings.all()}
        assert made["major"]
        assert made["minor"]
        assert made["observation"] is None is made["good_practice"]
        one = improvement.Nonconformity.objects.get(pk=made["major"])
        assert (one.source, one.subject_kind, one.owner) == (
            "audit",
            "audits.finding",
            inside.people["owner"],
        )
        assert [c.number for c in one.clauses.order_by("number")] == ["7.2", "7.2.1"]

    def test_goes_to_the_auditee_who_confirm_having_read_it(self, inside: Inside) -> None:
        audit = reported(inside)
        assert set(audit.copies.values_list("office", flat=True)) == {
            "Inspektur",
            "Ketua tim mutu",
            "Irban I",
        }
        copy = AuditCopy.objects.get(person=inside.people["head"])
        with pytest.raises(NotInTeam):
            services.confirm_read(actor=inside.acts("owner", REPORTED), copy_id=copy.pk)
        assert (
            services.confirm_read(actor=inside.acts("head", REPORTED), copy_id=copy.pk).read_on
            == REPORTED
        )
        services.send_copy(
            actor=inside.acts("lead", REPORTED), audit_id=audit.pk, person=inside.people["staff"]
        )
        with pytest.raises(DomainError):
            services.send_copy(
                actor=inside.acts("lead", REPORTED),
                audit_id=audit.pk,
                person=inside.people["staff"],
            )

    def test_is_the_lead_auditors(self, inside: Inside) -> None:
        audit = inside.closing_held()
        with pytest.raises(NotInTeam):
            services.report_audit(
                actor=inside.acts("second", REPORTED), audit_id=audit.pk, conclusion="x"
            )

    def test_comes_once(self, inside: Inside) -> None:
        audit = reported(inside, "minor")
        with pytest.raises(StepNotPossible):
            services.report_audit(
                actor=inside.acts("lead", REPORTED), audit_id=audit.pk, conclusion="Lagi"
            )
        assert improvement.Nonconformity.objects.count() == 1


class TestEnd:
    def test_who_is_audited_never_closes(self, inside: Inside) -> None:
        audit = reported(inside)
        for key in ("head", "coordinator", "owner", "inside"):
            with pytest.raises(Auditee, match="never"):
                services.close_audit(actor=inside.acts(key, REPORTED), audit_id=audit.pk)
        closed = services.close_audit(actor=inside.acts("lead", REPORTED), audit_id=audit.pk)
        assert (closed.state, closed.closed_on) == ("closed", REPORTED)

    def test_who_is_audited_does_not_exchange_the_team(self, inside: Inside) -> None:
        audit = reported(inside, "minor")
        lead = audit.members.get(part="lead")
        with pytest.raises(Auditee):
            services.release_member(
                actor=inside.acts("coordinator", REPORTED), member_id=lead.pk, reason="Ganti"
            )
        with pytest.raises(Auditee):
            inside.member(audit, "elsewhere", "observer")

    def test_a_minor_waits_for_its_plan(self, inside: Inside) -> None:
        audit = reported(inside, "minor")
        pk = audit.findings.get().nonconformity_id
        assert pk is not None
        with pytest.raises(FollowUpOpen, match="plan"):
            services.close_audit(actor=inside.acts("lead", REPORTED), audit_id=audit.pk)
        begun(inside, pk)
        planned(inside, pk, REPORTED, CHECK)
        with pytest.raises(NotAllowed):
            improvement.accept_plan(actor=inside.acts("coordinator", REPORTED), nonconformity_id=pk)
        improvement.accept_plan(actor=inside.acts("lead", REPORTED), nonconformity_id=pk)
        closed = services.close_audit(actor=inside.acts("lead", REPORTED), audit_id=audit.pk)
        assert closed.state == "closed"

    def test_a_major_waits_for_an_effect_that_may_fail_once(self, inside: Inside) -> None:
        audit = reported(inside, "major")
        finding = audit.findings.get()
        pk = finding.nonconformity_id
        assert pk is not None
        lead = inside.acts("lead", CHECK)
        begun(inside, pk)
        planned(inside, pk, REPORTED, CHECK)
        improvement.accept_plan(actor=inside.acts("lead", REPORTED), nonconformity_id=pk)
        carried_out(inside, pk, LAST + timedelta(days=20))
        check = {"nonconformity_id": pk, "effect_note": "Berkas diperiksa"}
        with pytest.raises(DomainError):
            improvement.check_effect(
                actor=inside.acts("lead", date(2020, 6, 1)), effect="effective", **check
            )
        with pytest.raises(NotAllowed):
            improvement.check_effect(actor=inside.acts("head", CHECK), effect="effective", **check)
        improvement.check_effect(actor=lead, effect="ineffective", **check)
        with pytest.raises(FollowUpOpen, match="effect"):
            services.close_audit(actor=lead, audit_id=audit.pk)
        second, again = CHECK + timedelta(days=3), date(2020, 9, 14)
        corrected(inside, pk, second)
        planned(inside, pk, second, again)
        improvement.accept_plan(actor=inside.acts("lead", second), nonconformity_id=pk)
        carried_out(inside, pk, second + timedelta(days=9))
        improvement.check_effect(actor=inside.acts("lead", again), effect="effective", **check)
        assert standings_of([finding], again)[finding.pk].round == 2
        closed = services.close_audit(actor=inside.acts("lead", again), audit_id=audit.pk)
        assert closed.closed_on == again

    def test_a_stranger_does_not_find_what_came_of_it(self, inside: Inside) -> None:
        reported(inside, "major")
        seen = improvement.Nonconformity.objects.visible_to
        assert seen(inside.acts("lead", REPORTED)).count() == 1
        assert not seen(inside.acts("elsewhere", REPORTED)).exists()
        assert not seen(build_inside().acts("lead", REPORTED)).exists()


class TestPapers:
    def test_speak_indonesian_whoever_signs(self, inside: Inside) -> None:
        audit = reported(inside, "major")
        head, lead = inside.acts("head", REPORTED), inside.acts("lead", REPORTED)
        papers = [
            services.issue_programme(actor=head, programme_id=audit.programme_id),
            services.issue_plan(actor=lead, audit_id=audit.pk),
            services.issue_audit_report(actor=lead, audit_id=audit.pk),
        ]
        words = " ".join(_words(paper) for paper in papers)
        assert "Maret 2020" in words
        assert not [one for one in ("March", "lead auditor", "major") if one in words.lower()]

    def test_each_has_its_hand(self, inside: Inside) -> None:
        audit = reported(inside, "major")
        head, lead = inside.acts("head", REPORTED), inside.acts("lead", REPORTED)
        services.issue_programme(actor=head, programme_id=audit.programme_id)
        services.issue_assignment(actor=head, audit_id=audit.pk)
        services.issue_plan(actor=lead, audit_id=audit.pk)
        services.issue_audit_report(actor=lead, audit_id=audit.pk)
        with pytest.raises(NotAllowed):
            services.issue_assignment(actor=lead, audit_id=audit.pk)
        with pytest.raises(NotAllowed):
            services.issue_audit_report(actor=head, audit_id=audit.pk)
        assert set(Paper.objects.values_list("number_key", flat=True)) == {
            "audits.programme",
            "audits.assignment",
            "audits.plan",
            "audits.report",
        }
