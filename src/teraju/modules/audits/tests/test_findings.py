"""Findings: the agency answers, the body judges, nobody judges their own answer."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from teraju.kernel.errors import DomainError, NotAllowed
from teraju.modules.audits import services
from teraju.modules.audits.models import BodyFinding, FindingState, Verdict
from teraju.modules.audits.services import Letter
from teraju.platform.accounts.roles import Role
from teraju.platform.accounts.tests.factories import RoleAssignmentFactory, person

from .factories import EditionFactory
from .world import World, build_world

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def letter(**fields) -> Letter:
    values = {
        "number": "045/LSM/XII/2018",
        "on": date(2018, 12, 13),
        "upload": SimpleUploadedFile("surat.pdf", PDF, "application/pdf"),
    }
    return Letter(**(values | fields))


def refused(field: str | None = None):
    return pytest.raises(DomainError, check=lambda error: error.field == field)


def planned(world: World) -> BodyFinding:
    """A minor finding whose plan was handed in on 20 November 2018."""
    finding = world.finding(world.staged(), "minor")
    return services.submit_plan(
        actor=world.acts(world.coordinator, date(2018, 11, 20)),
        finding_id=finding.pk,
        plan="Melengkapi peta kompetensi.",
    )


def corrected(world: World) -> BodyFinding:
    """A major finding whose correction was handed in on 20 November 2018."""
    finding = world.finding(world.staged(), "major")
    return services.submit_correction(
        actor=world.acts(world.coordinator, date(2018, 11, 20)),
        finding_id=finding.pk,
        correction="Peta kompetensi dilengkapi.",
    )


class TestRecord:
    def test_one_finding_ties_clauses_of_both_standards(self, world: World) -> None:
        finding = world.finding(world.staged(), "minor")
        assert finding.number == "T-01"
        assert sorted(map(str, finding.clauses.all())) == [
            "SNI ISO 37001 7.2.1",
            "SNI ISO 9001 7.2",
        ]

    def test_numbers_count_and_skip_what_is_taken(self, world: World) -> None:
        certification = world.staged()
        world.finding(certification, "minor", number="T-02")
        assert world.finding(certification, "minor").number == "T-03"

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"clauses": []}, "clauses"),
            ({"audit_id": 0}, "audit"),
            ({"answer_due_on": date(2018, 11, 4)}, "answer_due_on"),
        ],
    )
    def test_what_is_refused(self, world: World, fields, field) -> None:
        with refused(field):
            world.finding(world.staged(), "minor", **fields)

    def test_a_standard_outside_the_certification(self, world: World) -> None:
        with refused("clauses"):
            world.finding(world.staged(), "minor", clauses=[(EditionFactory(), "4.1")])

    def test_an_audit_of_another_government(self, world: World) -> None:
        audit = build_world().staged().audits.first()
        with refused("audit"):
            world.finding(world.staged(), "minor", audit_id=audit.pk)

    def test_nothing_is_found_before_an_audit(self, world: World) -> None:
        certification = world.applied()
        audit = services.record_stage(
            actor=world.acts(world.coordinator, date(2018, 9, 1)),
            certification_id=certification.pk,
            kind="stage_1",
            planned_on=date(2018, 10, 1),
        )
        with refused():
            world.finding(certification, "minor", audit_id=audit.pk)

    def test_the_head_of_the_agency_records_none(self, world: World) -> None:
        with pytest.raises(NotAllowed):
            world.finding(world.staged(), "minor", actor=world.acts(world.head, date(2018, 11, 7)))


class TestAnswer:
    @pytest.mark.parametrize(
        ("grade", "answer"),
        [
            ("major", "plan"),
            ("minor", "correction"),
            ("opportunity", "plan"),
            ("observation", "plan"),
            ("good_practice", "plan"),
            ("good_practice", "correction"),
        ],
    )
    def test_an_answer_nobody_asked_for(self, world: World, grade: str, answer: str) -> None:
        finding = world.finding(world.staged(), grade)
        actor = world.acts(world.coordinator, date(2018, 11, 20))
        with refused():
            if answer == "plan":
                services.submit_plan(actor=actor, finding_id=finding.pk, plan="x")
            else:
                services.submit_correction(actor=actor, finding_id=finding.pk, correction="x")

    @pytest.mark.parametrize("grade", ["opportunity", "observation"])
    def test_a_lighter_finding_is_followed_up(self, world: World, grade: str) -> None:
        finding = world.finding(world.staged(), grade)
        done = services.submit_correction(
            actor=world.acts(world.head, date(2018, 11, 20)),
            finding_id=finding.pk,
            correction="Ditindaklanjuti.",
        )
        assert done.state == FindingState.OPEN
        assert done.correction_submitted_on == date(2018, 11, 20)

    def test_a_plan_can_be_improved_until_it_is_accepted(self, world: World) -> None:
        finding = planned(world)
        again = services.submit_plan(
            actor=world.acts(world.coordinator, date(2018, 11, 22)),
            finding_id=finding.pk,
            plan="Rencana yang lebih baik.",
        )
        assert (again.plan, again.state) == ("Rencana yang lebih baik.", "plan_submitted")

    @pytest.mark.parametrize("role", [Role.STAFF, Role.BODY_AUDITOR, Role.ADMINISTRATOR])
    def test_only_the_agency_answers(self, world: World, role: Role) -> None:
        finding = world.finding(world.staged(), "minor")
        somebody = person(role, agency=world.agency)
        with pytest.raises(NotAllowed):
            services.submit_plan(
                actor=world.acts(somebody, date(2018, 11, 20)), finding_id=finding.pk, plan="x"
            )


class TestVerdict:
    def test_the_auditor_accepts_in_person(self, world: World) -> None:
        finding = services.accept_plan(
            actor=world.acts(world.guest, date(2018, 12, 13)),
            finding_id=planned(world).pk,
            on=date(2018, 12, 13),
        )
        verdict = Verdict.objects.get()
        assert finding.state == FindingState.PLAN_ACCEPTED
        assert (verdict.in_person, verdict.office) == (True, "Auditor lembaga")

    def test_the_administrator_copies_a_letter(self, world: World) -> None:
        finding = services.verify_correction(
            actor=world.acts(world.administrator, date(2018, 12, 14)),
            finding_id=corrected(world).pk,
            on=date(2018, 12, 12),
            letter=letter(),
        )
        verdict = Verdict.objects.get()
        assert finding.state == FindingState.VERIFIED
        assert finding.verified_on == date(2018, 12, 12)
        assert verdict.in_person is False
        assert verdict.letter.title == "045/LSM/XII/2018"

    @pytest.mark.parametrize("who", ["head", "coordinator"])
    @pytest.mark.parametrize("by_letter", [True, False])
    def test_the_auditee_never_closes(self, world: World, who: str, by_letter: bool) -> None:
        finding = planned(world)
        with pytest.raises(NotAllowed):
            services.accept_plan(
                actor=world.acts(getattr(world, who), date(2018, 12, 14)),
                finding_id=finding.pk,
                on=date(2018, 12, 13),
                letter=letter() if by_letter else None,
            )

    def test_an_administrator_of_the_agency_alone_does_not_copy(self, world: World) -> None:
        own = person(Role.ADMINISTRATOR, agency=world.agency)
        with pytest.raises(NotAllowed):
            services.accept_plan(
                actor=world.acts(own, date(2018, 12, 14)),
                finding_id=planned(world).pk,
                on=date(2018, 12, 13),
                letter=letter(),
            )

    def test_a_guest_who_is_also_the_agencys_own(self, world: World) -> None:
        RoleAssignmentFactory(user=world.guest, role=Role.QUALITY_COORDINATOR, agency=world.agency)
        with pytest.raises(NotAllowed):
            services.accept_plan(
                actor=world.acts(world.guest, date(2018, 12, 13)),
                finding_id=planned(world).pk,
                on=date(2018, 12, 13),
            )

    def test_who_handed_the_answer_in_does_not_copy_the_letter(self, world: World) -> None:
        RoleAssignmentFactory(user=world.coordinator, role=Role.ADMINISTRATOR)
        with pytest.raises(NotAllowed):
            services.accept_plan(
                actor=world.acts(world.coordinator, date(2018, 12, 14)),
                finding_id=planned(world).pk,
                on=date(2018, 12, 13),
                letter=letter(),
            )

    @pytest.mark.parametrize("day", [date(2014, 12, 31), date(2100, 1, 1)])
    def test_a_guest_outside_the_period_finds_nothing(self, world: World, day: date) -> None:
        finding = planned(world)
        with pytest.raises(BodyFinding.DoesNotExist):
            services.accept_plan(actor=world.acts(world.guest, day), finding_id=finding.pk, on=day)

    def test_the_guest_of_another_agency_finds_nothing(self, world: World) -> None:
        finding = planned(world)
        stranger = build_world()
        with pytest.raises(BodyFinding.DoesNotExist):
            services.accept_plan(
                actor=stranger.acts(stranger.guest, date(2018, 12, 13)),
                finding_id=finding.pk,
                on=date(2018, 12, 13),
            )

    def test_without_letter_the_administrator_is_asked_for_it(self, world: World) -> None:
        with refused("letter_number"):
            services.accept_plan(
                actor=world.acts(world.administrator, date(2018, 12, 14)),
                finding_id=planned(world).pk,
                on=date(2018, 12, 13),
            )

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"number": "  "}, "letter_number"),
            ({"on": date(2018, 12, 12)}, "letter_on"),
            ({"on": date(2018, 12, 15)}, "letter_on"),
            ({"upload": SimpleUploadedFile("surat.pdf", b"MZ\x90", "application/pdf")}, "upload"),
        ],
    )
    def test_a_letter_that_does_not_fit(self, world: World, fields, field) -> None:
        finding = planned(world)
        with refused(field):
            services.accept_plan(
                actor=world.acts(world.administrator, date(2018, 12, 14)),
                finding_id=finding.pk,
                on=date(2018, 12, 13),
                letter=letter(**fields),
            )
        finding.refresh_from_db()
        assert finding.state == FindingState.PLAN_SUBMITTED

    @pytest.mark.parametrize("on", [date(2018, 11, 19), date(2018, 12, 14)])
    def test_a_day_out_of_order(self, world: World, on: date) -> None:
        with refused("on"):
            services.accept_plan(
                actor=world.acts(world.guest, date(2018, 12, 13)),
                finding_id=planned(world).pk,
                on=on,
            )

    def test_a_minor_is_verified_at_the_next_audit(self, world: World) -> None:
        finding = planned(world)
        actor = world.acts(world.guest, date(2018, 12, 13))
        with refused():
            services.verify_correction(actor=actor, finding_id=finding.pk, on=date(2018, 12, 13))
        services.accept_plan(actor=actor, finding_id=finding.pk, on=date(2018, 12, 13))
        done = services.verify_correction(
            actor=world.acts(world.guest, date(2019, 11, 20)),
            finding_id=finding.pk,
            on=date(2019, 11, 20),
        )
        assert done.state == FindingState.VERIFIED

    def test_an_answer_is_returned_with_a_reason(self, world: World) -> None:
        finding = corrected(world)
        actor = world.acts(world.guest, date(2018, 12, 3))
        values = {"actor": actor, "finding_id": finding.pk, "on": date(2018, 12, 3)}
        with refused("note"):
            services.return_finding(**values, note=" ")
        back = services.return_finding(**values, note="Bukti pelatihan belum ada.")
        assert (back.state, back.correction_submitted_on) == (FindingState.OPEN, None)
        assert back.correction == "Peta kompetensi dilengkapi."

    @pytest.mark.parametrize("grade", ["opportunity", "observation", "good_practice"])
    def test_lighter_findings_are_not_judged(self, world: World, grade: str) -> None:
        finding = world.finding(world.staged(), grade)
        with refused():
            services.verify_correction(
                actor=world.acts(world.guest, date(2018, 12, 3)),
                finding_id=finding.pk,
                on=date(2018, 12, 3),
            )
