"""Internal audits of the Inspektorat, 2019 and 2020: programme, team from elsewhere, six findings.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from teraju.modules.audits import api as audits
from teraju.modules.planning import api as planning
from teraju.modules.standards.api import Edition
from teraju.portal.demo.cast import Cast

from .internal_follow_up import follow_up
from .stage import Stage

FIRST, SECOND, LAST = date(2019, 8, 19), date(2019, 8, 20), date(2019, 8, 21)
LEAD, AUDITOR = "civil_auditor", "licensing_internal"
OBJECTIVES = (
    "Mengetahui apakah sistem manajemen mutu dan antipenyuapan dijalankan dan efektif sebelum "
    "audit surveilans."
)
RISKS = (
    "Auditor Inspektorat tidak boleh mengaudit unitnya sendiri: auditor diminta dari perangkat "
    "daerah lain. Jadwal dapat bertabrakan dengan pemeriksaan BPK."
)


@dataclass(frozen=True)
class Found:
    """A finding: the row of the checklist it comes from, its clauses by standard, its words."""

    topic: str
    grade: str
    statement: str
    criterion: str
    evidence: str
    gap: str
    clauses: Mapping[str, Sequence[str]]
    process: str
    auditee: str


@dataclass
class Shown:
    """What the audit of 2019 left: by grade, the findings."""

    audit: Any
    findings: dict[str, list[Any]] = field(default_factory=dict)


FOUND = (
    Found(
        "anti-bribery-training",
        "major",
        "Efektivitas pelatihan antipenyuapan 2019 tidak dievaluasi",
        "Pelatihan dievaluasi dan hasilnya disimpan sebagai bukti.",
        "Berkas pelatihan 18 Juni 2019: daftar hadir lengkap, lembar evaluasi tidak ada.",
        "Tidak ada bukti bahwa peserta pada jabatan berisiko memahami kendali antipenyuapan.",
        {"9001": ("7.2",), "37001": ("7.3",)},
        "D-01",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
    Found(
        "document-control",
        "minor",
        "Daftar dokumen eksternal tidak mutakhir",
        "Dokumen dari luar dikenali dan dikendalikan.",
        "Daftar per Juli 2019 masih memuat dua peraturan yang sudah dicabut.",
        "Pemutakhiran triwulanan terlewat satu kali.",
        {"9001": ("7.5.3",), "37001": ("7.5.3",)},
        "D-03",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
    Found(
        "provider-evaluation",
        "minor",
        "Uji tuntas satu penyedia jasa tenaga ahli belum diperbarui",
        "Penyedia dinilai dan uji tuntasnya diperbarui sebelum kontrak diperpanjang.",
        "Kontrak Mei 2019 diperpanjang; uji tuntas terakhir Maret 2018.",
        "Perpanjangan kontrak mendahului uji tuntas.",
        {"9001": ("8.4.1",), "37001": ("8.2",)},
        "D-02",
        "Sekretaris Inspektorat",
    ),
    Found(
        "monitoring",
        "observation",
        "Rapat pemantauan triwulan II terlambat dua minggu",
        "Kinerja dipantau menurut jadwal yang ditetapkan.",
        "Undangan rapat 15 Juli 2019, jadwal 1 Juli 2019.",
        "",
        {"9001": ("9.1.1",), "37001": ("9.1",)},
        "M-01",
        "Ketua Tim Mutu",
    ),
    Found(
        "risks-opportunities",
        "opportunity",
        "Peta risiko penyuapan dapat dipakai untuk memilih sampel pengawasan",
        "Risiko dan peluang ditangani dalam proses.",
        "PKPT 2019 memakai faktor risiko umum; peta risiko penyuapan belum dirujuk.",
        "",
        {"9001": ("6.1.2",), "37001": ("6.1",)},
        "P-01",
        "Inspektur Pembantu I",
    ),
    Found(
        "customer-communication",
        "good_practice",
        "Klinik konsultasi mingguan bagi perangkat daerah",
        "Pelanggan mendapat informasi dan dapat bertanya.",
        "Buku klinik: 46 kunjungan Januari sampai Juli 2019, semua dijawab dalam dua hari.",
        "",
        {"9001": ("8.2.1",), "37001": ("7.4",)},
        "P-02",
        "Inspektur Pembantu I",
    ),
)


def audit_internally(cast: Cast, stage: Stage, editions: Sequence[Edition]) -> None:
    """The programme and audit of 2019 with its follow-up, and the programme of 2020."""
    year = _programme(cast, stage, editions, 2019, "2019-01-21", FIRST)
    shown = _audit(cast, stage, editions, year)
    follow_up(cast, shown.audit, shown.findings)
    _light_answers(cast, shown)
    audits.close_audit(actor=cast.at(LEAD, "2020-04-08", 10), audit_id=shown.audit.pk)
    audits.close_programme(
        actor=cast.at("coordinator", "2020-04-09", 9),
        programme_id=year.pk,
        closing_note="Satu audit terlaksana; semua temuan mayor dan minor terselesaikan.",
    )
    _programme(cast, stage, editions, 2020, "2020-01-13", date(2020, 11, 2))


def _programme(
    cast: Cast, stage: Stage, editions: Sequence[Edition], year: int, day: str, planned: date
) -> Any:
    writer = cast.at("coordinator", day, 10)
    programme = audits.write_programme(
        actor=writer,
        agency=stage.inspectorate,
        year=year,
        objectives=OBJECTIVES,
        risks=RISKS,
        resources="Dua auditor dari perangkat daerah lain, tiga hari kerja.",
        is_example=True,
    )
    audits.add_programme_line(
        actor=writer,
        programme_id=programme.pk,
        agency=stage.inspectorate,
        editions=editions,
        planned_on=planned,
        days=Decimal(6),
        reason="Seluruh proses diaudit sekali setahun; risiko penyuapan di atas rendah.",
    )
    audits.send_programme(actor=writer, programme_id=programme.pk)
    approved = date.fromisoformat(day).replace(day=int(day[-2:]) + 4).isoformat()
    audits.approve_programme(actor=cast.at("inspector", approved, 11), programme_id=programme.pk)
    programme.refresh_from_db()
    return programme


def _audit(cast: Cast, stage: Stage, editions: Sequence[Edition], year: Any) -> Shown:
    planner = cast.at("coordinator", "2019-07-22", 9)
    audit = audits.plan_audit(
        actor=planner,
        programme=year,
        line=year.lines.get(),
        agency=stage.inspectorate,
        editions=editions,
        title="Audit internal terpadu 2019",
        objectives="Menilai kesesuaian dan keefektifan sebelum surveilans pertama.",
        scope="Seluruh proses Inspektorat, Juli 2018 sampai Juli 2019.",
        criteria="SNI ISO 9001:2015, SNI ISO 37001:2016, prosedur Inspektorat.",
        first_day=FIRST,
        last_day=LAST,
        is_example=True,
    )
    _team(cast, audit)
    _slots(cast, stage, audit)
    audits.generate_checklist(actor=cast.at(LEAD, "2019-08-05", 13), audit_id=audit.pk)
    audits.prepare_audit(actor=cast.at(LEAD, "2019-08-06", 9), audit_id=audit.pk)
    return _carry_out(cast, stage, editions, audit)


def _carry_out(cast: Cast, stage: Stage, editions: Sequence[Edition], audit: Any) -> Shown:
    """From the opening meeting to the report and its readers."""
    audits.begin_audit(
        actor=cast.at(LEAD, FIRST.isoformat(), 8),
        audit_id=audit.pk,
        opening_on=FIRST,
        opening_note="Inspektur, inspektur pembantu, ketua tim mutu, ketua FKAP.",
    )
    shown = Shown(audit)
    _findings(cast, stage, editions, shown)
    _answers(cast, audit)
    audits.hold_closing(
        actor=cast.at(LEAD, LAST.isoformat(), 15),
        audit_id=audit.pk,
        closing_on=LAST,
        closing_note="Inspektur, inspektur pembantu, ketua tim mutu.",
    )
    audits.report_audit(
        actor=cast.at(LEAD, "2019-08-30", 10),
        audit_id=audit.pk,
        conclusion="Sistem dijalankan dan pada umumnya efektif. Satu ketidaksesuaian mayor pada "
        "evaluasi pelatihan antipenyuapan perlu diselesaikan sebelum surveilans.",
    )
    for key, day in (("inspector", "2019-09-02"), ("coordinator", "2019-09-02")):
        copy = audit.copies.get(person=cast.people[key])
        audits.confirm_read(actor=cast.at(key, day, 13), copy_id=copy.pk)
    return shown


def _team(cast: Cast, audit: Any) -> None:
    for key, part, day in ((LEAD, "lead", "2018-09-21"), (AUDITOR, "auditor", "2018-10-12")):
        member = audits.add_member(
            actor=cast.at("coordinator", "2019-07-22", 10),
            audit_id=audit.pk,
            person=cast.people[key],
            part=part,
            certificate="Pelatihan auditor internal sistem manajemen (contoh)",
            certified_on=date.fromisoformat(day),
        )
        audits.declare_independence(actor=cast.at(key, "2019-07-25", 9), member_id=member.pk)


def _slots(cast: Cast, stage: Stage, audit: Any) -> None:
    processes = _processes(stage)
    members = list(audit.members.order_by("pk"))
    actor = cast.at(LEAD, "2019-08-05", 10)
    for day, hour, subject, code, auditee, who in (
        (FIRST, 9, "Konteks, risiko, dan sasaran", "M-01", "Inspektur", members),
        (FIRST, 13, "Perencanaan pengawasan", "P-01", "Inspektur Pembantu I", members[:1]),
        (SECOND, 9, "Kompetensi dan pelatihan", "D-01", "Kepala Subbagian Umum", members[1:]),
        (SECOND, 13, "Pengadaan dan uji tuntas", "D-02", "Sekretaris", members[:1]),
        (LAST, 9, "Dokumen dan arsip", "D-03", "Kepala Subbagian Umum", members[1:]),
    ):
        audits.add_slot(
            actor=actor,
            audit_id=audit.pk,
            on=day,
            starts_at=time(hour),
            ends_at=time(hour + 2),
            subject=subject,
            process=processes.get(code),
            auditee=auditee,
            auditors=who,
        )


def _findings(cast: Cast, stage: Stage, editions: Sequence[Edition], shown: Shown) -> None:
    processes = _processes(stage)
    by_number = {str(one.standard).rpartition(" ")[2]: one for one in editions}
    actor = cast.at(AUDITOR, SECOND.isoformat(), 14)
    for one in FOUND:
        row = shown.audit.rows.filter(topic__code=one.topic).first()
        made = audits.record_audit_finding(
            actor=actor,
            audit_id=shown.audit.pk,
            grade=one.grade,
            statement=one.statement,
            criterion=one.criterion,
            evidence=one.evidence,
            gap=one.gap,
            clauses=[
                (by_number[standard], clause)
                for standard, clauses in one.clauses.items()
                for clause in clauses
            ],
            process=processes.get(one.process),
            auditee=one.auditee,
            row=row,
        )
        shown.findings.setdefault(one.grade, []).append(made)


def _answers(cast: Cast, audit: Any) -> None:
    """Every row answered; what was not looked at says why."""
    actor = cast.at(AUDITOR, LAST.isoformat(), 11)
    for place, row in enumerate(audit.rows.filter(result="").order_by("order", "pk")):
        values = {"result": "conforming"}
        if place % 29 == 11:
            values = {"result": "not_looked_at", "note": "Tidak masuk sampel tahun ini."}
        audits.fill_row(actor=actor, row_id=row.pk, values=values, seen=row.version)


def _light_answers(cast: Cast, shown: Shown) -> None:
    audits.answer_audit_finding(
        actor=cast.at("process", "2019-12-09", 10),
        finding_id=shown.findings["opportunity"][0].pk,
        answer="PKPT 2020 memakai peta risiko penyuapan untuk memilih sampel.",
    )


def _processes(stage: Stage) -> dict[str, planning.Process]:
    rows = planning.Process.objects.filter(agency=stage.inspectorate)
    return {one.code: one for one in rows.order_by("code", "pk")}
