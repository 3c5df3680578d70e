"""Internal audits of the Inspektorat: six findings in 2018, two in 2019, and what 2020 plans.

Everything here is invented and marked as example data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from teraju.modules.audits import api as audits
from teraju.modules.planning import api as planning
from teraju.modules.standards.api import Edition
from teraju.portal.demo.cast import Cast

from .internal_follow_up import follow_up
from .stage import Stage

LEAD, AUDITOR = "civil_auditor", "licensing_internal"
OBJECTIVES = (
    "Mengetahui apakah sistem manajemen mutu dan antipenyuapan dijalankan dan efektif sebelum "
    "lembaga sertifikasi datang."
)
RISKS = (
    "Auditor Inspektorat tidak boleh mengaudit unitnya sendiri: auditor diminta dari perangkat "
    "daerah lain. Jadwal dapat bertabrakan dengan pemeriksaan BPK."
)


@dataclass(frozen=True)
class Round:
    """The days of one audit, from its planning to the readers of its report."""

    year: int
    planned: str
    declared: str
    prepared: str
    first: date
    reported: str
    read: str
    scope: str
    conclusion: str

    def day(self, number: int) -> date:
        """The first, second or third day of the audit."""
        return self.first + timedelta(days=number - 1)


IN_2018 = Round(
    2018,
    "2018-08-06",
    "2018-08-09",
    "2018-08-20",
    date(2018, 9, 3),
    "2018-09-12",
    "2018-09-13",
    "Seluruh proses Inspektorat, Mei sampai Agustus 2018.",
    "Sistem dijalankan dan pada umumnya efektif. Satu ketidaksesuaian mayor pada evaluasi "
    "pelatihan antipenyuapan perlu diselesaikan sebelum audit tahap 2.",
)
IN_2019 = Round(
    2019,
    "2019-07-22",
    "2019-07-25",
    "2019-08-05",
    date(2019, 8, 19),
    "2019-08-30",
    "2019-09-02",
    "Seluruh proses Inspektorat, September 2018 sampai Juli 2019.",
    "Sistem dijalankan dan efektif; tidak ada ketidaksesuaian.",
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
    """What an audit left: by grade, the findings."""

    audit: Any
    findings: dict[str, list[Any]] = field(default_factory=dict)


FOUND_IN_2018 = (
    Found(
        "anti-bribery-training",
        "major",
        "Efektivitas pelatihan antipenyuapan 2018 tidak dievaluasi",
        "Pelatihan dievaluasi dan hasilnya disimpan sebagai bukti.",
        "Berkas pelatihan 9 Juli 2018: daftar hadir lengkap, lembar evaluasi tidak ada.",
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
        "Daftar per Agustus 2018 masih memuat dua peraturan yang sudah dicabut.",
        "Pemutakhiran triwulanan terlewat satu kali.",
        {"9001": ("7.5.3",), "37001": ("7.5.3",)},
        "D-03",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
    Found(
        "provider-evaluation",
        "minor",
        "Uji tuntas satu penyedia jasa tenaga ahli belum dilakukan",
        "Penyedia dinilai dan diuji tuntas sebelum kontrak diperpanjang.",
        "Kontrak Agustus 2018 diperpanjang; uji tuntas belum ada.",
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
        "Undangan rapat 16 Juli 2018, jadwal 2 Juli 2018.",
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
        "PKPT 2018 memakai faktor risiko umum; peta risiko penyuapan belum dirujuk.",
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
        "Buku klinik: 46 kunjungan Januari sampai Juli 2018, semua dijawab dalam dua hari.",
        "",
        {"9001": ("8.2.1",), "37001": ("7.4",)},
        "P-02",
        "Inspektur Pembantu I",
    ),
)
FOUND_IN_2019 = (
    Found(
        "knowledge",
        "observation",
        "Pengetahuan auditor yang pindah tugas belum seluruhnya dicatat",
        "Pengetahuan yang diperlukan dijaga dan dapat diperoleh.",
        "Dua auditor pindah Mei 2019; catatan serah terima ada pada satu di antaranya.",
        "",
        {"9001": ("7.1.6",), "37001": ("7.1",)},
        "D-01",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
    Found(
        "anti-bribery-training",
        "good_practice",
        "Pelatihan tidak dapat ditutup tanpa hasil evaluasi",
        "Pelatihan dievaluasi dan hasilnya disimpan sebagai bukti.",
        "Seluruh pelatihan Februari sampai Juli 2019 mempunyai lembar evaluasi.",
        "",
        {"9001": ("7.2",), "37001": ("7.3",)},
        "D-01",
        "Kepala Subbagian Umum dan Kepegawaian",
    ),
)


def audit_internally(cast: Cast, stage: Stage, editions: Sequence[Edition]) -> None:
    """The audits of 2018 and 2019 with what followed them, and the programme of 2020."""
    year = _programme(cast, stage, editions, 2018, "2018-05-07", IN_2018.first)
    shown = _audit(cast, stage, editions, year, IN_2018, FOUND_IN_2018)
    follow_up(cast, shown.audit, shown.findings)
    _light_answers(cast, shown)
    _close(cast, year, shown, "2019-02-06", "Semua temuan mayor dan minor terselesaikan.")
    year = _programme(cast, stage, editions, 2019, "2019-02-18", IN_2019.first)
    shown = _audit(cast, stage, editions, year, IN_2019, FOUND_IN_2019)
    _close(cast, year, shown, "2019-12-09", "Tidak ada ketidaksesuaian.")
    _programme(cast, stage, editions, 2020, "2020-01-13", date(2020, 11, 2))


def _close(cast: Cast, year: Any, shown: Shown, day: str, note: str) -> None:
    audits.close_audit(actor=cast.at(LEAD, day, 10), audit_id=shown.audit.pk)
    audits.close_programme(
        actor=cast.at("coordinator", day, 14),
        programme_id=year.pk,
        closing_note=f"Satu audit terlaksana. {note}",
    )


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


def _audit(
    cast: Cast,
    stage: Stage,
    editions: Sequence[Edition],
    year: Any,
    days: Round,
    found: Sequence[Found],
) -> Shown:
    audit = audits.plan_audit(
        actor=cast.at("coordinator", days.planned, 9),
        programme=year,
        line=year.lines.get(),
        agency=stage.inspectorate,
        editions=editions,
        title=f"Audit internal terpadu {days.year}",
        objectives="Menilai kesesuaian dan keefektifan sebelum audit lembaga sertifikasi.",
        scope=days.scope,
        criteria="SNI ISO 9001:2015, SNI ISO 37001:2016, prosedur Inspektorat.",
        first_day=days.first,
        last_day=days.day(3),
        is_example=True,
    )
    _team(cast, audit, days)
    _slots(cast, stage, audit, days)
    lead = cast.at(LEAD, days.prepared, 13)
    audits.generate_checklist(actor=lead, audit_id=audit.pk)
    audits.prepare_audit(actor=lead, audit_id=audit.pk)
    shown = Shown(audit)
    _carry_out(cast, shown, days, lambda: _findings(cast, stage, editions, shown, days, found))
    return shown


def _carry_out(cast: Cast, shown: Shown, days: Round, look: Callable[[], None]) -> None:
    """From the opening meeting to the report and its readers."""
    audit, opened, closed = shown.audit, days.first, days.day(3)
    audits.begin_audit(
        actor=cast.at(LEAD, opened.isoformat(), 8),
        audit_id=audit.pk,
        opening_on=opened,
        opening_note="Inspektur, inspektur pembantu, ketua tim mutu, ketua FKAP.",
    )
    look()
    _answers(cast, audit, days)
    audits.hold_closing(
        actor=cast.at(LEAD, closed.isoformat(), 15),
        audit_id=audit.pk,
        closing_on=closed,
        closing_note="Inspektur, inspektur pembantu, ketua tim mutu.",
    )
    audits.report_audit(
        actor=cast.at(LEAD, days.reported, 10), audit_id=audit.pk, conclusion=days.conclusion
    )
    for key in ("inspector", "coordinator"):
        copy = audit.copies.get(person=cast.people[key])
        audits.confirm_read(actor=cast.at(key, days.read, 13), copy_id=copy.pk)


def _team(cast: Cast, audit: Any, days: Round) -> None:
    for key, part, day in ((LEAD, "lead", "2017-09-22"), (AUDITOR, "auditor", "2017-10-13")):
        member = audits.add_member(
            actor=cast.at("coordinator", days.planned, 10),
            audit_id=audit.pk,
            person=cast.people[key],
            part=part,
            certificate="Pelatihan auditor internal sistem manajemen (contoh)",
            certified_on=date.fromisoformat(day),
        )
        audits.declare_independence(actor=cast.at(key, days.declared, 9), member_id=member.pk)


def _slots(cast: Cast, stage: Stage, audit: Any, days: Round) -> None:
    processes = _processes(stage)
    members = list(audit.members.order_by("pk"))
    actor = cast.at(LEAD, days.prepared, 10)
    for number, hour, subject, code, auditee, who in (
        (1, 9, "Konteks, risiko, dan sasaran", "M-01", "Inspektur", members),
        (1, 13, "Perencanaan pengawasan", "P-01", "Inspektur Pembantu I", members[:1]),
        (2, 9, "Kompetensi dan pelatihan", "D-01", "Kepala Subbagian Umum", members[1:]),
        (2, 13, "Pengadaan dan uji tuntas", "D-02", "Sekretaris", members[:1]),
        (3, 9, "Dokumen dan arsip", "D-03", "Kepala Subbagian Umum", members[1:]),
    ):
        audits.add_slot(
            actor=actor,
            audit_id=audit.pk,
            on=days.day(number),
            starts_at=time(hour),
            ends_at=time(hour + 2),
            subject=subject,
            process=processes.get(code),
            auditee=auditee,
            auditors=who,
        )


def _findings(
    cast: Cast,
    stage: Stage,
    editions: Sequence[Edition],
    shown: Shown,
    days: Round,
    found: Sequence[Found],
) -> None:
    processes = _processes(stage)
    by_number = {str(one.standard).rpartition(" ")[2]: one for one in editions}
    actor = cast.at(AUDITOR, days.day(2).isoformat(), 14)
    for one in found:
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


def _answers(cast: Cast, audit: Any, days: Round) -> None:
    """Every row answered; what was not looked at says why."""
    actor = cast.at(AUDITOR, days.day(3).isoformat(), 11)
    for place, row in enumerate(audit.rows.filter(result="").order_by("order", "pk")):
        values = {"result": "conforming"}
        if place % 29 == 11:
            values = {"result": "not_looked_at", "note": "Tidak masuk sampel tahun ini."}
        audits.fill_row(actor=actor, row_id=row.pk, values=values, seen=row.version)


def _light_answers(cast: Cast, shown: Shown) -> None:
    audits.answer_audit_finding(
        actor=cast.at("process", "2018-12-10", 10),
        finding_id=shown.findings["opportunity"][0].pk,
        answer="PKPT 2019 memakai peta risiko penyuapan untuk memilih sampel.",
    )


def _processes(stage: Stage) -> dict[str, planning.Process]:
    rows = planning.Process.objects.filter(agency=stage.inspectorate)
    return {one.code: one for one in rows.order_by("code", "pk")}
