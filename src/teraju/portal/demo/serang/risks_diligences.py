"""Due diligence of the Inspektorat on its partners above low risk, and their commitments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from teraju.modules.risks import api as risks
from teraju.portal.demo.cast import Cast

Partners = Mapping[str, risks.Partner]
SOURCE = "Dokumen perusahaan dan wawancara"
# What was not answered in the best way, with where it was found.
OTHERWISE: Mapping[tuple[str, str], Mapping[str, tuple[str, str]]] = {
    ("catering", "2018-10-08"): {"policy": ("no", "Wawancara pemilik")},
    ("consultant", "2019-02-04"): {
        "official": ("yes", "Akta: komisaris saudara pejabat DPMPTSP"),
        "policy": ("partly", "Pakta integritas, tanpa prosedur"),
    },
    ("agent", "2019-02-18"): {
        "registered": ("no", "Tidak ada pada sistem perizinan"),
        "payment": ("yes", "Surat penawaran meminta tunai"),
        "owners": ("partly", "Hanya nama panggilan"),
        "policy": ("no", "Wawancara"),
        "commitment": ("no", "Menolak menandatangani"),
    },
    ("catering", "2020-01-13"): {"policy": ("partly", "Pernyataan tertulis pemilik")},
}
# Partner, day of filling, about, outcome, its reason.
DILIGENCES: Sequence[tuple[str, str, str, str, str]] = (
    (
        "catering",
        "2018-10-08",
        "Jasa boga sebagai keseluruhan",
        "acceptable",
        "Usaha terdaftar, tanpa catatan buruk",
    ),
    (
        "system",
        "2018-10-08",
        "Aplikasi kertas kerja",
        "acceptable",
        "Usaha terdaftar, pengendalian memadai",
    ),
    (
        "consultant",
        "2019-02-04",
        "Pendampingan sistem manajemen",
        "conditions",
        "Hubungan keluarga dengan pejabat harus dijaga",
    ),
    (
        "agent",
        "2019-02-18",
        "Pengurusan izin",
        "not_acceptable",
        "Tidak terdaftar dan meminta pembayaran tunai",
    ),
    (
        "system",
        "2019-10-07",
        "Pemeliharaan aplikasi kertas kerja",
        "acceptable",
        "Tidak ada perubahan yang merugikan",
    ),
    (
        "catering",
        "2020-01-13",
        "Jasa boga 2020",
        "acceptable",
        "Tidak ada perubahan yang merugikan",
    ),
)
CONDITION = (
    "Pendamping yang bersaudara dengan pejabat tidak menangani perizinan",
    "Ketua FKAP",
    date(2019, 3, 29),
)


def look_into(cast: Cast, partners: Partners) -> None:
    """Questionnaires and decisions, commitments, and what partners do themselves."""
    for key, day, subject, outcome, reason in DILIGENCES:
        _decide(cast, partners[key], (key, day), subject, outcome, reason)
    _commit(cast, partners)
    _check_controls(cast, partners)
    _renew(cast, partners["system"])


def _decide(
    cast: Cast,
    partner: risks.Partner,
    when: tuple[str, str],
    subject: str,
    outcome: str,
    reason: str,
) -> None:
    """Filled in the morning by the process owner, decided by FKAP, approved by the head."""
    day = when[1]
    diligence = risks.begin_diligence(
        actor=cast.at("process", day, 8), partner_id=partner.pk, subject=subject
    )
    _answer(cast, diligence, day, OTHERWISE.get(when, {}))
    risks.send_diligence(actor=cast.at("process", day, 11), diligence_id=diligence.pk)
    conditions = [risks.Condition(*CONDITION)] if outcome == "conditions" else []
    diligence = risks.review_diligence(
        actor=cast.at("compliance", day, 13),
        diligence_id=diligence.pk,
        outcome=outcome,
        outcome_reason=reason,
        conditions=conditions,
    )
    risks.approve_diligence(actor=cast.at("inspector", day, 15), diligence_id=diligence.pk)
    for row in diligence.conditions.all():
        risks.meet_condition(
            actor=cast.at("compliance", "2019-03-20"),
            condition_id=row.pk,
            done_on=date(2019, 3, 20),
            done_note="Pernyataan tertulis diterima; pendamping diganti",
        )


def _answer(
    cast: Cast,
    diligence: risks.DueDiligence,
    day: str,
    otherwise: Mapping[str, tuple[str, str]],
) -> None:
    actor = cast.at("process", day, 10)
    best = {one.code: one.best for one in risks.questions_of(diligence)}
    for row in diligence.answers.order_by("pk"):
        answer, source = otherwise.get(row.question, (best[row.question], SOURCE))
        risks.answer_question(actor=actor, answer_id=row.pk, answer=answer, source=source)


def _commit(cast: Cast, partners: Partners) -> None:
    for key, day, signatory in (
        ("catering", "2018-10-15", "Pemilik"),
        ("system", "2018-10-15", "Direktur"),
        ("consultant", "2019-02-11", "Direktur"),
        ("catering", "2020-10-05", "Pemilik"),
        ("system", "2020-10-05", "Direktur"),
    ):
        risks.record_commitment(
            actor=cast.at("compliance", day),
            partner_id=partners[key].pk,
            scope="Semua pekerjaan bagi Inspektorat",
            signed_on=date.fromisoformat(day),
            signatory=signatory,
        )
    risks.excuse_commitment(
        actor=cast.at("compliance", "2018-10-15"),
        partner_id=partners["body"].pk,
        scope="Sertifikasi",
        signed_on=date(2018, 10, 15),
        reason="Lembaga terakreditasi terikat pada aturan ketidakberpihakannya sendiri",
        managed_by="Biaya menurut tarif, dibayar lewat bendahara",
    )


def _check_controls(cast: Cast, partners: Partners) -> None:
    for key, day, controls, basis, asked in (
        ("system", "2019-10-08", "in_place", "Kebijakan antisuap dan prosedur pengadaan", ""),
        (
            "catering",
            "2020-01-14",
            "partly",
            "Pernyataan pemilik",
            "Aturan tertulis tentang hadiah",
        ),
        ("consultant", "2019-10-08", "partly", "Pakta integritas", "Prosedur pelaporan benturan"),
    ):
        risks.check_controls(
            actor=cast.at("compliance", day),
            partner_id=partners[key].pk,
            controls=controls,
            basis=basis,
            asked=asked,
            asked_by=date(2020, 11, 30) if asked else None,
        )


def _renew(cast: Cast, partner: risks.Partner) -> None:
    """The renewal of this month is under way: it waits for the function."""
    day = "2020-10-06"
    diligence = risks.begin_diligence(
        actor=cast.at("process", day), partner_id=partner.pk, subject="Pembaruan 2020"
    )
    _answer(cast, diligence, day, {})
    risks.send_diligence(actor=cast.at("process", day, 11), diligence_id=diligence.pk)
