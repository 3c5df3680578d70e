"""The service standards of the counter, invented in the manner of such standards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A standard: its name, its promise, what is special of it, and what its form asks."""

    code: str
    name: str
    days: int
    parts: Mapping[str, str]
    questions: tuple[tuple[str, str, bool], ...]


COMMON = {
    "complaints": (
        "Meja pengaduan di ruang layanan, telepon, dan surel dinas.\n"
        "Pengaduan dijawab paling lambat tiga hari kerja."
    ),
    "legal_basis": (
        "Undang-Undang tentang Administrasi Kependudukan\n"
        "Peraturan Presiden tentang persyaratan dan tata cara pendaftaran penduduk\n"
        "Keputusan Kepala Dinas tentang standar pelayanan (contoh)"
    ),
    "facilities": (
        "Ruang tunggu dengan kursi prioritas, dua loket, layar antrean, alat perekam, "
        "pencetak, dan jaringan SIAK."
    ),
    "competence": (
        "Petugas terlatih menggunakan SIAK, memahami aturan adminduk, dan santun melayani."
    ),
    "supervision": "Kepala Bidang Pelayanan memeriksa hasil setiap hari sebelum dilepas.",
    "staff": "Dua petugas loket, satu operator cetak, satu kepala bidang.",
    "guarantee": (
        "Layanan gratis dan selesai sesuai janji waktu; dokumen yang keliru diganti tanpa biaya."
    ),
    "safety": (
        "Data pribadi dijaga, dokumen bertanda tangan elektronik, dokumen asli dikembalikan."
    ),
    "evaluation": (
        "Janji waktu yang ditepati dihitung setiap bulan; kepuasan disurvei setiap tahun."
    ),
}
KTP = Text(
    code="KTP-EL",
    name="Perekaman dan pencetakan KTP-el",
    days=3,
    parts={
        "requirements": "Fotokopi kartu keluarga\nBerusia 17 tahun atau sudah menikah",
        "product": "Kartu tanda penduduk elektronik",
    },
    questions=(("Nomor Induk Kependudukan", "text", True), ("Tanggal lahir", "date", True)),
)
AKTA = Text(
    code="AKTA-LAHIR",
    name="Penerbitan kutipan akta kelahiran",
    days=3,
    parts={
        "requirements": (
            "Surat keterangan lahir asli\nFotokopi kartu keluarga\n"
            "Fotokopi buku nikah atau akta perkawinan orang tua"
        ),
        "product": "Kutipan akta kelahiran",
    },
    questions=(("Nomor kartu keluarga", "text", True), ("Tanggal lahir anak", "date", True)),
)
KK = Text(
    code="KK",
    name="Penerbitan kartu keluarga",
    days=2,
    parts={
        "requirements": "Kartu keluarga lama\nFormulir perubahan data",
        "product": "Kartu keluarga",
    },
    questions=(("Nomor kartu keluarga", "text", True), ("Alasan perubahan", "text", True)),
)
