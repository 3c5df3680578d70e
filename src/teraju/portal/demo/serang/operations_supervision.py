"""What the Inspektorat of Serang supervised from October 2019 to October 2020.

Everything here is invented and marked as example data; nobody has a name.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from teraju.modules.operations import api as operations
from teraju.modules.operations.api import Assignment, Recommendation, supervision
from teraju.platform.accounts.roles import Role
from teraju.platform.organisation.models import Agency
from teraju.portal.demo.cast import Cast

from .declarations import state_before
from .operations_case import Advice, Case, Paper
from .operations_cases import CASES
from .operations_plans import amend_2020, close_2019, write_plans
from .stage import FOUNDED, Stage

TEXTS = {
    "requirements": "Baris PKPT atau permintaan pimpinan daerah\nSurat tugas",
    "product": "Laporan hasil pengawasan dengan rekomendasi",
    "complaints": "Keberatan atas hasil disampaikan tertulis kepada Inspektur dalam 14 hari.",
    "legal_basis": "Peraturan Pemerintah tentang pembinaan dan pengawasan pemerintahan daerah",
    "facilities": "Ruang kerja tim, laptop, dan akses ke aplikasi keuangan daerah.",
    "competence": "Auditor dan PPUPD bersertifikat jabatan fungsional.",
    "supervision": "Reviu berjenjang: ketua tim, pengendali teknis, penanggung jawab.",
    "staff": "Empat tim, masing-masing tiga sampai lima orang.",
    "guarantee": "Laporan terbit pada tanggal yang dijanjikan dalam surat tugas.",
    "safety": "Kertas kerja tersimpan terbatas bagi tim dan pimpinan.",
    "evaluation": "Ketepatan waktu laporan dan tindak lanjut dihitung setiap triwulan.",
}


@dataclass(frozen=True)
class Work:
    """What a case is played with."""

    cast: Cast
    agencies: dict[str, Agency]
    lines: dict[tuple[int, int], int]


def supervise(cast: Cast, stage: Stage) -> None:
    """The service, the plans, and a year of assignments up to their followed-up recommendations."""
    agencies = {one.short_name: one for one in Agency.objects.filter(government=cast.government)}
    cast.person(
        "setda",
        "Kepala Bagian Organisasi",
        Role.QUALITY_COORDINATOR,
        agencies["Setda"],
        FOUNDED,
    )
    _service(cast, stage.inspectorate)
    _take_over(cast, stage.inspectorate, agencies)
    work = Work(cast, agencies, write_plans(cast, agencies))
    for case in CASES:
        if case.line == (2020, 1):
            close_2019(cast, work.lines)
        _play(work, case)
    amend_2020(cast, work.lines)


def _service(cast: Cast, agency: Agency) -> None:
    owner = cast.at("process", "2019-09-02")
    service = operations.draft_service(
        actor=owner,
        agency=agency,
        kind="supervision",
        is_example=True,
        code="PENGAWASAN",
        name="Penugasan pengawasan",
        audience="Perangkat daerah dan pimpinan daerah",
        promised_value=20,
        promised_unit="days",
        fee=Decimal(0),
        components=TEXTS,
    )
    operations.submit_service(actor=owner, service_id=service.pk)
    operations.put_in_force(
        actor=cast.at("inspector", "2019-09-16"),
        service_id=service.pk,
        decree="SK Inspektur 700/11/2019 (contoh)",
    )


def _take_over(cast: Cast, agency: Agency, agencies: dict[str, Agency]) -> None:
    """Recommendations of 2018 from the old list, read from a file."""
    rows = (
        ("DPMPTSP", "Menetapkan standar waktu setiap izin", "followed_up"),
        ("Disdukcapil", "Mencatat mutasi blangko setiap hari", "followed_up"),
        ("Setda", "Melengkapi laporan penerima hibah", "followed_up"),
    )
    supervision.import_recommendations(
        actor=cast.at("coordinator", "2019-09-17", 11),
        inspectorate=agency,
        new=[
            {
                "agency": agencies[name],
                "number": 1,
                "text": text,
                "report_number": f"700/{place:03}-LHP/INSP/2018 (contoh)",
                "report_title": "Laporan hasil pengawasan 2018",
                "released_on": date(2018, 3, 9 + place),
                "state": state,
                "settled_on": date(2018, 4, 9 + place),
            }
            for place, (name, text, state) in enumerate(rows, start=1)
        ],
        changed=[],
        source={"file": "rekomendasi-2018.xlsx"},
        is_example=True,
    )


def _play(work: Work, case: Case) -> None:
    """Take an assignment as far as its case tells."""
    assignment = _draft(work, case)
    cast = work.cast
    if case.cancelled:
        supervision.cancel_assignment(
            actor=cast.at("inspector", case.cancelled),
            assignment_id=assignment.pk,
            reason="Pembatasan sosial berskala besar; kegiatan lapangan dihentikan.",
        )
    if not case.letter:
        return
    supervision.issue_letter(
        actor=cast.at("inspector", case.letter, 14), assignment_id=assignment.pk
    )
    if not case.begun:
        return
    leader = case.team[2][0]
    keys = [key for key, _part in case.team]
    state_before(cast, assignment, case.begun, keys, case.offered)
    supervision.begin_field_work(actor=cast.at(leader, case.begun), assignment_id=assignment.pk)
    for paper in case.papers:
        _paper(work, case, assignment, paper)
    for advice in case.advice:
        _advise(work, case, assignment, advice)
    if case.report:
        _report(work, case, assignment)
    if case.released:
        supervision.release_report(
            actor=cast.at("inspector", case.released, 15), assignment_id=assignment.pk
        )
        _follow(work, case, assignment)
    if case.closed:
        supervision.close_assignment(
            actor=cast.at("inspector", case.closed, 16), assignment_id=assignment.pk
        )


def _draft(work: Work, case: Case) -> Assignment:
    cast = work.cast
    line = operations.PlanLine.objects.get(pk=work.lines[case.line]) if case.line else None
    assignment = supervision.draft_assignment(
        actor=cast.at("coordinator", case.drafted),
        agency=work.agencies["Inspektorat"],
        title=case.title,
        kind=case.kind or (line.kind if line else "special_audit"),
        audited=work.agencies.get(case.audited),
        line=line,
        outside_reason=case.outside,
        purpose=case.purpose,
        starts_on=date.fromisoformat(case.first),
        ends_on=date.fromisoformat(case.last),
        promised_on=date.fromisoformat(case.promised),
        is_example=True,
    )
    for key, part in case.team:
        member = supervision.add_member(
            actor=cast.at("coordinator", case.drafted, 10),
            assignment_id=assignment.pk,
            part=part,
            user=cast.people[key],
            is_example=True,
        )
        if key not in case.undeclared:
            supervision.declare(
                actor=cast.at(key, case.drafted, 13), member_id=member.pk, declaration="clear"
            )
    return assignment


def _paper(work: Work, case: Case, assignment: Assignment, paper: Paper) -> None:
    cast = work.cast
    row = supervision.add_working_paper(
        actor=cast.at(paper.by, paper.on, 11),
        assignment_id=assignment.pk,
        title=paper.title,
        procedure=paper.procedure,
        done_on=date.fromisoformat(paper.on) if paper.result else None,
        result=paper.result,
        is_example=True,
    )
    if not paper.result:
        return
    supervision.submit_working_paper(actor=cast.at(paper.by, paper.on, 15), paper_id=row.pk)
    reviewer = next(key for key, _part in case.team[1:] if key != paper.by)
    if paper.note:
        supervision.review_working_paper(
            actor=cast.at(reviewer, paper.on, 16), paper_id=row.pk, accept=False, note=paper.note
        )
        if not paper.answer:
            return
        supervision.submit_working_paper(
            actor=cast.at(paper.by, paper.on, 17), paper_id=row.pk, note_answer=paper.answer
        )
    if not paper.is_waiting:
        supervision.review_working_paper(
            actor=cast.at(reviewer, paper.on, 18), paper_id=row.pk, accept=True
        )


def _advise(work: Work, case: Case, assignment: Assignment, advice: Advice) -> None:
    leader = work.cast.at(case.team[2][0], case.last, 14)
    finding = supervision.record_finding(
        actor=leader,
        assignment_id=assignment.pk,
        kind=advice.kind,
        title=advice.title,
        condition=advice.condition,
        criterion=advice.criterion,
        cause=advice.cause,
        effect=advice.effect,
        amount=Decimal(advice.amount) if advice.amount else None,
        is_example=True,
    )
    for text in advice.texts:
        supervision.recommend(
            actor=leader,
            finding_id=finding.pk,
            text=text,
            agency=work.agencies[advice.addressee],
            office=advice.office,
            is_example=True,
        )


def _report(work: Work, case: Case, assignment: Assignment) -> None:
    """Handed in by the leader; once returned where the case says so; reviewed level by level."""
    cast = work.cast
    leader, technical = case.team[2][0], case.team[1][0]

    def hand_in(hour: int) -> None:
        supervision.hand_in_report(
            actor=cast.at(leader, case.report, hour),
            assignment_id=assignment.pk,
            summary=case.summary,
        )

    hand_in(9)
    if case.returned:
        supervision.review_report(
            actor=cast.at(technical, case.report, 13),
            assignment_id=assignment.pk,
            accept=False,
            note=case.returned,
        )
        hand_in(16)
    for key, hour in ((technical, 17), ("inspector", 18))[: case.levels]:
        supervision.review_report(
            actor=cast.at(key, case.report, hour), assignment_id=assignment.pk, accept=True
        )


def _follow(work: Work, case: Case, assignment: Assignment) -> None:
    """What the addressees did, and what the team made of it."""
    cast = work.cast
    leader = case.team[2][0]
    rows = Recommendation.objects.filter(assignment=assignment).order_by("number")
    for one, step in zip(rows, case.steps, strict=True):
        if step.given_up:
            supervision.give_up_recommendation(
                actor=cast.at("inspector", step.given_up),
                recommendation_id=one.pk,
                reason="Aplikasi dialihkan ke pusat; kewenangan daerah tidak ada lagi.",
            )
            continue
        if not step.answered:
            continue
        supervision.enter_follow_up(
            actor=cast.at(step.by, step.answered),
            recommendation_id=one.pk,
            text=step.text,
            done_on=date.fromisoformat(step.answered),
            is_example=True,
        )
        if step.verified:
            supervision.verify_follow_up(
                actor=cast.at(leader, step.verified),
                recommendation_id=one.pk,
                accept=not step.missing,
                note=step.missing,
            )
