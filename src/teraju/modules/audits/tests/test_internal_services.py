"""Programme, team, plan, checklist and findings of internal audits, by their use-cases."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from teraju.kernel.errors import ChangedMeanwhile, DomainError, NotAllowed
from teraju.modules.audits import services
from teraju.modules.audits.models import AuditFinding, ChecklistRow, InternalAudit
from teraju.modules.audits.refusals import (
    NotCompetent,
    NotIndependent,
    NotInTeam,
    NotReady,
    OwnAnswer,
    StepNotPossible,
    WrongPlace,
)
from teraju.modules.audits.selectors import internal as reading
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory
from teraju.platform.audit.api import TrailEvent

from .internal_world import FIRST, LAST, PLANNED, Inside, build_inside

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def inside() -> Inside:
    return build_inside()


class TestProgramme:
    def test_is_written_sent_and_approved_by_somebody_else(self, inside: Inside) -> None:
        programme = inside.programme(approved=False)
        writer = inside.acts("coordinator")
        with pytest.raises(NotAllowed):
            services.approve_programme(actor=writer, programme_id=programme.pk)
        services.send_programme(actor=writer, programme_id=programme.pk)
        with pytest.raises(StepNotPossible):
            inside.line(programme)
        services.give_back_programme(
            actor=inside.acts("head"), programme_id=programme.pk, reason="Tambah waktu"
        )
        services.send_programme(actor=writer, programme_id=programme.pk)
        RoleAssignmentFactory(
            user=inside.people["coordinator"], role=Role.AGENCY_HEAD, agency=inside.agency
        )
        with pytest.raises(OwnAnswer):
            services.approve_programme(actor=inside.acts("coordinator"), programme_id=programme.pk)
        approved = services.approve_programme(actor=inside.acts("head"), programme_id=programme.pk)
        assert (approved.state, approved.approved_on) == ("approved", PLANNED)

    def test_needs_a_line_and_keeps_to_its_year_and_place(self, inside: Inside) -> None:
        programme = inside.programme(approved=False)
        with pytest.raises(DomainError) as refusal:
            inside.line(programme, planned_on=date(2021, 1, 4))
        assert refusal.value.field == "planned_on"
        with pytest.raises(WrongPlace):
            inside.line(programme, agency=inside.other)
        services.remove_programme_line(
            actor=inside.acts("coordinator"), line_id=programme.lines.get().pk
        )
        with pytest.raises(NotReady):
            services.send_programme(actor=inside.acts("coordinator"), programme_id=programme.pk)

    def test_is_one_a_year(self, inside: Inside) -> None:
        inside.programme()
        with pytest.raises(ValidationError):
            inside.programme()

    def test_keeps_what_was_known_by_risk(self, inside: Inside) -> None:
        programme = inside.programme(approved=False)
        line = inside.line(programme, worst_levels={inside.agency.pk: "high"})
        assert line.known["worst_level"] == "high"
        assert line.points == 8
        assert set(line.known["reasons"]) == {"risk", "never_audited"}

    def test_closes_when_no_audit_is_open(self, inside: Inside) -> None:
        programme = inside.programme()
        audit = inside.planned(programme)
        close = {
            "actor": inside.acts("coordinator"),
            "programme_id": programme.pk,
            "closing_note": "Selesai",
        }
        with pytest.raises(NotReady):
            services.close_programme(**close)
        services.cancel_audit(actor=inside.acts("coordinator"), audit_id=audit.pk, reason="Pandemi")
        assert services.close_programme(**close).state == "closed"

    def test_a_stranger_does_not_find_it(self, inside: Inside) -> None:
        programme = inside.programme()
        stranger = build_inside().acts("coordinator")
        assert not reading.programmes(stranger).filter(pk=programme.pk).exists()


class TestTeam:
    def test_of_an_inspectorate_comes_from_elsewhere(self, inside: Inside) -> None:
        audit = inside.planned()
        with pytest.raises(NotIndependent, match="another agency"):
            inside.member(audit, "inside", "lead")
        assert inside.member(audit, "lead", "lead").part == "lead"

    def test_nobody_audits_their_own_unit(self, inside: Inside) -> None:
        office = inside.other
        RoleAssignmentFactory(
            user=inside.people["coordinator"], role=Role.QUALITY_COORDINATOR, agency=office
        )
        programme = inside.programme(agency=office, year=2020, approved=False)
        services.send_programme(actor=inside.acts("coordinator"), programme_id=programme.pk)
        head = RoleAssignmentFactory(
            user=inside.people["head"], role=Role.AGENCY_HEAD, agency=office
        )
        services.approve_programme(actor=inside.acts("head"), programme_id=programme.pk)
        programme.refresh_from_db()
        audit = inside.planned(programme)
        # The head holds a role here, that of an internal auditor changes nothing about it.
        RoleAssignmentFactory(
            user=inside.people["head"], role=Role.INTERNAL_AUDITOR, agency=inside.agency
        )
        assert head.agency == office
        with pytest.raises(NotIndependent, match="own unit") as refusal:
            inside.member(audit, "head")
        assert refusal.value.field == "person"
        # Whose only office is to audit may.
        assert inside.member(audit, "lead", "lead").pk

    def test_shows_competence(self, inside: Inside) -> None:
        audit = inside.planned()
        with pytest.raises(NotCompetent) as refusal:
            inside.member(audit, "lead", certificate="", certified_on=None)
        assert refusal.value.field == "certificate"
        with pytest.raises(NotCompetent, match="36"):
            inside.member(audit, "lead", certified_on=date(2016, 1, 4))
        with pytest.raises(NotCompetent) as refusal:
            inside.member(audit, "elsewhere")
        assert refusal.value.field == "person"
        assert inside.member(audit, "elsewhere", "observer").competence == ""

    def test_has_one_lead_and_everybody_once(self, inside: Inside) -> None:
        audit = inside.planned()
        inside.member(audit, "lead", "lead")
        with pytest.raises(ValidationError):
            inside.member(audit, "second", "lead")
        with pytest.raises(ValidationError):
            inside.member(audit, "lead")

    def test_everybody_declares_for_themselves(self, inside: Inside) -> None:
        audit = inside.planned()
        member = inside.member(audit, "lead", "lead")
        with pytest.raises(NotInTeam):
            services.declare_independence(actor=inside.acts("coordinator"), member_id=member.pk)
        services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)
        with pytest.raises(StepNotPossible):
            services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)

    def test_who_joined_the_unit_meanwhile_cannot_declare(self, inside: Inside) -> None:
        audit = inside.planned()
        member = inside.member(audit, "lead", "lead")
        RoleAssignmentFactory(user=inside.people["lead"], role=Role.STAFF, agency=inside.agency)
        with pytest.raises(NotIndependent):
            services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)

    def test_leaves_with_a_reason_when_no_line_of_the_plan_names_it(self, inside: Inside) -> None:
        audit = inside.planned()
        member = inside.member(audit, "lead", "lead")
        slot = slot_of(inside, audit, auditors=[member])
        release = {"actor": inside.acts("coordinator"), "member_id": member.pk, "reason": "Sakit"}
        with pytest.raises(StepNotPossible):
            services.release_member(**release)
        services.remove_slot(actor=inside.acts("coordinator"), slot_id=slot.pk)
        assert services.release_member(**release).left_on == PLANNED


def slot_of(inside: Inside, audit: InternalAudit, **fields: object):
    values = {
        "actor": inside.acts("coordinator"),
        "audit_id": audit.pk,
        "on": FIRST,
        "starts_at": time(9),
        "ends_at": time(11),
        "subject": "Reviu",
    }
    return services.add_slot(**(values | fields))


class TestPlan:
    def test_keeps_to_days_hours_and_people(self, inside: Inside) -> None:
        audit = inside.planned()
        other = build_inside()
        stranger = other.member(other.planned(), "lead", "lead")
        for fields, at_field in (
            ({"on": date(2020, 3, 9)}, "on"),
            ({"ends_at": time(8)}, "ends_at"),
            ({"auditors": [stranger]}, "auditors"),
            ({"process": other.process}, "process"),
        ):
            with pytest.raises(DomainError) as refusal:
                slot_of(inside, audit, **fields)
            assert refusal.value.field == at_field

    def test_is_changed_while_the_audit_is_planned(self, inside: Inside) -> None:
        audit = inside.prepared()
        with pytest.raises(StepNotPossible, match="reopen"):
            slot_of(inside, audit)
        services.reopen_audit(
            actor=inside.acts("coordinator"), audit_id=audit.pk, reason="Tambah proses"
        )
        assert slot_of(inside, audit, process=inside.process).process == inside.process


class TestWay:
    def test_is_prepared_when_nothing_is_missing(self, inside: Inside) -> None:
        audit = inside.planned()
        with pytest.raises(NotReady, match="lead auditor") as refusal:
            services.prepare_audit(actor=inside.acts("coordinator"), audit_id=audit.pk)
        assert "checklist" in str(refusal.value)
        assert inside.prepared(audit).state == "prepared"

    def test_wrong_steps_are_refused_with_a_sentence(self, inside: Inside) -> None:
        audit = inside.planned()
        member = inside.member(audit, "lead", "lead")
        services.declare_independence(actor=inside.acts("lead"), member_id=member.pk)
        lead = inside.acts("lead", FIRST)
        for step, fields, said in (
            (services.begin_audit, {"opening_on": FIRST}, "Prepare"),
            (services.hold_closing, {"closing_on": FIRST}, "closing meeting"),
            (services.resume_audit, {"reason": "x"}, "closing meeting"),
        ):
            with pytest.raises(StepNotPossible, match=said):
                step(actor=lead, audit_id=audit.pk, **fields)

    def test_only_the_team_works_on_it(self, inside: Inside) -> None:
        audit = inside.prepared()
        for key in ("coordinator", "head", "inside"):
            with pytest.raises(NotInTeam):
                services.begin_audit(
                    actor=inside.acts(key, FIRST), audit_id=audit.pk, opening_on=FIRST
                )
        with pytest.raises(InternalAudit.DoesNotExist):
            services.begin_audit(
                actor=inside.acts("elsewhere", FIRST), audit_id=audit.pk, opening_on=FIRST
            )

    def test_a_stale_version_is_refused(self, inside: Inside) -> None:
        audit = inside.prepared()
        with pytest.raises(ChangedMeanwhile):
            services.begin_audit(
                actor=inside.acts("lead", FIRST),
                audit_id=audit.pk,
                opening_on=FIRST,
                expected_version=1,
            )

    def test_closing_needs_every_answer(self, inside: Inside) -> None:
        audit = inside.running()
        rows = list(audit.rows.order_by("order"))
        hold = {"actor": inside.acts("lead", LAST), "audit_id": audit.pk, "closing_on": LAST}
        with pytest.raises(NotReady, match="no answer"):
            services.hold_closing(**hold)
        inside.answer_all(audit)
        inside.fill(rows[0], result="not_looked_at")
        with pytest.raises(NotReady, match="why not"):
            services.hold_closing(**hold)
        inside.fill(rows[0], result="not_conforming")
        with pytest.raises(NotReady, match="record the finding"):
            services.hold_closing(**hold)
        inside.finding(audit, "minor", row=rows[0])
        closed = services.hold_closing(**hold)
        assert (closed.state, closed.report_due_on) == ("closing_held", date(2020, 3, 18))

    def test_a_line_has_one_audit(self, inside: Inside) -> None:
        programme = inside.programme()
        inside.planned(programme)
        with pytest.raises(StepNotPossible):
            inside.planned(programme)
        assert inside.planned(programme, line=None, kind="extra").number


class TestChecklist:
    def test_has_a_row_for_each_topic_of_both_standards_once(self, inside: Inside) -> None:
        audit = inside.prepared()
        assert audit.rows.count() == 3
        services.generate_checklist(actor=inside.acts("lead"), audit_id=audit.pk)
        assert audit.rows.count() == 3

    def test_asks_again_for_earlier_findings(self, inside: Inside) -> None:
        first = inside.closing_held("major", "good_practice")
        InternalAudit.objects.filter(pk=first.pk).update(state="reported")
        second = inside.planned(
            first.programme,
            line=None,
            kind="follow_up",
            first_day=date(2020, 9, 7),
            last_day=date(2020, 9, 8),
        )
        services.generate_checklist(actor=inside.acts("coordinator"), audit_id=second.pk)
        again = second.rows.exclude(earlier=None)
        assert [row.earlier.grade for row in again] == ["major"]

    def test_what_two_write_at_once_is_not_lost(self, inside: Inside) -> None:
        audit = inside.running()
        row = audit.rows.first()
        assert row is not None
        send = {"actor": inside.acts("second", FIRST), "row_id": row.pk}
        first = services.fill_row(**send, values={"result": "conforming"}, bases={"result": [""]})
        # The answer got lost on the way: the same again changes nothing.
        again = services.fill_row(**send, values={"result": "conforming"}, bases={"result": [""]})
        assert (again.row.version, again.colliding) == (first.row.version, {})
        # A colleague without a line wrote something else, and a note.
        late = services.fill_row(
            actor=inside.acts("lead", FIRST),
            row_id=row.pk,
            values={"result": "not_applicable", "note": "Tidak ada"},
            bases={"result": [""], "note": [""]},
        )
        assert late.colliding == {"result": "conforming"}
        row.refresh_from_db()
        assert (row.result, row.note) == ("conforming", "Tidak ada")
        events = TrailEvent.objects.filter(verb="audits.checklist.filled", target_id=str(row.pk))
        assert events.count() == 2

    def test_is_filled_by_the_team_between_the_meetings(self, inside: Inside) -> None:
        audit = inside.prepared()
        row = audit.rows.first()
        assert row is not None
        with pytest.raises(StepNotPossible):
            inside.fill(row, result="conforming")
        services.begin_audit(actor=inside.acts("lead", FIRST), audit_id=audit.pk, opening_on=FIRST)
        with pytest.raises(ChecklistRow.DoesNotExist):
            inside.fill(row, "coordinator", result="conforming")
        with pytest.raises(DomainError) as refusal:
            inside.fill(row, result="nonsense")
        assert refusal.value.field == "result"


class TestFindings:
    def test_are_tied_to_clauses_of_both_standards(self, inside: Inside) -> None:
        finding = inside.finding(inside.running())
        assert [str(one) for one in finding.clauses.order_by("clause")] == [
            "SNI ISO 9001 7.2",
            "SNI ISO 37001 7.2.1",
        ]
        assert finding.number == "T-01"

    @pytest.mark.parametrize(
        ("fields", "at_field"),
        [
            ({"clauses": []}, "clauses"),
            ({"evidence": " "}, "evidence"),
            ({"criterion": ""}, "criterion"),
            ({"gap": ""}, "gap"),
        ],
    )
    def test_are_whole(self, inside: Inside, fields: dict[str, object], at_field: str) -> None:
        with pytest.raises(DomainError) as refusal:
            inside.finding(inside.running(), **fields)
        assert refusal.value.field == at_field

    def test_name_clauses_that_exist(self, inside: Inside) -> None:
        with pytest.raises(DomainError, match=r"no clause 9\.9"):
            inside.finding(inside.running(), clauses=[(inside.quality, "9.9")])

    def test_the_auditee_hears_them_after_the_closing_meeting(self, inside: Inside) -> None:
        audit = inside.running()
        finding = inside.finding(audit)
        seen = reading.audit_findings
        assert not seen(inside.acts("head", FIRST)).exists()
        assert seen(inside.acts("lead", FIRST)).get() == finding
        inside.answer_all(audit)
        services.hold_closing(actor=inside.acts("lead", LAST), audit_id=audit.pk, closing_on=LAST)
        assert seen(inside.acts("head", LAST)).get() == finding
        assert not reading.checklist_rows(inside.acts("head", LAST)).exists()
        assert reading.checklist_rows(inside.acts("lead", LAST)).count() == 3

    def test_are_taken_back_with_a_reason(self, inside: Inside) -> None:
        finding = inside.finding(inside.running())
        back = services.withdraw_audit_finding(
            actor=inside.acts("lead", FIRST), finding_id=finding.pk, reason="Bukti ditemukan"
        )
        assert back.withdrawn_on == FIRST
        assert not AuditFinding.objects.standing().exists()

    def test_light_ones_are_answered_by_the_auditee(self, inside: Inside) -> None:
        audit = inside.closing_held("opportunity", "major")
        light, heavy = audit.findings.order_by("number")
        answer = {"actor": inside.acts("owner", LAST), "answer": "Dipakai tahun depan"}
        with pytest.raises(StepNotPossible):
            services.answer_audit_finding(finding_id=heavy.pk, **answer)
        with pytest.raises(NotAllowed):
            services.answer_audit_finding(
                finding_id=light.pk, **(answer | {"actor": inside.acts("lead", LAST)})
            )
        assert services.answer_audit_finding(finding_id=light.pk, **answer).answered_on == LAST
