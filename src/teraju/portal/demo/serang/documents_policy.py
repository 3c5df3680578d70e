"""The policy of both standards in one text, the manual, and the smaller documents. All invented."""

from __future__ import annotations

_OPENING = """# Kebijakan mutu dan anti penyuapan

Inspektorat Kabupaten Serang mengawasi penyelenggaraan pemerintahan daerah agar pelayanan kepada \
masyarakat makin baik dan bersih. Kebijakan ini sesuai dengan tujuan Inspektorat dan keadaan \
tempatnya bekerja, dan disampaikan kepada seluruh pegawai serta rekan bisnis.

## Mutu

1. Kami memenuhi persyaratan mereka yang kami layani serta peraturan perundang-undangan.
2. Kebijakan ini menjadi dasar penetapan sasaran mutu yang terukur dan ditinjau setiap tahun.
3. Kami terus memperbaiki sistem manajemen mutu dan hasil pengawasan kami.

## Anti penyuapan

1. Penyuapan dilarang dalam bentuk apa pun, oleh siapa pun dan kepada siapa pun.
2. Kami mematuhi peraturan anti penyuapan yang berlaku bagi Inspektorat.
3. Kebijakan ini menjadi dasar menetapkan, meninjau, dan mencapai sasaran antipenyuapan.
4. Kami memenuhi persyaratan sistem manajemen anti penyuapan.
5. Kami terus memperbaiki sistem manajemen anti penyuapan."""
_FUNCTION = (
    "Fungsi Kepatuhan Anti Penyuapan berwenang dan mandiri, dan melapor langsung kepada Inspektur."
)
_CONSEQUENCES = (
    "Pelanggaran terhadap kebijakan ini berakibat sanksi sesuai ketentuan disiplin dan hukum."
)
_REPORTERS = (
    "Siapa pun didorong melapor dengan iktikad baik atau keyakinan yang wajar, dalam kerahasiaan "
    "dan tanpa takut pembalasan."
)
POLICY_2018 = f"{_OPENING}\n6. {_FUNCTION}\n7. {_CONSEQUENCES}"
POLICY_2020 = f"{_OPENING}\n6. {_REPORTERS}\n7. {_FUNCTION}\n8. {_CONSEQUENCES}"

MANUAL = """# Tentang pedoman ini

Pedoman ini menjelaskan bagaimana Inspektorat Kabupaten Serang menjalankan sistem manajemen mutu \
dan sistem manajemen anti penyuapan sebagai satu sistem.

# Ruang lingkup

Pengawasan penyelenggaraan pemerintahan daerah: audit, reviu, evaluasi, pemantauan, dan kegiatan \
pengawasan lain di Kabupaten Serang. Ketentuan tentang desain tidak diterapkan karena bentuk \
layanan pengawasan ditetapkan oleh peraturan.

# Susunan

| Jabatan | Peran dalam sistem |
|---|---|
| Inspektur | menetapkan kebijakan, sasaran, dan sumber daya |
| Ketua Tim Mutu | memelihara sistem dan melaporkan kinerjanya |
| Ketua FKAP | mengawasi pengendalian anti penyuapan, dengan akses langsung kepada Inspektur |
| Inspektur Pembantu | memiliki proses pengawasan dan risikonya |
| Auditor Internal | menilai sistem tanpa memihak |

# Proses

1. Perencanaan pengawasan berdasarkan risiko (PKPT).
2. Pelaksanaan penugasan pengawasan.
3. Pelaporan dan pemantauan tindak lanjut.
4. Penanganan pengaduan.
5. Proses pendukung: kepegawaian, keuangan, pengadaan, dan umum.

# Dokumen

Sistem ini dijabarkan dalam SOP, instruksi kerja, dan formulir pada daftar induk. Yang tercetak \
adalah salinan tidak terkendali, kecuali diberi nomor."""

# Key, type, writer, title, the day it was approved, text.
SMALL: tuple[tuple[str, str, str, str, str, str], ...] = (
    (
        "paper-names",
        "work_instruction",
        "process",
        "Penamaan dan penyimpanan kertas kerja",
        "2018-09-17",
        "# Langkah\n\n1. Beri nama berkas: tahun, nomor surat tugas, nomor kertas kerja.\n"
        "2. Simpan pada map bersama penugasan pada hari yang sama.\n"
        "3. Kertas kerja yang sudah direviu dikunci.",
    ),
    (
        "counting",
        "work_instruction",
        "second",
        "Penghitungan kas dan persediaan",
        "2019-05-06",
        "# Langkah\n\n1. Lakukan tanpa pemberitahuan, oleh dua orang.\n"
        "2. Hitung di hadapan bendahara atau pengurus barang.\n"
        "3. Buat berita acara saat itu juga, ditandatangani kedua pihak.",
    ),
    (
        "interview",
        "work_instruction",
        "process",
        "Wawancara dan berita acara permintaan keterangan",
        "2019-09-02",
        "# Langkah\n\n1. Wawancara dilakukan sedikitnya dua orang.\n"
        "2. Sampaikan hak pemberi keterangan.\n"
        "3. Bacakan kembali berita acara sebelum ditandatangani.",
    ),
    (
        "impartiality-form",
        "form",
        "process",
        "Pernyataan bebas benturan kepentingan tim",
        "2019-03-04",
        "# Pernyataan\n\nYang bertanda tangan di bawah ini menyatakan tidak mempunyai hubungan "
        "keluarga, keuangan, atau jabatan dengan pihak yang diawasi.\n\n"
        "| Nama jabatan | Surat tugas | Tanggal | Tanda tangan |\n|---|---|---|---|\n| | | | |",
    ),
    (
        "review-form",
        "form",
        "second",
        "Lembar reviu konsep laporan",
        "2019-03-04",
        "# Lembar reviu\n\n| Halaman | Catatan pereviu | Tanggapan tim | Selesai |\n"
        "|---|---|---|---|\n| | | | |",
    ),
)

# Number of the issuer, title, issuer, date of the edition.
EXTERNAL: tuple[tuple[str, str, str, str], ...] = (
    (
        "PP Nomor 60 Tahun 2008",
        "Sistem Pengendalian Intern Pemerintah",
        "Pemerintah Republik Indonesia",
        "2008-08-28",
    ),
    (
        "PP Nomor 12 Tahun 2017",
        "Pembinaan dan Pengawasan Penyelenggaraan Pemerintahan Daerah",
        "Pemerintah Republik Indonesia",
        "2017-04-12",
    ),
    (
        "UU Nomor 25 Tahun 2009",
        "Pelayanan Publik",
        "Pemerintah Republik Indonesia",
        "2009-07-18",
    ),
    (
        "UU Nomor 30 Tahun 2014",
        "Administrasi Pemerintahan",
        "Pemerintah Republik Indonesia",
        "2014-10-17",
    ),
    (
        "PermenPANRB Nomor 35 Tahun 2012",
        "Pedoman Penyusunan SOP Administrasi Pemerintahan",
        "Kementerian PANRB",
        "2012-08-09",
    ),
)
