"""Posts of the Inspektorat, the competences they need, and what their holders have shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from teraju.modules.learning import api as learning
from teraju.portal.demo.cast import Cast

from .stage import Stage

# Key of the post, its name, its unit, the post it reports to, exposed, why, its holder.
POSTS = (
    (
        "inspector",
        "Inspektur",
        "",
        "",
        True,
        "Menetapkan program pengawasan dan menandatangani laporan hasil.",
        "inspector",
    ),
    (
        "first",
        "Inspektur Pembantu I",
        "Wilayah I",
        "inspector",
        True,
        "Memimpin penugasan pengawasan dan menelaah temuan.",
        "process",
    ),
    (
        "second",
        "Inspektur Pembantu II",
        "Wilayah II",
        "inspector",
        True,
        "Memimpin penugasan pengawasan dan menelaah temuan.",
        "second",
    ),
    (
        "auditor",
        "Auditor Ahli Muda",
        "Kelompok jabatan fungsional",
        "first",
        True,
        "Bertemu langsung dengan pihak yang diawasi.",
        "supervisor",
    ),
    (
        "supervisor",
        "Pengawas Penyelenggaraan Urusan Pemerintahan (PPUPD)",
        "Kelompok jabatan fungsional",
        "second",
        True,
        "Bertemu langsung dengan pihak yang diawasi.",
        "staff",
    ),
    (
        "clerk",
        "Kepala Subbagian Umum dan Kepegawaian",
        "Sekretariat",
        "inspector",
        True,
        "Mengurus pengadaan dan kepegawaian.",
        "clerk",
    ),
    (
        "quality",
        "Ketua Tim Mutu",
        "Tim mutu",
        "inspector",
        False,
        "Tidak memutuskan temuan dan tidak memegang uang.",
        "coordinator",
    ),
    (
        "compliance",
        "Ketua Fungsi Kepatuhan Anti Penyuapan (FKAP)",
        "FKAP",
        "inspector",
        False,
        "Mengawasi penerapan, tidak memutuskan pelayanan.",
        "compliance",
    ),
    (
        "internal",
        "Auditor Internal Sistem Manajemen",
        "Tim mutu",
        "inspector",
        False,
        "Memeriksa sistem manajemen, bukan pihak luar.",
        "auditor",
    ),
)

# Key, name, kind, months of a certificate, how it shows.
COMPETENCES = (
    (
        "risk_audit",
        "Audit berbasis risiko",
        "skill",
        None,
        "Menyusun program kerja audit dari peta risiko dan menarik simpulan dari bukti.",
    ),
    (
        "papers",
        "Penyusunan kertas kerja pengawasan",
        "skill",
        None,
        "Kertas kerja lengkap, berindeks, dan dapat ditelusuri ke temuan.",
    ),
    (
        "report",
        "Penulisan laporan hasil pengawasan",
        "skill",
        None,
        "Laporan memuat kondisi, kriteria, sebab, akibat, dan rekomendasi.",
    ),
    (
        "interview",
        "Teknik wawancara pengawasan",
        "skill",
        None,
        "Menyiapkan pertanyaan dan mencatat jawaban tanpa menggiring.",
    ),
    (
        "finance",
        "Pengelolaan keuangan daerah",
        "knowledge",
        None,
        "Menjelaskan siklus anggaran dan menemukan penyimpangannya.",
    ),
    (
        "law",
        "Peraturan pemerintahan daerah",
        "knowledge",
        None,
        "Menunjuk peraturan yang berlaku untuk satu kasus.",
    ),
    (
        "quality",
        "SNI ISO 9001:2015",
        "knowledge",
        None,
        "Menjelaskan persyaratan yang mengenai pekerjaannya.",
    ),
    (
        "bribery",
        "SNI ISO 37001:2016",
        "knowledge",
        None,
        "Menjelaskan kebijakan antipenyuapan dan cara melapor.",
    ),
    (
        "bribery_risk",
        "Penilaian risiko penyuapan",
        "skill",
        None,
        "Menyusun daftar risiko penyuapan dan pengendaliannya.",
    ),
    (
        "internal_audit",
        "Audit internal sistem manajemen",
        "skill",
        None,
        "Merencanakan dan melaksanakan audit internal.",
    ),
    (
        "documents",
        "Pengendalian dokumen",
        "skill",
        None,
        "Menerbitkan revisi dan menarik yang kedaluwarsa.",
    ),
    (
        "integrity",
        "Integritas dan kode etik pengawasan",
        "attitude",
        None,
        "Menolak pemberian dan melaporkannya.",
    ),
    (
        "leading",
        "Kepemimpinan tim pengawasan",
        "attitude",
        None,
        "Membagi tugas, menelaah hasil, dan memberi umpan balik.",
    ),
    (
        "procurement",
        "Sertifikat pengadaan barang dan jasa",
        "certificate",
        24,
        "Sertifikat kompetensi pengadaan yang masih berlaku.",
    ),
    (
        "auditor",
        "Sertifikat jabatan fungsional auditor",
        "certificate",
        60,
        "Sertifikat jabatan fungsional yang masih berlaku.",
    ),
)

NEEDS: Mapping[str, Mapping[str, int]] = {
    "inspector": {"leading": 4, "law": 4, "quality": 2, "bribery": 3, "integrity": 4},
    "first": {
        "risk_audit": 4,
        "report": 4,
        "leading": 3,
        "finance": 3,
        "bribery": 3,
        "integrity": 4,
        "quality": 2,
    },
    "second": {
        "risk_audit": 4,
        "report": 4,
        "leading": 3,
        "law": 3,
        "bribery": 3,
        "integrity": 4,
        "quality": 2,
    },
    "auditor": {
        "risk_audit": 3,
        "papers": 3,
        "report": 3,
        "interview": 3,
        "finance": 3,
        "auditor": 1,
        "bribery": 2,
        "integrity": 4,
    },
    "supervisor": {
        "risk_audit": 2,
        "papers": 3,
        "report": 3,
        "interview": 3,
        "law": 3,
        "bribery": 2,
        "integrity": 4,
    },
    "clerk": {"procurement": 1, "documents": 3, "bribery": 2, "integrity": 3, "quality": 2},
    "quality": {"quality": 4, "documents": 4, "internal_audit": 3, "bribery": 2},
    "compliance": {"bribery": 4, "bribery_risk": 4, "integrity": 4, "quality": 2},
    "internal": {"internal_audit": 3, "quality": 3, "bribery": 3},
}
# What falls short of the need when it is first judged: the plans and trainings answer it.
SHORT: Mapping[tuple[str, str], int] = {
    ("first", "risk_audit"): 3,
    ("auditor", "risk_audit"): 2,
    ("auditor", "report"): 2,
    ("auditor", "interview"): 2,
    ("supervisor", "papers"): 2,
    ("supervisor", "interview"): 1,
    ("supervisor", "report"): 2,
    ("second", "risk_audit"): 3,
    ("quality", "internal_audit"): 2,
    ("internal", "internal_audit"): 2,
    ("compliance", "bribery_risk"): 2,
    ("clerk", "documents"): 2,
}


@dataclass(frozen=True)
class Posts:
    """The posts and competences of the story by their keys, and who holds which post."""

    posts: Mapping[str, learning.Position]
    competences: Mapping[str, learning.Competence]
    holders: Mapping[str, str]

    def holder(self, cast: Cast, post: str) -> object:
        return cast.people[self.holders[post]]


def set_posts(cast: Cast, stage: Stage) -> Posts:
    """Enter the posts, the catalogue, the holders and the needs."""
    agency = stage.inspectorate
    actor = cast.at("coordinator", "2018-07-02", 9)
    competences = {
        key: learning.add_competence(
            actor=actor,
            government=cast.government,
            agency=agency,
            name=name,
            kind=kind,
            validity_months=months,
            description=text,
            is_example=True,
        )
        for key, name, kind, months, text in COMPETENCES
    }
    posts: dict[str, learning.Position] = {}
    for key, name, unit, superior, exposed, reason, holder in POSTS:
        posts[key] = learning.add_position(
            actor=actor,
            agency=agency,
            name=name,
            unit=unit,
            superior=posts.get(superior),
            is_exposed=exposed,
            exposure_reason=reason,
            is_example=True,
        )
        learning.fill_position(
            actor=actor,
            position_id=posts[key].pk,
            person=cast.people[holder],
            since=date(2018, 1, 2),
        )
    later = cast.at("coordinator", "2018-07-09", 9)
    for post, needs in NEEDS.items():
        for competence, level in needs.items():
            learning.set_need(
                actor=later,
                position_id=posts[post].pk,
                competence=competences[competence],
                level=level,
            )
    return Posts(posts, competences, {key: holder for key, *_rest, holder in POSTS})


def judge(cast: Cast, stage: Stage, posts: Posts, day: str) -> None:
    """The first judgement of everybody: by the head, of the head by the secretary's office."""
    basis = "Telaah hasil kerja tahun berjalan bersama yang bersangkutan."
    for post, needs in NEEDS.items():
        for key, need in needs.items():
            record(cast, stage, posts, post, key, SHORT.get((post, key), need), day, basis)


def record(
    cast: Cast, stage: Stage, posts: Posts, post: str, key: str, level: int, day: str, basis: str
) -> None:
    """One assessment by the superior; the head is judged by the quality coordinator."""
    who = posts.holders[post]
    actor = cast.at("coordinator" if who == "inspector" else "inspector", day, 14)
    learning.assess(
        actor=actor,
        agency=stage.inspectorate,
        person=cast.people[who],
        competence=posts.competences[key],
        level=level,
        basis=basis,
        is_example=True,
    )


def judge_again(
    cast: Cast, stage: Stage, posts: Posts, day: str, levels: Mapping[tuple[str, str], int]
) -> None:
    """The yearly look: what was shown stands, or has grown, each with its ground."""
    for post, needs in NEEDS.items():
        for key, need in needs.items():
            if key in ("procurement", "auditor"):
                continue
            level = levels.get((post, key), need)
            text = "Telaah tahunan: kertas kerja, laporan, dan umpan balik atasan."
            record(cast, stage, posts, post, key, level, day, text)
