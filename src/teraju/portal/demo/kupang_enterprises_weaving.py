"""The weaver's whole way: a failed test, a certificate, the SNI mark, and the first surveillance.

All of it is an example. The number of an SNI for woven cloth was not found: it is made up.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from teraju.modules.enterprises import api as enterprises
from teraju.modules.enterprises.api import models

from .coached import LIMITS, Office
from .example_papers import certificate_file

PROMISES = {
    "agency": ["Mendampingi setiap bulan", "Membiayai uji produk"],
    "enterprise": ["Mencatat setiap pembuatan", "Menerima kunjungan usaha lain"],
}
STANDARD = "SNI 0000:2016 (nomor contoh)"
NUMBER = "SERTIFIKAT-CONTOH-1"
PAPERS = ("nib", "brand", "manual", "test_report", "flow", "label")
WASHING, RUBBING = (
    "Ketahanan luntur warna terhadap pencucian",
    "Ketahanan luntur warna terhadap gosokan",
)
SEEN = {
    "material_source": "yes",
    "material_check": "partly",
    "process_steps": "yes",
    "process_measure": "partly",
    "process_check": "yes",
    "hygiene_place": "yes",
    "label_content": "yes",
    "label_marks": "yes",
    "label_code": "yes",
    "records_production": "yes",
    "papers_nib": "yes",
    "papers_brand": "yes",
}


def certify_weaving(office: Office, coaching: models.Coaching) -> None:
    """From what was missing to the mark, and a year on."""
    office.figures("2018-06-04", coaching.product, 2017, 240_000_000, 9, "Kota Kupang")
    office.know_gaps(
        "2018-06-04",
        coaching,
        {
            "P7": ("partly", "Warna alam luntur saat digosok."),
            "S4": ("not", "Kain belum bernomor."),
            "L2": ("partly", "Merek sedang didaftarkan."),
        },
        "Tenunan rapi; warna dan penelusuran perlu dibenahi.",
    )
    office.agree("2018-07-09", coaching, PROMISES)
    office.prepare("2018-08-06", coaching)
    office.finish(
        coaching,
        {
            "S4": ("2018-10-08", "Setiap kain bernomor."),
            "L2": ("2018-11-12", "Bukti pendaftaran merek ada."),
            "P7": ("2019-03-04", "Fiksasi warna diubah."),
        },
    )
    office.audit_inside(
        ("2018-11-05", "2018-11-20", "2018-12-04"),
        coaching,
        {"Takaran fiksasi tidak selalu ditulis.": "Lembar takaran ditempel di tempat celup."},
        "Pemilik menunjuk penjaga mutu.",
    )
    _test_twice(office, coaching)
    certificate = _grant(office, coaching)
    _watch(office, certificate)
    office.figures(
        "2020-02-04", coaching.product, 2019, 390_000_000, 14, "Kupang, Denpasar, Jakarta"
    )


def _test_twice(office: Office, coaching: models.Coaching) -> None:
    """The first sample does not hold when rubbed; the second one does."""
    first = office.test(
        ("2018-12-11", "2019-01-22"),
        coaching,
        "Dua lembar kain tenun ikat",
        "UJI-CONTOH-11",
        {WASHING: "4", RUBBING: "3"},
    )
    tests, actor = enterprises.product_tests, office.cast.at(office.coach, "2019-04-09")
    again = tests.plan_retest(
        actor=office.cast.at(office.coach, "2019-03-05"),
        test_id=first.pk,
        laboratory=first.laboratory,
        accreditation=first.accreditation,
        sample="Dua lembar kain dengan fiksasi baru",
        sampled_on=date(2019, 3, 5),
        limits_source=LIMITS,
    )
    for line in again.lines.order_by("pk"):
        tests.change_line(actor=actor, test_id=again.pk, line_id=line.pk, result="4")
    tests.report_test(
        actor=actor, test_id=again.pk, report_number="UJI-CONTOH-12", reported_on=actor.today
    )


def _grant(office: Office, coaching: models.Coaching) -> models.ProductCertificate:
    application = office.apply(
        ("2019-04-16", "2019-04-23"), coaching, PAPERS, "PERMOHONAN-CONTOH-11"
    )
    audits = enterprises.firm_audits
    audit = audits.plan_body_audit(
        actor=office.cast.at(office.coach, "2019-05-06"),
        application_id=application.pk,
        planned_on=date(2019, 6, 11),
        auditors="LSPro contoh",
        scope="Kain tenun ikat",
    )
    _pass(office, audit, "2019-06-11", "2019-06-25", "Contoh kain diambil dari ruang simpan.")
    certificate = enterprises.product_certificates.grant_certificate(
        actor=office.cast.at(office.coach, "2019-07-16"),
        application_id=application.pk,
        number=NUMBER,
        body="LSPro contoh",
        scheme="5",
        standard=STANDARD,
        scope="Kain tenun ikat",
        valid_from=date(2019, 7, 15),
        file=certificate_file(
            office.cast.at(office.coach, "2019-07-16").now,
            "LSPro contoh",
            NUMBER,
            [
                ("Usaha", str(coaching.product.enterprise)),
                ("Produk", "Kain tenun ikat"),
                ("Standar", STANDARD),
                ("Berlaku", "15 Juli 2019 sampai 15 Juli 2023, dengan surveilans setiap tahun"),
            ],
        ),
    )
    enterprises.product_certificates.approve_mark(
        actor=office.cast.at(office.coach, "2019-08-13"),
        certificate_id=certificate.pk,
        mark_number="SPPT-CONTOH-1",
        marked_on=date(2019, 8, 12),
    )
    enterprises.coaching_costs.enter_cost(
        actor=office.cast.at(office.coach, "2019-08-13"),
        coaching_id=coaching.pk,
        year=2019,
        kind="certificate",
        payer="state",
        amount=Decimal(10_000_000),
        note="Data contoh",
    )
    return certificate


def _watch(office: Office, certificate: models.ProductCertificate) -> None:
    """The body's first yearly look; the coach was there a month before."""
    visit = office.plan_visit(
        "2020-06-02", "2020-06-16", certificate.coaching, "Menyiapkan surveilan pertama"
    )
    office.hold_visit("2020-06-16", visit, SEEN, "Catatan setahun lengkap.")
    audit = certificate.surveillances.order_by("due_on", "pk")[0]
    _pass(office, audit, "2020-07-14", "2020-07-28", "")


def _pass(
    office: Office, audit: models.FirmAudit, held: str, concluded: str, sampling: str
) -> None:
    """An audit of the body that is held and passed."""
    enterprises.firm_audits.hold_audit(
        actor=office.cast.at(office.coach, held, 16),
        audit_id=audit.pk,
        held_on=date.fromisoformat(held),
        auditors="LSPro contoh",
        sampling=sampling,
    )
    enterprises.firm_audits.conclude_audit(
        actor=office.cast.at(office.coach, concluded),
        audit_id=audit.pk,
        concluded_on=date.fromisoformat(concluded),
        outcome="passed",
        conclusion="Sistem dan produk memenuhi persyaratan (contoh).",
    )
