"""The partners of the Inspektorat, and how it looked into them: invented and marked as example."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from teraju.modules.risks import api as risks
from teraju.portal.demo.cast import Cast

from .risks_controls import look_through_controls
from .risks_diligences import look_into
from .stage import Stage

Partners = Mapping[str, risks.Partner]

# Key: name, kind, what it does, since, level of bribery risk and its reason, day of judgement.
PARTNERS: Mapping[str, tuple[str, str, str, str, str, str]] = {
    "catering": (
        "CV Dapur Pandeglang (contoh)",
        "provider",
        "Konsumsi rapat dan pelatihan (jasa boga)",
        "2018-04-02",
        "above_low",
        "Sering dibeli tanpa tender dan dipilih oleh satu orang",
    ),
    "system": (
        "PT Aksara Data Banten (contoh)",
        "provider",
        "Aplikasi kertas kerja dan pemeliharaannya",
        "2018-05-07",
        "above_low",
        "Nilai terbesar dalam setahun; memegang data pengawasan",
    ),
    "consultant": (
        "CV Bina Mutu Krakatau (contoh)",
        "associate",
        "Pendampingan sistem manajemen",
        "2018-06-04",
        "above_low",
        "Bertemu lembaga sertifikasi atas nama Inspektorat",
    ),
    "body": (
        "Lembaga sertifikasi (contoh)",
        "provider",
        "Sertifikasi SNI ISO 9001 dan SNI ISO 37001",
        "2018-09-03",
        "low",
        "Terakreditasi; biaya menurut tarif yang diumumkan",
    ),
    "venue": (
        "Hotel Anyer Permai (contoh)",
        "provider",
        "Sewa ruang pelatihan",
        "2018-07-02",
        "low",
        "Jarang dipakai; tarif resmi pemerintah daerah",
    ),
    "stationery": (
        "Toko Tulis Ciruas (contoh)",
        "provider",
        "Alat tulis kantor",
        "2018-03-19",
        "low",
        "Nilai kecil; dibeli lewat katalog",
    ),
    "agent": (
        "CV Jalan Cepat (contoh)",
        "agent",
        "Pengurusan izin kendaraan dinas",
        "2019-02-11",
        "above_low",
        "Berhubungan dengan pejabat atas nama Inspektorat",
    ),
}
JUDGED = "2018-10-01"
# Partner: day, period, marks for quality, time, service, price, papers; what it rests on; limits.
EVALUATIONS: tuple[tuple[str, str, str, str, tuple[int, ...], str, str], ...] = (
    (
        "catering",
        "2018-12-03",
        "2018-04-02",
        "2018-11-30",
        (3, 2, 3, 3, 2),
        "Catatan penerimaan",
        "Pengiriman paling lambat 30 menit sebelum acara",
    ),
    (
        "system",
        "2018-12-03",
        "2018-05-07",
        "2018-11-30",
        (3, 3, 4, 3, 3),
        "Laporan gangguan dan tanggapannya",
        "",
    ),
    (
        "venue",
        "2018-12-03",
        "2018-07-02",
        "2018-11-30",
        (4, 4, 3, 3, 4),
        "Penilaian peserta pelatihan",
        "",
    ),
    (
        "body",
        "2019-02-04",
        "2018-09-03",
        "2019-01-31",
        (4, 3, 4, 3, 4),
        "Jadwal audit dan laporannya",
        "",
    ),
    (
        "stationery",
        "2018-12-03",
        "2018-03-19",
        "2018-11-30",
        (3, 2, 2, 3, 2),
        "Barang tidak sesuai pesanan",
        "Mengganti barang yang salah dalam tiga hari",
    ),
    (
        "catering",
        "2019-12-02",
        "2018-12-01",
        "2019-11-30",
        (3, 4, 3, 3, 3),
        "Catatan penerimaan",
        "",
    ),
    (
        "system",
        "2019-12-02",
        "2018-12-01",
        "2019-11-30",
        (4, 3, 4, 3, 3),
        "Laporan gangguan dan tanggapannya",
        "",
    ),
    (
        "venue",
        "2019-12-02",
        "2018-12-01",
        "2019-11-30",
        (4, 4, 4, 3, 4),
        "Penilaian peserta pelatihan",
        "",
    ),
    (
        "body",
        "2020-01-20",
        "2019-02-01",
        "2019-12-31",
        (4, 4, 4, 3, 4),
        "Jadwal audit dan laporannya",
        "",
    ),
    (
        "stationery",
        "2019-12-02",
        "2018-12-01",
        "2019-11-30",
        (1, 2, 2, 3, 2),
        "Keluhan berulang",
        "",
    ),
    (
        "consultant",
        "2020-02-03",
        "2019-02-01",
        "2020-01-31",
        (3, 3, 4, 3, 3),
        "Keluaran pendampingan",
        "",
    ),
)
CRITERIA = ("quality", "time", "service", "price", "papers")


def keep_partners(cast: Cast, stage: Stage) -> Partners:
    """Partners from the first list to the present year, each step by who does it."""
    partners = _enter(cast, stage)
    look_into(cast, partners)
    _evaluate(cast, partners)
    _engage(cast, partners)
    _part(cast, partners)
    look_through_controls(cast, stage)
    return partners


def _enter(cast: Cast, stage: Stage) -> dict[str, risks.Partner]:
    """The list of September 2018; whoever came later is entered when the work begins."""
    found = {}
    for key, (name, kind, supplies, since, level, reason) in PARTNERS.items():
        entered = max("2018-09-10", since)
        partner = risks.add_partner(
            actor=cast.at("coordinator", entered),
            agency=stage.inspectorate,
            name=name,
            kind=kind,
            supplies=supplies,
            affects_service=key != "agent",
            begun_on=date.fromisoformat(since),
            is_example=True,
        )
        found[key] = risks.judge_level(
            actor=cast.at("compliance", max(JUDGED, since), 11),
            partner_id=partner.pk,
            bribery_level=level,
            level_reason=reason,
        )
    return found


def _evaluate(cast: Cast, partners: Partners) -> None:
    for key, day, since, until, marks, reason, conditions in EVALUATIONS:
        risks.evaluate_provider(
            actor=cast.at("coordinator", day),
            partner_id=partners[key].pk,
            since=date.fromisoformat(since),
            until=date.fromisoformat(until),
            marks=dict(zip(CRITERIA, marks, strict=True)),
            reason=reason,
            conditions=conditions,
        )


# Partner, what, requirements, value, procurement number, planned, from, until, ended, delivered.
ENGAGEMENTS = (
    (
        "catering",
        "Jasa boga rapat 2019",
        "Menu seimbang, datang 30 menit sebelum acara, kemasan tanpa plastik",
        "48000000",
        "027/12/INSP/2019",
        "2019-01-07",
        "2019-01-14",
        "2019-12-20",
        "2019-12-20",
        "62 pesanan diterima lengkap; tiga terlambat dan dicatat",
    ),
    (
        "system",
        "Pemeliharaan aplikasi kertas kerja 2020",
        "Gangguan ditangani dalam satu hari kerja; cadangan data setiap malam",
        "96000000",
        "027/31/INSP/2020",
        "2020-01-06",
        "2020-01-13",
        "2020-12-18",
        "",
        "",
    ),
    (
        "venue",
        "Ruang pelatihan audit berbasis risiko",
        "Ruang 40 orang, dua hari, sambungan internet",
        "12500000",
        "027/44/INSP/2019",
        "2019-02-18",
        "2019-03-12",
        "2019-03-13",
        "2019-03-14",
        "Sesuai pesanan; penilaian peserta 4,6 dari 5",
    ),
    (
        "catering",
        "Jasa boga rapat 2020",
        "Menu seimbang, datang 30 menit sebelum acara, kemasan tanpa plastik",
        "52000000",
        "027/08/INSP/2020",
        "2020-01-06",
        "2020-02-10",
        "2020-12-18",
        "",
        "",
    ),
)


def _engage(cast: Cast, partners: Partners) -> None:
    """Procurements: each started once nothing stood against its partner."""
    for row in ENGAGEMENTS:
        key, title, requirements, value, number, planned, since, until, ended, delivered = row
        engagement = risks.plan_engagement(
            actor=cast.at("process", planned),
            partner_id=partners[key].pk,
            title=title,
            requirements=requirements,
            value=Decimal(value),
            procurement_number=number,
            has_ending_clause=True,
            starts_on=date.fromisoformat(since),
            ends_on=date.fromisoformat(until),
        )
        risks.start_engagement(actor=cast.at("process", since), engagement_id=engagement.pk)
        if ended:
            risks.end_engagement(
                actor=cast.at("process", ended, 14),
                engagement_id=engagement.pk,
                ended_on=date.fromisoformat(ended),
                acceptance=delivered,
            )
    risks.plan_engagement(
        actor=cast.at("process", "2020-10-05"),
        partner_id=partners["consultant"].pk,
        title="Pendampingan surveilans 2020",
        requirements="Telaah dokumen dan pendampingan audit, laporan tertulis",
        value=Decimal("30000000"),
        procurement_number="027/97/INSP/2020",
        has_ending_clause=True,
        starts_on=date(2020, 10, 19),
        ends_on=date(2020, 12, 18),
    )


def _part(cast: Cast, partners: Partners) -> None:
    """Two partners with whom the work is over: one did poorly, one was not acceptable."""
    risks.end_partner(
        actor=cast.at("coordinator", "2020-01-06", 13),
        partner_id=partners["stationery"].pk,
        ended_on=date(2020, 1, 6),
        reason="Dihentikan oleh evaluasi; alat tulis dibeli lewat katalog nasional",
    )
    risks.block_partner(
        actor=cast.at("inspector", "2019-03-05"),
        partner_id=partners["agent"].pk,
        reason="Meminta uang tunai untuk mempercepat izin",
    )
