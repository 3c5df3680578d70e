"""Rooms, equipment, conditions, knowledge and measures of the Inspektorat and their upkeep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .stage import Stage

GENERAL = "Kepala Subbagian Umum dan Kepegawaian"
# Who acts for the office that looks after a thing.
HOLDERS = {
    GENERAL: "clerk",
    "Ketua FKAP": "compliance",
    "Ketua Tim Mutu": "coordinator",
    "Inspektur Pembantu I": "process",
    "Inspektur Pembantu II": "second",
}


@dataclass(frozen=True)
class Thing:
    """A resource, its rhythm, and the days on which it was looked after with what was found."""

    code: str
    kind: str
    name: str
    description: str
    upkeep: str
    months: int
    done: tuple[tuple[str, str], ...]
    location: str = "Kantor Inspektorat"
    holder: str = GENERAL
    valid_months: int = 0


THINGS = (
    Thing(
        "GD-01",
        "building",
        "Gedung kantor",
        "Ruang kerja 48 pegawai, ruang rapat, ruang klarifikasi.",
        "Pemeriksaan atap, listrik, dan alat pemadam",
        12,
        (("2018-08-06", "Baik"), ("2019-08-05", "Talang diganti"), ("2020-08-03", "Baik")),
    ),
    Thing(
        "GD-02",
        "building",
        "Ruang klarifikasi tertutup",
        "Permintaan keterangan tanpa didengar orang lain.",
        "Pemeriksaan kedap suara dan kamera",
        12,
        (("2018-09-03", "Baik"), ("2019-09-02", "Baik"), ("2020-08-31", "Kamera diganti")),
    ),
    Thing(
        "GD-03",
        "building",
        "Ruang arsip",
        "Penyimpanan laporan dan kertas kerja sesuai jadwal retensi.",
        "Pembersihan dan pengendalian hama",
        6,
        (
            ("2019-02-11", "Baik"),
            ("2019-08-12", "Baik"),
            ("2020-02-10", "Rak ditambah"),
            ("2020-08-10", "Baik"),
        ),
    ),
    Thing(
        "AL-01",
        "equipment",
        "Pendingin ruang server",
        "Menjaga suhu ruang server di bawah 24 derajat.",
        "Servis pendingin",
        6,
        (("2019-03-18", "Baik"), ("2019-09-16", "Freon ditambah"), ("2020-03-16", "Baik")),
    ),
    Thing(
        "AL-02",
        "equipment",
        "Komputer jinjing tim lapangan (12 unit)",
        "Kertas kerja elektronik di lapangan.",
        "Pembaruan dan pemeriksaan enkripsi",
        6,
        (("2019-06-10", "Baik"), ("2019-12-09", "Baik"), ("2020-06-08", "Baik")),
    ),
    Thing(
        "AL-03",
        "equipment",
        "Genset 20 kVA",
        "Listrik cadangan saat padam.",
        "Servis dan uji beban",
        6,
        (("2019-05-06", "Baik"), ("2019-11-04", "Baik"), ("2020-05-04", "Baik")),
        "Halaman belakang",
    ),
    Thing(
        "AL-04",
        "equipment",
        "Alat pemadam api ringan (9 buah)",
        "Keselamatan kerja.",
        "Pemeriksaan tekanan dan isi ulang",
        12,
        (("2018-10-01", "Baik"), ("2019-10-07", "Dua diisi ulang"), ("2020-10-05", "Baik")),
    ),
    Thing(
        "KD-01",
        "vehicle",
        "Minibus pemeriksaan",
        "Perjalanan tim ke kecamatan dan desa.",
        "Servis berkala",
        6,
        (
            ("2019-04-08", "Baik"),
            ("2019-10-07", "Rem diganti"),
            ("2020-04-13", "Baik"),
            ("2020-10-12", "Baik"),
        ),
        "Garasi",
    ),
    Thing(
        "KD-02",
        "vehicle",
        "Mobil pemeriksaan fisik",
        "Perjalanan ke lokasi pekerjaan konstruksi.",
        "Servis berkala",
        6,
        (("2019-05-13", "Baik"), ("2019-11-11", "Baik"), ("2020-05-11", "Ban diganti")),
        "Garasi",
    ),
    Thing(
        "SI-01",
        "system",
        "Aplikasi kertas kerja dan tindak lanjut",
        "Penugasan, kertas kerja, dan status rekomendasi.",
        "Uji pemulihan cadangan data",
        3,
        (
            ("2020-01-13", "Pulih lengkap"),
            ("2020-04-20", "Pulih lengkap"),
            ("2020-07-20", "Pulih lengkap"),
        ),
        "Ruang server",
    ),
    Thing(
        "SI-02",
        "system",
        "Jaringan dan surat elektronik",
        "Surat resmi dan rapat daring.",
        "Pemeriksaan keamanan dan hak akses",
        6,
        (("2019-07-15", "Baik"), ("2020-01-20", "Tiga akun lama ditutup"), ("2020-07-13", "Baik")),
        "Ruang server",
    ),
    Thing(
        "LK-01",
        "environment",
        "Ketenangan dan pencahayaan ruang reviu",
        "Reviu laporan butuh ruang tenang dan cahaya cukup.",
        "Pemeriksaan ruang kerja",
        12,
        (("2018-11-05", "Baik"), ("2019-11-04", "Lampu diganti")),
    ),
    Thing(
        "LK-02",
        "environment",
        "Bebas tekanan terhadap pemeriksa",
        "Pemeriksa dapat menolak perintah yang mengubah temuan dan melaporkannya.",
        "Wawancara singkat dengan pemeriksa",
        12,
        (("2019-01-21", "Tidak ada tekanan yang dilaporkan"), ("2020-01-20", "Baik")),
        "",
        "Ketua FKAP",
    ),
    Thing(
        "LK-03",
        "environment",
        "Jarak dan ventilasi masa pandemi",
        "Kapasitas ruang 50 persen, jendela terbuka, masker.",
        "Pemeriksaan kepatuhan ruang",
        3,
        (("2020-06-15", "Baik"), ("2020-09-14", "Baik")),
    ),
    Thing(
        "PK-01",
        "knowledge",
        "Bank temuan dan rekomendasi",
        "Temuan berulang per urusan; dibahas saat menyusun program kerja. Dipegang Inspektur "
        "Pembantu, disimpan di aplikasi tindak lanjut.",
        "Pembaruan dan pembahasan",
        12,
        (("2019-01-14", "32 temuan berulang dicatat"), ("2020-01-13", "41 temuan dibahas")),
        "Aplikasi tindak lanjut",
        "Inspektur Pembantu I",
    ),
    Thing(
        "PK-02",
        "knowledge",
        "Serah terima pegawai pindah dan pensiun",
        "Daftar tugas berjalan, kertas kerja, dan kontak diserahkan sebelum hari terakhir.",
        "Pemeriksaan berkas serah terima",
        12,
        (("2019-06-17", "Lengkap"), ("2020-06-15", "Lengkap")),
        "Berkas kepegawaian",
    ),
    Thing(
        "PK-03",
        "knowledge",
        "Pelajaran dari surveilans 2019",
        "Bukti tahun lalu tidak membuktikan tahun ini: setiap catatan diberi tanggal akhir.",
        "Dibahas di rapat tim mutu",
        12,
        (("2019-12-16", "Dimasukkan ke daftar periksa"),),
        "Risalah rapat tim mutu",
        "Ketua Tim Mutu",
    ),
    Thing(
        "UK-01",
        "measuring",
        "Meteran laser",
        "Pengukuran volume pekerjaan fisik.",
        "Kalibrasi",
        12,
        (("2018-11-19", "Sesuai"), ("2019-11-18", "Sesuai")),
        "Lemari alat",
        "Inspektur Pembantu II",
        12,
    ),
    Thing(
        "UK-02",
        "measuring",
        "Palu uji beton",
        "Perkiraan mutu beton di lapangan.",
        "Kalibrasi pada landasan uji",
        12,
        (("2019-02-25", "Sesuai"), ("2020-02-24", "Sesuai")),
        "Lemari alat",
        "Inspektur Pembantu II",
        12,
    ),
)


def register_resources(cast: Cast, stage: Stage) -> None:
    """Everything is registered in July 2018 or with its first upkeep; one is overdue today."""
    for thing in THINGS:
        first = thing.done[0][0]
        day = min(first, "2018-07-16")
        if first > "2019-12-31":
            day = first
        resource = planning.add_resource(
            actor=cast.at("coordinator", day, 8),
            agency=stage.inspectorate,
            code=thing.code,
            name=thing.name,
            kind=thing.kind,
            description=thing.description,
            place=stage.office if thing.kind == "building" else None,
            location=thing.location,
            holder_office=thing.holder,
            upkeep=thing.upkeep,
            every_months=thing.months,
            next_due_on=date.fromisoformat(first),
            is_example=True,
        )
        for done_on, note in thing.done:
            _look_after(cast, resource.pk, thing, done_on, note)
    _scanner(cast, stage)


def _look_after(cast: Cast, pk: int, thing: Thing, done_on: str, note: str) -> None:
    day = date.fromisoformat(done_on)
    planning.record_upkeep(
        actor=cast.at(HOLDERS[thing.holder], done_on, 15),
        resource_id=pk,
        done_on=day,
        result="good",
        done_by=thing.holder,
        note=note,
        valid_until=day.replace(year=day.year + 1) if thing.valid_months else None,
    )


def _scanner(cast: Cast, stage: Stage) -> None:
    """One that broke and was disposed of: its record stays."""
    scanner = planning.add_resource(
        actor=cast.at("coordinator", "2018-07-16", 8),
        agency=stage.inspectorate,
        code="AL-05",
        name="Pemindai dokumen lama",
        kind="equipment",
        description="Memindai bukti kertas.",
        holder_office=GENERAL,
        location="Ruang arsip",
        is_example=True,
    )
    planning.stop_resource(
        actor=cast.at("clerk", "2019-12-02"),
        resource_id=scanner.pk,
        reason="Lampu pemindai mati, suku cadang tidak tersedia.",
    )
    planning.dispose_resource(
        actor=cast.at("coordinator", "2020-01-27"),
        resource_id=scanner.pk,
        reason="Dihapus dari daftar barang dengan berita acara; diganti pemindai baru.",
    )


# Year, stated and approved on, money, posts filled, what is lacking and what was decided.
YEARS = (
    (
        2018,
        "2018-07-11",
        "2018-07-16",
        "215000000",
        29,
        "Enam belas formasi auditor dan pengawas belum terisi.",
        "Usulan formasi dikirim; tim diperkuat pegawai yang sudah dilatih.",
    ),
    (
        2019,
        "2019-01-21",
        "2019-01-28",
        "248500000",
        32,
        "Tiga belas formasi belum terisi.",
        "Empat pegawai alih jabatan dilatih; PKPT disusun menurut risiko.",
    ),
    (
        2020,
        "2020-01-27",
        "2020-02-03",
        "231750000",
        34,
        "Sebelas formasi belum terisi; anggaran dipangkas untuk pandemi.",
        "Penugasan lapangan diprioritaskan; surveilans tetap dibiayai.",
    ),
)


def state_resources(cast: Cast, stage: Stage) -> None:
    """What money and posts the system had, year by year."""
    for year, day, approved, budget, filled, lacking, decision in YEARS:
        statement = planning.draft_statement(
            actor=cast.at("coordinator", day),
            agency=stage.inspectorate,
            year=year,
            budget=Decimal(budget),
            posts_needed=45,
            posts_filled=filled,
            lacking=lacking,
            decision=decision,
            is_example=True,
        )
        kind, pk = planning.RESOURCES, statement.pk
        planning.submit(actor=cast.at("coordinator", day, 15), kind=kind, pk=pk)
        planning.approve(actor=cast.at("inspector", approved), kind=kind, pk=pk)
