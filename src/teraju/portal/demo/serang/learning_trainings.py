"""The trainings that the plans led to, one of them repeated with success."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teraju.modules.learning import api as learning
from teraju.modules.learning.api import Attendance, Effect
from teraju.portal.demo.cast import Cast

from .learning_plans import Lines
from .learning_posts import SHORT, Posts, judge_again
from .learning_steps import closed, held, judged, planned, raised
from .stage import Stage

X = Attendance.EXCUSED
EVERYBODY = (
    "inspector",
    "coordinator",
    "compliance",
    "auditor",
    "process",
    "second",
    "supervisor",
    "staff",
    "clerk",
)


def train(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """The trainings in the order of their days."""
    first_years(cast, stage, posts, lines)
    _interview(cast, stage, posts, lines)
    _last_year(cast, stage, posts, lines)


def first_years(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """2018 and 2019."""
    _of_2018(cast, stage, posts, lines)
    _of_2019(cast, stage, posts, lines)


def _of_2018(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    iso = planned(
        cast,
        stage,
        posts,
        lines,
        "iso",
        ["quality", "bribery"],
        EVERYBODY,
        "2018-08-06",
        hours="12",
        content="Latar belakang, pasal 4 sampai 10, dan kebijakan kedua sistem.",
    )
    held(cast, iso, "2018-08-28", "2018-08-29", scores=("52", "81.5"))
    judged(cast, iso, "2018-11-27", "Pegawai menjelaskan kebijakan saat audit internal pertama.")
    closed(cast, iso, "2018-11-28")
    internal = planned(
        cast,
        stage,
        posts,
        lines,
        "internal",
        ["internal_audit"],
        ("coordinator", "auditor"),
        "2018-08-20",
        hours="16",
        content="Menyusun rencana, daftar periksa, dan laporan audit internal.",
    )
    held(cast, internal, "2018-09-17", "2018-09-18", scores=("60", "88"))
    judged(cast, internal, "2018-12-17", "Audit internal pertama berjalan sesuai rencana.")
    raised(
        cast,
        internal,
        posts,
        "internal_audit",
        {"coordinator": 3, "auditor": 3},
        "2018-12-18",
        "Memimpin audit internal pertama; laporannya diterima.",
    )
    closed(cast, internal, "2018-12-19")
    learning.close_plan(
        actor=cast.at("coordinator", "2018-12-21", 15),
        plan_id=lines["2018"].pk,
        closing_note="Kedua pelatihan terlaksana dan efektif.",
    )


def _of_2019(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    _audit(cast, stage, posts, lines)
    _bribery(cast, stage, posts, lines, "bribery19", "2019-05-20", "2019-06-18", "2019-09-16")
    _documents(cast, stage, posts, lines)
    _partners(cast, stage, posts)
    learning.close_plan(
        actor=cast.at("coordinator", "2019-12-20", 15),
        plan_id=lines["2019"].pk,
        closing_note="Empat pelatihan terlaksana; wawancara pengawasan masuk rencana 2020.",
    )


def _audit(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """How to plan an audit by its risks, and how to write what was found."""
    risk = planned(
        cast,
        stage,
        posts,
        lines,
        "risk",
        ["risk_audit"],
        ("process", "second", "supervisor", "staff"),
        "2019-02-04",
        hours="24",
        content="Peta risiko, program kerja audit, dan pengambilan sampel.",
    )
    held(cast, risk, "2019-03-12", "2019-03-14", scores=("58.5", "84"), missing={"staff": X})
    judged(cast, risk, "2019-06-17", "Program kerja audit triwulan kedua disusun dari peta risiko.")
    closed(cast, risk, "2019-06-18")
    papers = planned(
        cast,
        stage,
        posts,
        lines,
        "papers",
        ["papers"],
        ("staff", "supervisor"),
        "2019-03-25",
        hours="8",
        content="Indeks, tick mark, dan penelaahan berjenjang.",
    )
    held(cast, papers, "2019-04-23", "2019-04-23")
    judged(
        cast,
        papers,
        "2019-07-22",
        "Kertas kerja berindeks, tetapi rujukan silang belum selalu ada.",
        Effect.PARTLY,
    )
    closed(cast, papers, "2019-07-23")


def _documents(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """The new way of documents, and everybody's level after the trainings of the year."""
    documents = planned(
        cast,
        stage,
        posts,
        lines,
        "documents",
        ["documents"],
        ("clerk",),
        "2019-07-22",
        hours="4",
        content="Perubahan prosedur pengendalian dokumen.",
    )
    held(cast, documents, "2019-08-06", "2019-08-06")
    judged(cast, documents, "2019-11-04", "Tidak ada lagi salinan kedaluwarsa di sekretariat.")
    raised(
        cast,
        documents,
        posts,
        "documents",
        {"clerk": 3},
        "2019-11-05",
        "Daftar induk dan penarikan salinan sudah tertib.",
    )
    closed(cast, documents, "2019-11-06")
    levels = dict(SHORT) | {
        ("quality", "internal_audit"): 3,
        ("internal", "internal_audit"): 3,
        ("first", "risk_audit"): 4,
        ("second", "risk_audit"): 4,
        ("auditor", "risk_audit"): 3,
        ("supervisor", "papers"): 2,
        ("clerk", "documents"): 3,
        ("compliance", "bribery_risk"): 3,
    }
    judge_again(cast, stage, posts, "2019-11-18", levels)


