"""The risks of the Inspektorat in words and numbers: invented, marked as example."""

from __future__ import annotations

from dataclasses import dataclass

Cell = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A risk: what, why, what of it; its control; its size then, and a year and two years later.

    `sizes` hold likelihood and impact without controls, with them in 2018, 2019 and 2020, and the
    target. `plan` holds what was done, by whom, until when, and on which day it was.
    """

    code: str
    kind: str
    process: str
    title: str
    cause: str
    consequence: str
    owner: tuple[str, str]
    control: tuple[str, str, str]
    sizes: tuple[Cell, Cell, Cell, Cell, Cell]
    plan: tuple[str, str, str, str] = ("", "", "", "")
    post: str = ""
    is_external: bool = False


LINES = (
    Line(
        "RM-01",
        "quality",
        "P-04",
        "Laporan hasil pengawasan terbit melewati batas waktu",
        "Reviu berjenjang tertahan bila ketua tim bertugas di luar kantor.",
        "Perangkat daerah terlambat memperbaiki; kepercayaan Bupati menurun.",
        ("Inspektur Pembantu I", "process"),
        ("Kendali naskah di papan tulis tim", "gaps", "Papan kendali, foto mingguan"),
        ((4, 4), (3, 4), (3, 3), (2, 3), (2, 3)),
        ("Menunjuk pereviu pengganti di tiap tim", "process", "2018-09-28", "2018-09-14"),
    ),
    Line(
        "RM-02",
        "quality",
        "P-03",
        "Temuan tidak didukung bukti yang cukup",
        "Kertas kerja tidak seragam dan tidak direviu sebelum konsep laporan.",
        "Temuan dibantah; rekomendasi tidak dijalankan.",
        ("Inspektur Pembantu II", "second"),
        ("Reviu kertas kerja oleh ketua tim", "gaps", "Lembar reviu"),
        ((3, 4), (2, 4), (2, 4), (2, 4), (2, 3)),
        ("Menyusun daftar uji mutu kertas kerja", "second", "2018-10-31", "2018-10-22"),
    ),
    Line(
        "RM-03",
        "quality",
        "P-05",
        "Rekomendasi tidak ditindaklanjuti tepat waktu",
        "Pemantauan dilakukan manual dan tidak berjadwal.",
        "Kelemahan berulang; opini laporan keuangan terancam.",
        ("Inspektur Pembantu I", "process"),
        ("Rapat pemutakhiran tindak lanjut triwulanan", "gaps", "Berita acara rapat"),
        ((5, 3), (4, 3), (3, 3), (3, 3), (2, 3)),
        ("Menyusun jadwal pemantauan bulanan", "process", "2018-11-30", "2018-11-26"),
        is_external=True,
    ),
    Line(
        "RM-04",
        "quality",
        "P-01",
        "Program pengawasan tidak menyasar risiko terbesar",
        "Peta risiko perangkat daerah belum dipakai saat menyusun program.",
        "Penyimpangan besar tidak terdeteksi.",
        ("Inspektur Pembantu II", "second"),
        ("Pembahasan program bersama seluruh ketua tim", "gaps", "Notula pembahasan"),
        ((3, 4), (2, 4), (1, 4), (1, 4), (1, 4)),
        ("Menautkan program dengan peta risiko", "second", "2018-12-14", "2018-12-10"),
    ),
    Line(
        "RM-05",
        "quality",
        "D-01",
        "Auditor tidak kompeten untuk penugasan khusus",
        "Pelatihan mengikuti undangan, bukan kebutuhan penugasan.",
        "Mutu pengawasan turun; penugasan ditolak.",
        ("Kepala Subbagian Umum dan Kepegawaian", "clerk"),
        ("Daftar pelatihan wajib per jabatan", "gaps", "Peta kompetensi"),
        ((4, 3), (3, 3), (2, 3), (2, 3), (1, 3)),
        ("Menyusun rencana pelatihan dari peta kompetensi", "clerk", "2018-10-31", "2018-10-15"),
    ),
    Line(
        "RM-06",
        "quality",
        "P-03",
        "Kertas kerja hilang atau terbaca pihak lain",
        "Berkas disimpan di laptop pribadi tanpa salinan.",
        "Penugasan diulang; rahasia pihak yang diawasi terbuka.",
        ("Kepala Subbagian Umum dan Kepegawaian", "clerk"),
        ("Lemari terkunci dan daftar pinjam berkas", "proven", "Buku pinjam 2018"),
        ((3, 3), (2, 2), (2, 2), (2, 2), (1, 2)),
    ),
    Line(
        "RM-07",
        "quality",
        "P-05",
        "Status tindak lanjut yang dilaporkan ke BPK keliru",
        "Dua daftar dipakai bersamaan.",
        "Perangkat daerah dinilai belum selesai padahal sudah.",
        ("Inspektur Pembantu I", "process"),
        ("Rekonsiliasi daftar dengan BPK tiap semester", "proven", "Berita acara rekonsiliasi"),
        ((3, 3), (2, 2), (1, 2), (1, 2), (1, 2)),
    ),
    Line(
        "RS-01",
        "bribery",
        "P-03",
        "Auditor menerima imbalan agar temuan dihapus",
        "Auditor lama bertugas di perangkat daerah yang sama; bertemu tanpa pendamping.",
        "Kerugian daerah berlanjut; pegawai dipidana; nama baik hilang.",
        ("Inspektur Pembantu I", "process"),
        ("Rotasi tim dan reviu temuan berjenjang", "gaps", "Surat tugas, lembar reviu"),
        ((3, 5), (2, 5), (2, 4), (2, 4), (1, 4)),
        ("Mewajibkan dua auditor pada setiap pertemuan", "process", "2018-09-28", "2018-09-24"),
        post="auditor",
    ),
    Line(
        "RS-02",
        "bribery",
        "P-03",
        "Jamuan dan oleh-oleh dari perangkat daerah yang diawasi",
        "Kebiasaan menjamu tamu; batas wajar tidak dikenal.",
        "Penilaian memihak; gratifikasi tidak dilaporkan.",
        ("Inspektur Pembantu II", "second"),
        ("Surat tugas memuat larangan menerima jamuan", "gaps", "Surat tugas"),
        ((5, 3), (3, 3), (2, 3), (2, 2), (1, 2)),
        ("Mengirim surat larangan ke semua perangkat daerah", "second", "2018-08-31", "2018-08-27"),
        post="second",
    ),
    Line(
        "RS-03",
        "bribery",
        "D-02",
        "Penyedia konsumsi memberi komisi kepada pejabat pengadaan",
        "Penunjukan langsung kepada penyedia yang sama bertahun-tahun.",
        "Harga kemahalan; pengadaan dibatalkan; pidana.",
        ("Kepala Subbagian Umum dan Kepegawaian", "clerk"),
        ("Perbandingan harga tiga penyedia", "gaps", "Berita acara perbandingan"),
        ((4, 4), (3, 4), (2, 4), (2, 3), (1, 3)),
        ("Menetapkan tata cara pemilihan penyedia", "clerk", "2018-11-30", "2018-11-19"),
        is_external=True,
    ),
    Line(
        "RS-04",
        "bribery",
        "P-05",
        "Pihak yang diadukan menyuap agar penanganan dihentikan",
        "Satu petugas menerima, menelaah, dan menyimpan pengaduan.",
        "Pelapor dirugikan; saluran pengaduan tidak dipercaya.",
        ("Ketua FKAP", "compliance"),
        ("Telaah pengaduan oleh dua orang", "gaps", "Lembar telaah"),
        ((3, 5), (2, 4), (2, 4), (2, 3), (1, 3)),
        ("Memisahkan penerima dan penelaah pengaduan", "compliance", "2018-10-31", "2018-10-24"),
        is_external=True,
    ),
    Line(
        "RS-05",
        "bribery",
        "D-02",
        "Penyedia sewa kendaraan memberi komisi kepada pengelola kegiatan",
        "Sewa harian dipesan langsung oleh pengelola kegiatan.",
        "Biaya perjalanan membengkak; pertanggungjawaban tidak benar.",
        ("Kepala Subbagian Umum dan Kepegawaian", "clerk"),
        ("Tarif sewa ditetapkan setiap tahun", "gaps", "Keputusan tarif"),
        ((4, 4), (3, 4), (3, 4), (3, 4), (2, 2)),
        ("Memesan kendaraan lewat satu pintu", "clerk", "2018-12-14", "2018-12-12"),
        is_external=True,
    ),
)
CRITERIA = """Kemungkinan 1: hampir tidak terjadi, paling banyak 5% setahun.
Kemungkinan 2: jarang, sampai 10% setahun.
Kemungkinan 3: kadang, sampai 20% setahun.
Kemungkinan 4: sering, sampai 50% setahun.
Kemungkinan 5: hampir pasti, lebih dari 50% setahun.
Dampak 1: kerugian di bawah Rp10 juta, tidak diketahui pihak luar.
Dampak 3: layanan tertunda, pemberitaan setempat.
Dampak 5: kerugian di atas Rp500 juta, pidana, pemberitaan nasional."""
