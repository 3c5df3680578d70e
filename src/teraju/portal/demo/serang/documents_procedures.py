"""The texts of the twelve procedures of the Inspektorat, each in three revisions.

A procedure is written once; of a later revision only what it changes is said. All is invented.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

SPIP = "Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah"
SOP_AP = (
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 "
    "tentang Pedoman Penyusunan SOP Administrasi Pemerintahan"
)
BINWAS = (
    "Peraturan Pemerintah Nomor 12 Tahun 2017 tentang Pembinaan dan Pengawasan Penyelenggaraan "
    "Pemerintahan Daerah"
)
TIPIKOR = (
    "Undang-Undang Nomor 31 Tahun 1999 sebagaimana diubah dengan Undang-Undang Nomor 20 Tahun 2001 "
    "tentang Pemberantasan Tindak Pidana Korupsi"
)
PUBLIC_SERVICE = "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik"
COMPLAINTS = "Peraturan Presiden Nomor 76 Tahun 2013 tentang Pengelolaan Pengaduan Pelayanan Publik"
ARCHIVES = "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan"
STAFFING = "Peraturan Pemerintah Nomor 11 Tahun 2017 tentang Manajemen Pegawai Negeri Sipil"


@dataclass(frozen=True)
class Change:
    """What a revision changes: a step by its number, and steps that come at the end."""

    reason: str
    steps: Mapping[int, str] = field(default_factory=dict)
    added: Sequence[str] = ()


@dataclass(frozen=True)
class Procedure:
    """A procedure: who writes and owns it, what it is about, and its text piece by piece."""

    key: str
    title: str
    writer: str
    owner_role: str
    topics: Sequence[str]
    purpose: str
    scope: str
    basis: Sequence[str]
    steps: Sequence[str]
    records: Sequence[str]
    changes: tuple[Change, Change]

    def text(self, revision: int) -> str:
        """The whole text as it stood in a revision, 0 to 2."""
        steps = list(self.steps)
        for change in self.changes[:revision]:
            for number, words in change.steps.items():
                steps[number - 1] = words
            steps += change.added
        return "\n\n".join(
            [
                f"# Tujuan\n\n{self.purpose}",
                f"# Ruang lingkup\n\n{self.scope}",
                "# Dasar hukum\n\n" + "\n".join(f"- {one}." for one in (*self.basis, SOP_AP)),
                "# Langkah\n\n" + "\n".join(f"{n}. {one}" for n, one in enumerate(steps, start=1)),
                "# Rekaman\n\n" + "\n".join(f"- {one}." for one in self.records),
            ]
        )


PROCEDURES = (
    Procedure(
        key="document-control",
        title="Pengendalian dokumen dan rekaman",
        writer="coordinator",
        owner_role="quality_coordinator",
        topics=("document-control", "documented-information"),
        purpose="Menjamin setiap pegawai bekerja dengan dokumen yang sah dan terbaru, dan rekaman "
        "dapat ditemukan kembali selama masa simpannya.",
        scope="Semua dokumen sistem manajemen Inspektorat: kebijakan, pedoman, SOP, instruksi "
        "kerja, formulir, dokumen eksternal, dan rekaman.",
        basis=(ARCHIVES, SPIP),
        steps=(
            "Pemilik proses menyusun rancangan dan menuliskan alasan perubahannya.",
            "Ketua Tim Mutu meninjau kesesuaian isi, istilah, dan keterkaitan dengan dokumen lain "
            "paling lama 5 hari kerja.",
            "Inspektur menyetujui rancangan dan menetapkan hari mulai berlaku.",
            "Ketua Tim Mutu mencatat dokumen pada daftar induk dan membagikan salinan terkendali.",
            "Penerima salinan menyerahkan salinan lama untuk dimusnahkan.",
            "Pemilik proses meninjau dokumennya paling sedikit sekali dalam dua tahun.",
        ),
        records=("Daftar induk dokumen", "Bukti serah terima salinan", "Berita acara pemusnahan"),
        changes=(
            Change(
                "Batas waktu tinjauan dipersingkat dan dokumen eksternal diatur.",
                {
                    2: "Ketua Tim Mutu meninjau isi, istilah, dan keterkaitan dengan dokumen lain "
                    "paling lama 3 hari kerja."
                },
                (
                    "Dokumen eksternal dicatat dengan penerbit, nomor, dan tanggal edisinya, dan "
                    "diperiksa setiap tahun apakah masih berlaku.",
                ),
            ),
            Change(
                "Salinan kertas diganti salinan elektronik bertanda tangan.",
                {
                    4: "Dokumen yang disetujui dibekukan menjadi PDF bertanda tangan "
                    "elektronik; yang "
                    "tercetak adalah salinan tidak terkendali kecuali diberi nomor.",
                    5: "Pegawai yang wajib membaca menyatakan telah membaca dan memahami "
                    "paling lama "
                    "14 hari sejak berlaku.",
                },
            ),
        ),
    ),
    Procedure(
        key="internal-audit",
        title="Audit internal sistem manajemen",
        writer="auditor",
        owner_role="internal_auditor",
        topics=("internal-audit", "audit-impartiality"),
        purpose="Mengetahui apakah sistem manajemen dijalankan sesuai ketentuan dan hasilnya "
        "tercapai, sebelum badan sertifikasi menilainya.",
        scope="Seluruh proses Inspektorat, paling sedikit sekali setahun untuk setiap proses.",
        basis=(SPIP,),
        steps=(
            "Auditor Internal menyusun program audit tahunan menurut risiko dan hasil audit lalu.",
            "Inspektur menetapkan program dan tim audit; tidak seorang pun mengaudit pekerjaannya "
            "sendiri.",
            "Ketua tim mengirim rencana audit kepada pihak yang diaudit 7 hari sebelumnya.",
            "Tim memeriksa bukti, mewawancarai pelaksana, dan mencatat temuan dengan buktinya.",
            "Ketua tim membacakan hasil dalam rapat penutup dan meminta tanggapan.",
            "Laporan audit disampaikan kepada Inspektur paling lama 10 hari kerja.",
        ),
        records=("Program audit", "Rencana audit", "Daftar temuan", "Laporan audit internal"),
        changes=(
            Change(
                "Menindaklanjuti temuan badan sertifikasi: ketidakberpihakan dicatat.",
                {
                    2: "Inspektur menetapkan program dan tim audit; setiap anggota menandatangani "
                    "pernyataan tidak memihak dan tidak mengaudit pekerjaannya sendiri."
                },
            ),
            Change(
                "Audit jarak jauh dimungkinkan selama pandemi.",
                {
                    4: "Tim memeriksa bukti di tempat atau melalui pertemuan daring, mewawancarai "
                    "pelaksana, dan mencatat temuan dengan buktinya."
                },
                (
                    "Temuan yang sama dua kali berturut-turut dibahas khusus dalam tinjauan "
                    "manajemen.",
                ),
            ),
        ),
    ),
    Procedure(
        key="corrective-action",
        title="Ketidaksesuaian dan tindakan korektif",
        writer="process",
        owner_role="quality_coordinator",
        topics=("nonconformity", "corrective-action", "nonconforming-outputs"),
        purpose="Memastikan setiap ketidaksesuaian diperbaiki, penyebabnya dihilangkan, dan tidak "
        "terulang.",
        scope="Temuan audit, pengaduan, keluaran tidak sesuai, dan kejadian yang dilaporkan "
        "pegawai.",
        basis=(SPIP,),
        steps=(
            "Penemu mencatat ketidaksesuaian dengan fakta, tempat, dan waktunya.",
            "Pemilik proses memperbaiki akibatnya segera dan menahan keluaran yang tidak sesuai.",
            "Pemilik proses mencari penyebab sampai akarnya bersama pelaksana.",
            "Tindakan korektif ditetapkan dengan penanggung jawab dan batas waktu.",
            "Ketua Tim Mutu memeriksa hasil tindakan setelah berjalan sedikitnya satu bulan.",
        ),
        records=("Lembar ketidaksesuaian", "Analisis penyebab", "Bukti keberhasilan tindakan"),
        changes=(
            Change(
                "Perlu memeriksa apakah hal serupa terjadi di tempat lain.",
                {
                    3: "Pemilik proses mencari penyebab sampai akarnya bersama pelaksana, dan "
                    "memeriksa apakah hal serupa terjadi di Irban lain."
                },
            ),
            Change(
                "Batas waktu yang lewat dilaporkan.",
                {
                    4: "Tindakan korektif ditetapkan dengan penanggung jawab dan batas waktu "
                    "paling "
                    "lama 30 hari; yang terlambat dilaporkan kepada Inspektur setiap bulan."
                },
            ),
        ),
    ),
    Procedure(
        key="management-review",
        title="Tinjauan manajemen",
        writer="coordinator",
        owner_role="quality_coordinator",
        topics=("management-review",),
        purpose="Memberi Inspektur gambaran utuh tentang kinerja sistem dan keputusan yang perlu "
        "diambil.",
        scope="Sistem manajemen mutu dan anti penyuapan Inspektorat.",
        basis=(SPIP,),
        steps=(
            "Ketua Tim Mutu mengumpulkan bahan dari semua pemilik proses dua minggu sebelumnya.",
            "Bahan memuat tindak lanjut tinjauan lalu, perubahan, kinerja, dan peluang perbaikan.",
            "Inspektur memimpin rapat tinjauan paling sedikit sekali setahun.",
            "Keputusan dicatat dengan penanggung jawab dan batas waktu.",
            "Pelaksanaan keputusan diperiksa setiap tiga bulan.",
        ),
        records=("Bahan tinjauan", "Notulen tinjauan manajemen", "Daftar keputusan"),
        changes=(
            Change(
                "Bahan dari FKAP ditambahkan agar satu rapat cukup bagi kedua standar.",
                {
                    2: "Bahan memuat tindak lanjut tinjauan lalu, perubahan, kinerja, "
                    "laporan FKAP, "
                    "dan peluang perbaikan."
                },
            ),
            Change(
                "Frekuensi dinaikkan.",
                {3: "Inspektur memimpin rapat tinjauan paling sedikit dua kali setahun."},
                ("Ringkasan hasil disampaikan kepada Bupati melalui Sekretaris Daerah.",),
            ),
        ),
    ),
    Procedure(
        key="bribery-risk",
        title="Penilaian risiko penyuapan",
        writer="compliance",
        owner_role="compliance_function",
        topics=("bribery-risk-assessment", "bribery-risk-review"),
        purpose="Mengenali kegiatan yang rawan suap dan menetapkan pengendalian yang sepadan.",
        scope="Semua proses pengawasan, pengadaan, kepegawaian, dan hubungan dengan rekan bisnis.",
        basis=(TIPIKOR, SPIP),
        steps=(
            "FKAP memimpin lokakarya penilaian bersama pemilik proses pada awal tahun.",
            "Setiap proses dinilai kemungkinannya dan dampaknya pada skala lima.",
            "Pengendalian yang ada dinilai apakah cukup.",
            "Risiko di atas rendah diberi pengendalian tambahan dan penanggung jawab.",
            "Inspektur menetapkan hasil penilaian.",
        ),
        records=("Kriteria penilaian", "Daftar risiko penyuapan", "Berita acara lokakarya"),
        changes=(
            Change(
                "Penilaian diperbarui juga setelah perubahan besar.",
                {
                    1: "FKAP memimpin lokakarya penilaian bersama pemilik proses pada awal "
                    "tahun dan "
                    "setelah perubahan besar."
                },
            ),
            Change(
                "Jabatan rawan ditandai sebagai dasar uji tuntas.",
                {},
                (
                    "Jabatan yang risikonya di atas rendah dicatat dan menjadi dasar uji tuntas "
                    "pegawai.",
                ),
            ),
        ),
    ),
    Procedure(
        key="due-diligence",
        title="Uji tuntas rekan bisnis dan pegawai",
        writer="compliance",
        owner_role="compliance_function",
        topics=("due-diligence", "associate-controls"),
        purpose="Mengetahui dengan siapa Inspektorat bekerja sebelum terikat.",
        scope="Penyedia, tenaga ahli, dan pegawai pada jabatan yang risikonya di atas rendah.",
        basis=(TIPIKOR,),
        steps=(
            "Pemilik proses mengajukan nama rekan bisnis dan kegiatannya kepada FKAP.",
            "FKAP memeriksa kepemilikan, riwayat hukum, dan benturan kepentingan.",
            "Hasilnya dinilai: dapat diterima, dengan syarat, atau ditolak.",
            "Rekan bisnis menandatangani komitmen anti penyuapan.",
            "Uji tuntas diulang setiap dua tahun.",
        ),
        records=("Lembar uji tuntas", "Pernyataan komitmen rekan bisnis"),
        changes=(
            Change(
                "Daftar hitam pengadaan ikut diperiksa.",
                {
                    2: "FKAP memeriksa kepemilikan, riwayat hukum, daftar hitam pengadaan, dan "
                    "benturan kepentingan."
                },
            ),
            Change(
                "Masa berlaku uji tuntas disesuaikan dengan risikonya.",
                {
                    5: "Uji tuntas diulang setiap tahun untuk risiko tinggi dan setiap dua tahun "
                    "untuk lainnya."
                },
            ),
        ),
    ),
)