def _partners(cast: Cast, stage: Stage, posts: Posts) -> None:
    """Those who work for the Inspektorat are told what it does not accept."""
    partners = learning.plan_training(
        actor=cast.at("compliance", "2019-10-01", 9),
        agency=stage.inspectorate,
        title="Sosialisasi antipenyuapan bagi mitra pengawasan",
        content="Kebijakan, larangan pemberian, dan saluran pelaporan.",
        is_anti_bribery=True,
        is_awareness=True,
        for_partners=True,
        planned_from=date(2019, 11, 14),
        planned_until=date(2019, 11, 14),
        provider="FKAP",
        trainer_office="Ketua FKAP",
        place="Aula Inspektorat",
        hours=Decimal(3),
        competences=[posts.competences["bribery"]],
        people=[cast.people["compliance"]],
        is_example=True,
    )
    for name, organisation in (
        ("Tenaga ahli teknik", "Konsultan pengawas contoh"),
        ("Tenaga ahli keuangan", "Kantor akuntan contoh"),
        ("Penyedia jasa kebersihan", "Penyedia contoh"),
    ):
        learning.invite(
            actor=cast.at("compliance", "2019-10-07", 9),
            training_id=partners.pk,
            partner_name=name,
            partner_organisation=organisation,
        )
    held(cast, partners, "2019-11-14", "2019-11-14", by="compliance")
    judged(cast, partners, "2020-02-12", "Pernyataan antipenyuapan ditandatangani semua mitra.")
    closed(cast, partners, "2020-02-13", by="compliance")


def _interview(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """It did not work at first: lectures only. Repeated with practice, it did."""
    first = planned(
        cast,
        stage,
        posts,
        lines,
        "interview",
        ["interview"],
        ("supervisor", "staff", "second"),
        "2020-01-13",
        hours="8",
        content="Ceramah tentang jenis pertanyaan dan etika wawancara.",
    )
    held(cast, first, "2020-02-11", "2020-02-11", scores=("55", "61.25"), missing={"second": X})
    judged(
        cast,
        first,
        "2020-05-11",
        "Tiga berita acara wawancara masih memuat pertanyaan yang menggiring.",
        Effect.POOR,
    )
    again = learning.repeat_training(
        actor=cast.at("coordinator", "2020-05-12", 10),
        training_id=first.pk,
        planned_from=date(2020, 6, 2),
        planned_until=date(2020, 6, 3),
        changed="Praktik wawancara berpasangan dengan kasus nyata, bukan ceramah.",
    )
    closed(cast, first, "2020-05-12", hour=14)
    held(cast, again, "2020-06-02", "2020-06-03", scores=("61", "86.5"))
    judged(
        cast,
        again,
        "2020-09-02",
        "Berita acara Juli dan Agustus bersih dari pertanyaan itu.",
    )
    raised(
        cast,
        again,
        posts,
        "interview",
        {"supervisor": 3, "staff": 3},
        "2020-09-03",
        "Wawancara penugasan Agustus dinilai Inspektur Pembantu tanpa catatan.",
    )
    closed(cast, again, "2020-09-04")


def _last_year(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """2020: one waits for its judgement, two are still to come, one was put off."""
    _bribery(cast, stage, posts, lines, "bribery20", "2020-05-18", "2020-06-16", "2020-09-15")
    report = planned(
        cast,
        stage,
        posts,
        lines,
        "report",
        ["report"],
        ("supervisor", "staff"),
        "2020-06-08",
        hours="8",
        content="Kondisi, kriteria, sebab, akibat, rekomendasi; menulis ulang tiga temuan.",
    )
    held(cast, report, "2020-07-07", "2020-07-08", scores=("62.5", "79"))
    planned(
        cast,
        stage,
        posts,
        lines,
        "procurement",
        ["procurement"],
        ("clerk",),
        "2020-09-14",
        hours="16",
        content="Pembaruan sertifikat sebelum masa berlaku habis.",
    )
    induction = planned(
        cast,
        stage,
        posts,
        lines,
        "induction",
        ["law", "papers"],
        ("staff",),
        "2020-08-10",
        hours="6",
        content="Susunan pengawasan, kode etik, dan kertas kerja.",
    )
    learning.postpone_training(
        actor=cast.at("coordinator", "2020-09-03", 9),
        training_id=induction.pk,
        reason="Pembatasan kegiatan tatap muka; menunggu jadwal daring.",
    )
    _of_the_compliance_function(cast, stage, posts)


def _of_the_compliance_function(cast: Cast, stage: Stage, posts: Posts) -> None:
    """Still to come."""
    learning.plan_training(
        actor=cast.at("compliance", "2020-09-21", 9),
        agency=stage.inspectorate,
        title="Penilaian risiko penyuapan bagi FKAP",
        content="Menyusun ulang daftar risiko penyuapan dan pengendaliannya.",
        is_anti_bribery=True,
        planned_from=date(2020, 10, 27),
        planned_until=date(2020, 10, 28),
        provider="Komisi Pemberantasan Korupsi",
        trainer_office="Widyaiswara",
        is_online=True,
        hours=Decimal(8),
        competences=[posts.competences["bribery_risk"]],
        people=[cast.people["compliance"], cast.people["upg"]],
        is_example=True,
    )


def _bribery(
    cast: Cast,
    stage: Stage,
    posts: Posts,
    lines: Lines,
    key: str,
    asked_on: str,
    held_on: str,
    judged_on: str,
) -> None:
    training = planned(
        cast,
        stage,
        posts,
        lines,
        key,
        ["bribery", "integrity"],
        EVERYBODY,
        asked_on,
        by="compliance",
        hours="4",
        content="Kebijakan, gratifikasi, benturan kepentingan, saluran pelaporan.",
        is_anti_bribery=True,
        is_awareness=True,
    )
    held(cast, training, held_on, held_on, scores=("66", "90"), by="compliance")
    judged(cast, training, judged_on, "Laporan gratifikasi tepat waktu; uji petik dijawab benar.")
    closed(cast, training, judged_on, by="compliance", hour=16)
