"""How the Inspektorat of Serang assessed itself in April 2018 and again in October.

Every judgement, piece of evidence and date here is invented and marked as example data; that an
assessment came before the audit, and that a gratification unit existed already, is fact.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile, File

from teraju.modules.conformity import api as conformity
from teraju.modules.conformity.api import Answer, Progress, Result
from teraju.modules.standards.api import Edition, Topic, TopicLine, requirements_of, topics
from teraju.platform.accounts.roles import Role
from teraju.portal.demo.cast import Cast

from .stage import Stage

Finder = Callable[[TopicLine], Answer]

APRIL, OCTOBER = "2018-04-16", "2018-10-08"


@dataclass(frozen=True)
class Piece:
    """A piece of evidence: when it happened, when it was put on record, how long it counts."""

    title: str
    topics: tuple[str, ...]
    happened: str
    recorded: str
    until: str = ""
    note: str = "Tersimpan di Subbagian Umum Inspektorat."
    # The text of a small file that goes with it, for the auditor's pack to hold one.
    file: str = ""


# What was there before anybody spoke of a certificate.
BEFORE = (
    Piece(
        "Tugas dan fungsi Inspektorat menurut peraturan bupati",
        ("roles", "operational-planning", "service-requirements"),
        "2017-01-09",
        APRIL,
    ),
    Piece(
        "Keputusan pembentukan Unit Pengelola Pelaporan Gratifikasi (UPPG)",
        ("gifts",),
        "2017-03-06",
        APRIL,
    ),
    Piece(
        "Program Kerja Pengawasan Tahunan 2018",
        ("planning-changes", "service-provision", "resources"),
        "2018-01-15",
        APRIL,
        "2018-12-31",
    ),
    Piece(
        "Penilaian risiko SPIP Inspektorat 2018",
        ("risks-opportunities",),
        "2018-02-12",
        APRIL,
        "2019-02-28",
    ),
    Piece("Kartu inventaris ruangan", ("infrastructure", "work-environment"), "2018-01-08", APRIL),
    Piece(
        "Daftar hadir pelatihan kantor sendiri 2017",
        ("competence", "awareness"),
        "2017-11-20",
        APRIL,
    ),
)

# What was done between the two assessments.
AFTER = (
    Piece(
        "Analisis konteks dan pihak berkepentingan",
        ("context", "bribery-context", "interested-parties"),
        "2018-05-07",
        "2018-05-09",
        "2019-05-31",
    ),
    Piece(
        "Ruang lingkup dan manual sistem manajemen terintegrasi",
        ("scope", "management-system", "process-map", "documented-information"),
        "2018-05-21",
        "2018-05-23",
    ),
    Piece(
        "Kebijakan mutu dan anti penyuapan, ditandatangani Inspektur",
        ("leadership", "policy", "quality-policy", "anti-bribery-policy", "policy-communication"),
        "2018-05-28",
        "2018-05-28",
        file="DATA CONTOH\n\nKebijakan mutu dan anti penyuapan Inspektorat Kabupaten Serang.\n"
        "Kami mengawasi tanpa menerima dan tanpa menjanjikan apa pun.\n",
    ),
    Piece(
        "Keputusan penetapan FKAP dan tim mutu",
        ("compliance-function", "roles", "delegated-decisions"),
        "2018-06-04",
        "2018-06-05",
    ),
    Piece(
        "Sasaran mutu dan anti penyuapan 2018 beserta rencananya",
        ("objectives",),
        "2018-06-25",
        "2018-06-25",
        "2018-12-31",
    ),
    Piece(
        "Pernyataan benturan kepentingan seluruh auditor",
        ("conflict-of-interest", "conflict-criteria", "employment-process"),
        "2018-07-02",
        "2018-07-04",
        "2019-07-31",
    ),
    Piece(
        "Pelatihan anti penyuapan bagi seluruh pegawai",
        ("anti-bribery-training", "awareness", "associate-training"),
        "2018-07-16",
        "2018-07-17",
        "2019-07-31",
    ),
    Piece(
        "Prosedur pengendalian dokumen dan daftar induk",
        ("document-control", "knowledge"),
        "2018-07-23",
        "2018-07-24",
    ),
    Piece(
        "Prosedur pengawasan: penugasan, kertas kerja, reviu berjenjang, laporan",
        (
            "requirements-review",
            "customer-communication",
            "identification",
            "release",
            "nonconforming-outputs",
            "provision-changes",
            "customer-property",
            "preservation",
            "post-delivery",
        ),
        "2018-07-30",
        "2018-08-01",
    ),
    Piece(
        "Uji kelayakan rekanan dan surat komitmen anti suap",
        (
            "due-diligence",
            "provider-evaluation",
            "provider-control",
            "associate-controls",
            "commitments",
        ),
        "2018-08-06",
        "2018-08-08",
        "2019-08-31",
    ),
    Piece(
        "Prosedur pengendalian keuangan dan pengadaan",
        ("financial-controls", "non-financial-controls", "inadequate-controls"),
        "2018-08-13",
        "2018-08-14",
    ),
    Piece(
        "Saluran pengaduan dan prosedur investigasi",
        ("raising-concerns", "investigation"),
        "2018-08-20",
        "2018-08-21",
    ),
    # Put on record long after it happened: marked.
    Piece(
        "Survei kepuasan perangkat daerah yang diawasi",
        ("customer-focus", "customer-satisfaction", "analysis", "monitoring"),
        "2018-07-06",
        "2018-09-03",
        "2019-07-31",
    ),
    Piece(
        "Laporan audit internal terintegrasi",
        ("internal-audit", "bribery-audit", "audit-impartiality"),
        "2018-09-14",
        "2018-09-17",
        "2019-09-30",
        file="DATA CONTOH\n\nLaporan audit internal terintegrasi, 10 sampai 14 September 2018.\n",
    ),
    Piece(
        "Tindakan korektif atas temuan audit internal",
        ("nonconformity", "corrective-action", "continual-improvement"),
        "2018-09-24",
        "2018-09-25",
    ),
    Piece(
        "Risalah tinjauan manajemen dan laporan FKAP",
        ("management-review", "bribery-review-inputs", "function-review"),
        "2018-09-28",
        "2018-10-01",
        "2019-09-30",
    ),
)
# Recorded in the thirty days before stage 1: marked too.
SHORTLY_BEFORE = Piece(
    "Rencana komunikasi internal dan eksternal",
    ("communication",),
    "2018-10-22",
    "2018-10-22",
)

LEFT_OUT = {
    **dict.fromkeys(
        ("design-planning", "design-inputs", "design-controls", "design-outputs"),
        "Jenis pengawasan dan caranya ditetapkan peraturan; Inspektorat tidak merancang layanan.",
    ),
    "measuring-resources": "Pengawasan tidak memakai alat ukur.",
    "governing-body": "Inspektorat tidak memiliki dewan pengarah; pucuk pimpinannya Inspektur.",
    "governing-body-review": "Inspektorat tidak memiliki dewan pengarah.",
}
# What April found lacking, chapter by chapter.
LACKING = {
    "4": "Dikenal oleh pimpinan, belum dituangkan dalam dokumen.",
    "5": "Dijalankan menurut kebiasaan; penetapannya belum ada.",
    "6": "Ada pada rencana kerja tahunan, belum sebagai sasaran yang terukur.",
    "7": "Kegiatannya ada; buktinya tersebar dan belum lengkap.",
    "8": "Prosedur kerja ada, pengendaliannya belum tertulis.",
    "9": "Dipantau per penugasan, belum dirangkum dan dianalisis.",
    "10": "Tindak lanjut dilakukan, penyebabnya belum dianalisis.",
}
# What April already found in order; the rest lacked something.
FINE_IN_APRIL = {
    "roles",
    "resources",
    "infrastructure",
    "work-environment",
    "service-requirements",
    "service-provision",
}
MAJOR_IN_APRIL = {
    "scope": "Ruang lingkup belum ditetapkan.",
    "anti-bribery-policy": "Kebijakan anti penyuapan belum ada.",
    "compliance-function": "FKAP belum ditetapkan.",
    "bribery-risk-assessment": "Risiko penyuapan belum pernah dinilai.",
    "due-diligence": "Rekanan tidak pernah diuji kelayakannya.",
    "raising-concerns": "Belum ada saluran yang melindungi pelapor.",
    "internal-audit": "Belum pernah ada audit internal sistem manajemen.",
    "management-review": "Belum pernah ada tinjauan manajemen.",
}
OPEN_IN_OCTOBER = {
    "competence": "Peta kompetensi belum memuat auditor baru.",
    "communication": "Rencana komunikasi belum ditetapkan.",
    "associate-training": "Rekanan katering belum mengikuti pelatihan.",
    # Left out in April, until somebody asked how volumes and concrete are measured.
    "measuring-resources": "Meteran laser dan palu uji beton dipakai tanpa kalibrasi.",
}


def assess(cast: Cast, stage: Stage, editions: list[Edition]) -> None:
    """Both assessments with what happened between them, each step on its day."""
    for piece in BEFORE:
        _add(cast, stage, piece)
    first = _start(cast, stage, editions, APRIL, "Penilaian awal Inspektorat")
    _judge(cast, first, editions, "2018-04-27", _in_april)
    _conclude(cast, first, "2018-04-27", "Delapan kesenjangan besar; rencana kerja disusun.")
    for piece in AFTER:
        _add(cast, stage, piece)
    second = _start(cast, stage, editions, OCTOBER, "Penilaian sebelum audit tahap 1")
    _judge(cast, second, editions, "2018-10-12", _in_october)
    _conclude(cast, second, "2018-10-12", "Tiga hal kecil tersisa sebelum audit tahap 1.")
    _add(cast, stage, SHORTLY_BEFORE)


def begin_licensing(cast: Cast, stage: Stage, editions: list[Edition]) -> None:
    """The next agency has begun: some topics judged, most of them waiting."""
    cast.person(
        "licensing_auditor",
        "Auditor Internal DPMPTSP",
        Role.INTERNAL_AUDITOR,
        stage.licensing,
        "2020-09-01",
    )
    actor = cast.at("licensing_auditor", "2020-10-05")
    assessment = conformity.start_assessment(
        actor=actor,
        agency=stage.licensing,
        editions=editions,
        started_on=actor.today,
        title="Penilaian awal DPMPTSP",
        is_example=True,
    )
    found = {
        "context": Result.MINOR,
        "interested-parties": Result.MINOR,
        "scope": Result.MAJOR,
        "policy": Result.MAJOR,
        "service-requirements": Result.CONFORMING,
        "customer-communication": Result.CONFORMING,
        "customer-satisfaction": Result.CONFORMING,
        "gifts": Result.MAJOR,
    }
    conformity.judge(
        actor=actor,
        assessment_id=assessment.pk,
        answers=[
            Answer(topic, result, _progress(result), "Data contoh.")
            for topic, result in found.items()
        ],
    )


def _add(cast: Cast, stage: Stage, piece: Piece) -> None:
    conformity.add_evidence(
        actor=cast.at("coordinator", piece.recorded, 10),
        agency=stage.inspectorate,
        topics=list(Topic.objects.filter(code__in=piece.topics).order_by("order", "pk")),
        title=piece.title,
        note=piece.note,
        upload=_file(piece),
        happened_on=date.fromisoformat(piece.happened),
        valid_until=date.fromisoformat(piece.until) if piece.until else None,
        is_example=True,
    )


def _file(piece: Piece) -> File[bytes] | None:
    if not piece.file:
        return None
    return ContentFile(piece.file.encode(), name=f"{piece.title[:60]}.txt")


def _start(
    cast: Cast, stage: Stage, editions: list[Edition], day: str, title: str
) -> conformity.Assessment:
    return conformity.start_assessment(
        actor=cast.at("auditor", day, 9),
        agency=stage.inspectorate,
        editions=editions,
        started_on=date.fromisoformat(day),
        title=title,
        is_example=True,
    )


def _judge(
    cast: Cast,
    assessment: conformity.Assessment,
    editions: list[Edition],
    day: str,
    find: Finder,
) -> None:
    """The auditor judges what others answer for; the coordinator what the auditor answers for."""
    known = topics()
    asked = requirements_of([edition.pk for edition in editions], date.fromisoformat(day))
    codes = {code for rows in asked.values() for one in rows for code in one.topics}
    for actor, is_his in (("auditor", False), ("coordinator", True)):
        mine = [
            find(known[code])
            for code in sorted(codes, key=lambda code: known[code].order)
            if (known[code].owner_role == "internal_auditor") is is_his
        ]
        conformity.judge(actor=cast.at(actor, day, 14), assessment_id=assessment.pk, answers=mine)


def _in_april(topic: TopicLine) -> Answer:
    code = topic.code
    if code in LEFT_OUT:
        return Answer(code, Result.NOT_APPLICABLE, Progress.NOT_BEGUN, LEFT_OUT[code])
    if code in MAJOR_IN_APRIL:
        return Answer(code, Result.MAJOR, Progress.NOT_BEGUN, MAJOR_IN_APRIL[code])
    if code in FINE_IN_APRIL:
        return Answer(code, Result.CONFORMING, Progress.IN_PLACE, "Diperiksa pada dokumennya.")
    return Answer(code, Result.MINOR, Progress.UNDER_WAY, LACKING[topic.chapter])


def _in_october(topic: TopicLine) -> Answer:
    code = topic.code
    if code in OPEN_IN_OCTOBER:
        return Answer(code, Result.MINOR, Progress.UNDER_WAY, OPEN_IN_OCTOBER[code])
    if code in LEFT_OUT:
        return Answer(code, Result.NOT_APPLICABLE, Progress.NOT_BEGUN, LEFT_OUT[code])
    return Answer(code, Result.CONFORMING, Progress.IN_PLACE, "Diperiksa pada dokumennya.")


def _progress(result: Result) -> Progress:
    return Progress.IN_PLACE if result is Result.CONFORMING else Progress.UNDER_WAY


def _conclude(cast: Cast, assessment: conformity.Assessment, day: str, summary: str) -> None:
    conformity.conclude_assessment(
        actor=cast.at("auditor", day, 16),
        assessment_id=assessment.pk,
        concluded_on=date.fromisoformat(day),
        summary=summary,
    )
