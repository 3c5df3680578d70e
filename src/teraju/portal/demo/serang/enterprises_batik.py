"""Batik Kaserangan from the visit of BSN and the dinas to the eve of the body's audit.

That they visited, talked with the owner and looked at the production is known; days, findings,
results and numbers are examples. Whether a certificate was granted is not known: there is none.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import Step, models
from teraju.portal.demo.coached import Office

from .enterprises_texts import ANSWERS, FIRST_LOOK, LATER_LOOK, WEAK

PROMISES = {
    "agency": ["Mendampingi setiap bulan", "Mengusulkan biaya uji produk dan sertifikat"],
    "enterprise": ["Mencatat setiap pembuatan", "Menunjuk penjaga mutu", "Mendaftarkan merek"],
    "bsn": ["Menjelaskan SNI 8302:2016 dan cara sertifikasinya"],
}
PAPERS = ("nib", "brand", "manual", "test_report", "flow", "label")
FASTNESS = {
    "Ketahanan luntur warna terhadap pencucian": "4,5",
    "Ketahanan luntur warna terhadap gosokan": "4",
    "Ketahanan luntur warna terhadap keringat": "4",
}


def coach_batik(office: Office, coaching: models.Coaching) -> None:
    """Every step in its order, each by who takes it."""
    _visit_first(office, coaching)
    office.know_gaps(
        "2019-04-09",
        coaching,
        WEAK,
        "Teknik tulis jelas dan terjaga; yang perlu ditata adalah catatan, label, dan merek.",
        days=180,
    )
    office.agree("2019-04-23", coaching, PROMISES)
    enterprises.coaching_agreements.issue_agreement(
        actor=office.cast.at(office.head, "2019-04-24"), coaching_id=coaching.pk
    )
    office.prepare("2019-05-06", coaching)
    _write_papers(office, coaching)
    _visit_later(office, coaching)
    _keep_promises(office, coaching)
    office.finish(
        coaching,
        {
            "P1": ("2019-05-13", "SNI dibaca bersama pembina dan BSN."),
            "S2": ("2019-07-09", "Prosedur kerja ditulis dan ditandatangani pemilik."),
            "S4": ("2019-08-14", "Setiap kain diberi nomor dan kartu."),
            "P5": ("2019-09-10", "Label baru memuat nama, pembuat, dan teknik tulis."),
            "S11": ("2019-10-08", "Bak pengendap air celup dibuat."),
            "L2": ("2019-11-12", "Merek didaftarkan (contoh)."),
        },
    )
    office.audit_inside(
        ("2019-11-04", "2019-11-19", "2019-12-10"),
        coaching,
        {"Dua kartu kain belum memuat tanggal pewarnaan.": "Kartu dilengkapi, kolom ditambah."},
        "Pemilik memutuskan meja periksa dipisahkan dari meja malam.",
    )
    office.test(
        ("2020-01-21", "2020-03-10"),
        coaching,
        "Tiga lembar kain dari satu pembuatan",
        "UJI-CONTOH-1",
        FASTNESS,
    )
    office.figures(
        "2020-03-10", coaching.product, 2019, 510_000_000, 10, "Serang, Cilegon, Jakarta"
    )
    _spend(office, coaching)
    _apply(office, coaching)


def _visit_first(office: Office, coaching: models.Coaching) -> None:
    visit = office.plan_visit(
        "2019-04-01",
        "2019-04-09",
        coaching,
        "Berbincang dengan pemilik dan melihat proses produksi",
        "Badan Standardisasi Nasional (BSN)",
    )
    office.hold_visit(
        "2019-04-09",
        visit,
        FIRST_LOOK,
        "Pemilik menjelaskan motif dan langkah kerja, lalu menunjukkan ruang produksi.",
        [
            Step("Membaca SNI 8302:2016 bersama pembina", "coach", date(2019, 5, 13)),
            Step("Memberi nomor pada setiap kain", "owner", date(2019, 8, 14)),
        ],
    )


def _visit_later(office: Office, coaching: models.Coaching) -> None:
    visit = office.plan_visit(
        "2019-08-05", "2019-08-14", coaching, "Melihat kartu kain dan rancangan label"
    )
    office.hold_visit(
        "2019-08-14",
        visit,
        LATER_LOOK,
        "Kartu kain dipakai; rancangan label perlu diperbaiki.",
        [
            Step("Memperbaiki rancangan label", "owner", date(2019, 9, 10)),
            # Late on the day that is shown, as the question of October asks.
            Step("Mencetak label baru sebelum audit", "owner", date(2020, 9, 30)),
        ],
    )


def _keep_promises(office: Office, coaching: models.Coaching) -> None:
    """What was agreed on at the visits was done on its day, but for the last."""
    for visit in coaching.visits.order_by("held_on"):
        for step in visit.steps.filter(due_on__year=2019).order_by("ordinal"):
            enterprises.visits.finish_step(
                actor=office.cast.at(office.coach, str(step.due_on)),
                visit_id=visit.pk,
                step_id=step.pk,
            )


def _write_papers(office: Office, coaching: models.Coaching) -> None:
    """The papers of the firm, made of what the owner answered."""
    papers = enterprises.offer_papers.begin_papers(
        actor=office.cast.at(office.coach, "2019-06-11"),
        enterprise_id=coaching.product.enterprise_id,
        family="craft",
        answers=ANSWERS,
        is_example=True,
    )
    enterprises.offer_papers.confirm_papers(
        actor=office.cast.at(office.coach, "2019-07-09"),
        papers_id=papers.pk,
        confirmed_on=date(2019, 7, 9),
    )


def _spend(office: Office, coaching: models.Coaching) -> None:
    for year, kind, payer, amount in (
        (2019, "guidance", "region", 6_000_000),
        (2019, "legal", "enterprise", 500_000),
        (2020, "test", "state", 1_750_000),
    ):
        enterprises.coaching_costs.enter_cost(
            actor=office.cast.at(office.coach, "2020-03-16"),
            coaching_id=coaching.pk,
            year=year,
            kind=kind,
            payer=payer,
            amount=Decimal(amount),
            note="Data contoh",
        )


def _apply(office: Office, coaching: models.Coaching) -> None:
    """The application is with the body, which comes on 27 October; the coach goes there before."""
    application = office.apply(
        ("2020-07-14", "2020-08-11"), coaching, PAPERS, "PERMOHONAN-CONTOH-1"
    )
    enterprises.firm_audits.plan_body_audit(
        actor=office.cast.at(office.coach, "2020-09-22"),
        application_id=application.pk,
        planned_on=date(2020, 10, 27),
        auditors="LSPro contoh",
        scope="Batik tulis: proses produksi dan pengambilan contoh",
    )
    office.plan_visit(
        "2020-10-05",
        "2020-10-21",
        coaching,
        "Bersama pemilik menyiapkan audit lembaga sertifikasi",
    )
    enterprises.visit_owners.ask_owner(
        actor=office.cast.at(office.coach, "2020-10-12"),
        enterprise=coaching.product.enterprise,
        text="Apakah label terbaru sudah dicetak? Mohon kirim fotonya sebelum 21 Oktober.",
        is_example=True,
    )
