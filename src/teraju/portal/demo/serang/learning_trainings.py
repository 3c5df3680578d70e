"""Training plans 2018 to 2020 and the trainings they led to, one of them repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from teraju.modules.learning import api as learning
from teraju.modules.learning.api import Attendance, Effect
from teraju.portal.demo.cast import Cast

from .learning_posts import SHORT, Posts, judge_again
from .stage import Stage

P, A, X = Attendance.PRESENT, Attendance.ABSENT, Attendance.EXCUSED
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
# By year when it was written, and its lines: key, topic, competence, for whom, day, by, cost, why.
PLANS: Mapping[int, tuple[str, Sequence[tuple[Any, ...]]]] = {
    2018: (
        "2018-07-16",
        (
            (
                "iso",
                "Pengenalan SNI ISO 9001 dan SNI ISO 37001",
                "quality",
                "Seluruh pegawai",
                "2018-08-28",
                "Badan Standardisasi Nasional",
                0,
                "plan",
            ),
            (
                "internal",
                "Audit internal sistem manajemen",
                "internal_audit",
                "Tim mutu dan auditor internal",
                "2018-09-17",
                "Lembaga pelatihan mutu",
                18_500_000,
                "plan",
            ),
        ),
    ),
    2019: (
        "2018-12-10",
        (
            (
                "risk",
                "Audit berbasis risiko",
                "risk_audit",
                "Auditor dan inspektur pembantu",
                "2019-03-12",
                "Pusdiklatwas BPKP",
                24_000_000,
                "plan",
            ),
            (
                "papers",
                "Kertas kerja pengawasan",
                "papers",
                "PPUPD dan auditor",
                "2019-04-23",
                "Inspektorat Provinsi",
                3_500_000,
                "plan",
            ),
            (
                "bribery19",
                "Penyegaran antipenyuapan",
                "bribery",
                "Seluruh pegawai",
                "2019-06-18",
                "FKAP",
                1_250_000,
                "plan",
            ),
            (
                "documents",
                "Pengendalian dokumen revisi ke-2",
                "documents",
                "Sekretariat",
                "2019-08-06",
                "Tim mutu",
                0,
                "new_revision",
            ),
        ),
    ),
    2020: (
        "2019-12-09",
        (
            (
                "interview",
                "Teknik wawancara pengawasan",
                "interview",
                "Auditor dan PPUPD",
                "2020-02-11",
                "Pusdiklatwas BPKP",
                16_000_000,
                "plan",
            ),
            (
                "bribery20",
                "Penyegaran antipenyuapan 2020",
                "bribery",
                "Seluruh pegawai",
                "2020-06-16",
                "FKAP",
                1_250_000,
                "plan",
            ),
            (
                "report",
                "Menulis laporan hasil pengawasan",
                "report",
                "Auditor dan PPUPD",
                "2020-07-07",
                "Inspektorat Provinsi",
                4_000_000,
                "plan",
            ),
            (
                "procurement",
                "Pembaruan sertifikat pengadaan",
                "procurement",
                "Subbagian umum",
                "2020-11-17",
                "LKPP",
                5_500_000,
                "plan",
            ),
            (
                "induction",
                "Pengenalan pengawasan bagi pegawai baru",
                "law",
                "Pegawai baru",
                "2020-09-08",
                "Inspektorat",
                0,
                "new_staff",
            ),
        ),
    ),
}
Lines = Mapping[str, Any]


def plan_years(cast: Cast, stage: Stage, posts: Posts) -> Lines:
    """Write, approve and, for the years that are over, later close the plans."""
    lines: dict[str, Any] = {}
    for year, (day, rows) in PLANS.items():
        actor = cast.at("coordinator", day, 10)
        plan = learning.write_plan(
            actor=actor,
            agency=stage.inspectorate,
            year=year,
            note="Kesenjangan pada matriks kompetensi dan kebutuhan unit kerja.",
            is_example=True,
        )
        for key, topic, competence, audience, on, provider, cost, source in rows:
            lines[key] = learning.add_line(
                actor=actor,
                plan_id=plan.pk,
                topic=topic,
                competence=posts.competences[competence],
                audience=audience,
                planned_on=date.fromisoformat(on),
                provider=provider,
                cost=Decimal(cost),
                source=source,
            )
        learning.send_plan(actor=actor, plan_id=plan.pk)
        approved = date.fromisoformat(day).replace(day=min(28, int(day[-2:]) + 4)).isoformat()
        learning.approve_plan(actor=cast.at("inspector", approved, 11), plan_id=plan.pk)
        lines[str(year)] = plan
    return lines


def train(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """The trainings in the order of their days."""
    first_years(cast, stage, posts, lines)
    _interview(cast, stage, posts, lines)
    _last_year(cast, stage, posts, lines)


def first_years(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """2018 and 2019."""
    iso = _plan(
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
    _hold(cast, iso, "2018-08-28", "2018-08-29", scores=("52", "81.5"))
    _judge(cast, iso, "2018-11-27", "Pegawai menjelaskan kebijakan saat audit internal pertama.")
    _close(cast, iso, "2018-11-28")
    internal = _plan(
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
    _hold(cast, internal, "2018-09-17", "2018-09-18", scores=("60", "88"))
    _judge(cast, internal, "2018-12-17", "Audit internal pertama berjalan sesuai rencana.")
    _raise(
        cast,
        internal,
        posts,
        "internal_audit",
        {"coordinator": 3, "auditor": 3},
        "2018-12-18",
        "Memimpin audit internal pertama; laporannya diterima.",
    )
    _close(cast, internal, "2018-12-19")
    learning.close_plan(
        actor=cast.at("coordinator", "2018-12-21", 15),
        plan_id=lines["2018"].pk,
        closing_note="Kedua pelatihan terlaksana dan efektif.",
    )
    _of_2019(cast, stage, posts, lines)


def _of_2019(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    risk = _plan(
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
    _hold(cast, risk, "2019-03-12", "2019-03-14", scores=("58.5", "84"), missing={"staff": X})
    _judge(cast, risk, "2019-06-17", "Program kerja audit triwulan kedua disusun dari peta risiko.")
    _close(cast, risk, "2019-06-18")
    papers = _plan(
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
    _hold(cast, papers, "2019-04-23", "2019-04-23")
    _judge(
        cast,
        papers,
        "2019-07-22",
        "Kertas kerja berindeks, tetapi rujukan silang belum selalu ada.",
        Effect.PARTLY,
    )
    _close(cast, papers, "2019-07-23")
    _bribery(cast, stage, posts, lines, "bribery19", "2019-05-20", "2019-06-18", "2019-09-16")
    documents = _plan(
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
    _hold(cast, documents, "2019-08-06", "2019-08-06")
    _judge(cast, documents, "2019-11-04", "Tidak ada lagi salinan kedaluwarsa di sekretariat.")
    _raise(
        cast,
        documents,
        posts,
        "documents",
        {"clerk": 3},
        "2019-11-05",
        "Daftar induk dan penarikan salinan sudah tertib.",
    )
    _close(cast, documents, "2019-11-06")
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
    _hold(cast, partners, "2019-11-14", "2019-11-14", by="compliance")
    _judge(cast, partners, "2020-02-12", "Pernyataan antipenyuapan ditandatangani semua mitra.")
    _close(cast, partners, "2020-02-13", by="compliance")
    learning.close_plan(
        actor=cast.at("coordinator", "2019-12-20", 15),
        plan_id=lines["2019"].pk,
        closing_note="Empat pelatihan terlaksana; wawancara pengawasan masuk rencana 2020.",
    )


def _interview(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """It did not work at first: lectures only. Repeated with practice, it did."""
    first = _plan(
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
    _hold(cast, first, "2020-02-11", "2020-02-11", scores=("55", "61.25"), missing={"second": X})
    _judge(
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
    _close(cast, first, "2020-05-12", hour=14)
    _hold(cast, again, "2020-06-02", "2020-06-03", scores=("61", "86.5"))
    _judge(
        cast,
        again,
        "2020-09-02",
        "Berita acara Juli dan Agustus bersih dari pertanyaan itu.",
    )
    _raise(
        cast,
        again,
        posts,
        "interview",
        {"supervisor": 3, "staff": 3},
        "2020-09-03",
        "Wawancara penugasan Agustus dinilai Inspektur Pembantu tanpa catatan.",
    )
    _close(cast, again, "2020-09-04")


def _last_year(cast: Cast, stage: Stage, posts: Posts, lines: Lines) -> None:
    """2020: one waits for its judgement, two are still to come, one was put off."""
    _bribery(cast, stage, posts, lines, "bribery20", "2020-05-18", "2020-06-16", "2020-09-15")
    report = _plan(
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
    _hold(cast, report, "2020-07-07", "2020-07-08", scores=("62.5", "79"))
    _plan(
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
    induction = _plan(
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
    planned: str,
    held: str,
    judged: str,
) -> None:
    training = _plan(
        cast,
        stage,
        posts,
        lines,
        key,
        ["bribery", "integrity"],
        EVERYBODY,
        planned,
        by="compliance",
        hours="4",
        content="Kebijakan, gratifikasi, benturan kepentingan, saluran pelaporan.",
        is_anti_bribery=True,
        is_awareness=True,
    )
    _hold(cast, training, held, held, scores=("66", "90"), by="compliance")
    _judge(cast, training, judged, "Laporan gratifikasi tepat waktu; uji petik dijawab benar.")
    _close(cast, training, judged, by="compliance", hour=16)


def _plan(
    cast: Cast,
    stage: Stage,
    posts: Posts,
    lines: Lines,
    key: str,
    competences: Sequence[str],
    people: Sequence[str],
    day: str,
    *,
    hours: str,
    content: str,
    by: str = "coordinator",
    **flags: bool,
) -> Any:
    """Plan a training on a day by its line of the plan."""
    line = lines[key]
    return learning.plan_training(
        actor=cast.at(by, day, 9),
        agency=stage.inspectorate,
        title=line.topic,
        content=content,
        planned_from=line.planned_on,
        planned_until=line.planned_on,
        provider=line.provider,
        trainer_office=line.provider,
        place="Aula Inspektorat",
        hours=Decimal(hours),
        line=line,
        competences=[posts.competences[one] for one in competences],
        people=[cast.people[one] for one in people],
        is_example=True,
        **flags,
    )


def _hold(
    cast: Cast,
    training: Any,
    first: str,
    last: str,
    *,
    scores: tuple[str, str] | None = None,
    missing: Mapping[str, Attendance] | None = None,
    by: str = "coordinator",
) -> None:
    away = {cast.people[key].pk: how for key, how in (missing or {}).items()}
    came = {}
    for row in training.participants.order_by("pk"):
        how = away.get(row.person_id, P)
        tested = scores if how is P else None
        came[row.pk] = learning.Came(
            how,
            note="Penugasan luar" if how is X else "",
            score_before=Decimal(tested[0]) if tested else None,
            score_after=Decimal(tested[1]) if tested else None,
        )
    learning.hold_training(
        actor=cast.at(by, last, 16),
        training_id=training.pk,
        held_from=date.fromisoformat(first),
        held_until=date.fromisoformat(last),
        came=came,
    )


def _judge(
    cast: Cast, training: Any, day: str, reason: str, effect: Effect = Effect.EFFECTIVE
) -> None:
    """By the head; of the head by the quality coordinator."""
    rows = [row for row in training.participants.order_by("pk") if row.came]
    head = cast.people["inspector"].pk
    for actor, own in (
        (cast.at("coordinator", day, 10), [row for row in rows if row.person_id == head]),
        (cast.at("inspector", day, 11), [row for row in rows if row.person_id != head]),
    ):
        if own:
            learning.evaluate(
                actor=actor,
                training_id=training.pk,
                participants=own,
                effect=effect,
                effect_reason=reason,
            )


def _raise(
    cast: Cast,
    training: Any,
    posts: Posts,
    key: str,
    levels: Mapping[str, int],
    day: str,
    basis: str,
) -> None:
    """The explicit act after a training that worked: a new level."""
    for who, level in levels.items():
        row = training.participants.get(person=cast.people[who])
        learning.assess_after(
            actor=cast.at("inspector", day, 10),
            participant_id=row.pk,
            competence=posts.competences[key],
            level=level,
            basis=basis,
        )


def _close(cast: Cast, training: Any, day: str, by: str = "coordinator", hour: int = 15) -> None:
    learning.close_training(actor=cast.at(by, day, hour), training_id=training.pk)
