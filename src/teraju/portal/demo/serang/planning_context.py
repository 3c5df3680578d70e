"""Three yearly analyses of the Inspektorat, its interested parties and their reviews."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from teraju.modules.planning import api as planning
from teraju.portal.demo.cast import Cast

from .stage import Stage

Issue = tuple[str, str, str, str, str]
FIRST: tuple[Issue, ...] = (
    (
        "strength",
        "organisation",
        "Auditor bersertifikat dan kode etik yang sudah berlaku",
        "Dipakai sebagai dasar penugasan tim dan pernyataan bebas benturan kepentingan.",
        "",
    ),
    (
        "strength",
        "organisation",
        "Unit pengendalian gratifikasi sudah dibentuk",
        "Digabung dengan tugas FKAP agar pelaporan satu pintu.",
        "law",
    ),
    (
        "weakness",
        "organisation",
        "Jumlah auditor di bawah kebutuhan analisis beban kerja",
        "PKPT disusun menurut risiko; usulan formasi diajukan tiap tahun.",
        "size",
    ),
    (
        "weakness",
        "technological",
        "Kertas kerja masih disimpan di komputer masing-masing",
        "Penyimpanan bersama dengan cadangan disiapkan.",
        "",
    ),
    (
        "opportunity",
        "political",
        "Nota kesepahaman Bupati dengan BSN",
        "Pendampingan penerapan SNI ISO 9001 dan SNI ISO 37001 dimanfaatkan.",
        "",
    ),
    (
        "opportunity",
        "social",
        "Warga makin terbiasa mengadu lewat kanal daring",
        "Penanganan pengaduan diberi waktu jawab yang terukur.",
        "",
    ),
    (
        "threat",
        "legal",
        "Pemeriksaan pengadaan barang dan jasa bernilai besar",
        "Rotasi tim, reviu berjenjang, dan larangan menerima fasilitas dari yang diperiksa.",
        "officials",
    ),
    (
        "threat",
        "economic",
        "Perjalanan ke 29 kecamatan dengan anggaran terbatas",
        "Kendaraan dan uang perjalanan diatur agar tidak ada jamuan dari pihak yang diperiksa.",
        "places",
    ),
)
SECOND: tuple[Issue, ...] = (
    (
        "strength",
        "organisation",
        "Dua sertifikat diterima Januari 2019",
        "Kepercayaan pihak luar naik; sistem dipelihara lewat surveilans.",
        "",
    ),
    (
        "threat",
        "political",
        "Penyedia menjalin hubungan dengan pegawai yang baru mutasi",
        "Pegawai mutasi masuk diberi pengenalan antipenyuapan dalam 30 hari.",
        "partners",
    ),
)
THIRD: tuple[Issue, ...] = (
    (
        "threat",
        "social",
        "Pandemi membatasi pemeriksaan lapangan",
        "Sebagian pengujian dilakukan dari kantor; penugasan lapangan diprioritaskan.",
        "work",
    ),
    (
        "opportunity",
        "technological",
        "Rapat dan pengumpulan dokumen dapat dilakukan daring",
        "Waktu pelaporan dipersingkat; jejak elektronik disimpan.",
        "",
    ),
    (
        "threat",
        "legal",
        "Belanja darurat pandemi dengan prosedur dipercepat",
        "Reviu atas belanja darurat masuk PKPT perubahan.",
        "officials",
    ),
)
MEETING = "Inspektur, Sekretaris, Inspektur Pembantu, Ketua Tim Mutu, Ketua FKAP"


def analyse(cast: Cast, stage: Stage) -> None:
    """2018 from nothing, 2019 and 2020 as copies that are looked at again."""
    for day, submitted, approved, issues in (
        ("2018-05-14", "2018-05-18", "2018-05-21", FIRST),
        ("2019-05-13", "2019-05-15", "2019-05-20", SECOND),
        ("2020-05-11", "2020-05-14", "2020-05-18", THIRD),
    ):
        review = planning.draft_context(
            actor=cast.at("coordinator", day),
            agency=stage.inspectorate,
            reviewed_on=date.fromisoformat(day),
            taken_part=MEETING,
            is_example=True,
        )
        _note(cast, review.pk, issues, day)
        planning.submit(
            actor=cast.at("coordinator", submitted), kind=planning.CONTEXT, pk=review.pk
        )
        planning.approve(actor=cast.at("inspector", approved), kind=planning.CONTEXT, pk=review.pk)


def _note(cast: Cast, pk: int, issues: tuple[Issue, ...], day: str) -> None:
    """What bears on bribery is written by the compliance function."""
    for side, source, text, consequence, factor in issues:
        planning.add_issue(
            actor=cast.at("compliance" if factor else "coordinator", day, 14),
            review_id=pk,
            side=side,
            source=source,
            text=text,
            consequence=consequence,
            bribery_factor=factor,
        )


# Party, kind, needs, what the system answers for, how, by which process, how it is watched.
Party = tuple[str, str, str, str, str, str, str]
PARTIES: tuple[Party, ...] = (
    (
        "Bupati dan Sekretaris Daerah",
        "regional_head",
        "Peringatan dini atas masalah; laporan yang dapat dipakai mengambil keputusan.",
        "PKPT ditetapkan dan laporan disampaikan tepat waktu.",
        "Jadwal PKPT dan pemantauan waktu pelaporan.",
        "P-01",
        "Rapat bulanan dan Arahan",
    ),
    (
        "DPRD Kabupaten Serang",
        "council",
        "Pengawasan internal yang mendukung fungsi pengawasan DPRD.",
        "",
        "",
        "",
        "Rapat dengar pendapat",
    ),
    (
        "Perangkat daerah yang diperiksa",
        "agencies",
        "Pemeriksaan yang adil dan tidak mengganggu layanan; saran yang dapat dilaksanakan.",
        "Hak memberi tanggapan sebelum laporan terbit; pemeriksa tidak menerima apa pun.",
        "Surat tugas memuat hak tanggapan dan larangan gratifikasi.",
        "P-04",
        "Survei setelah penugasan",
    ),
    (
        "Pemerintah desa",
        "agencies",
        "Bimbingan pengelolaan dana desa.",
        "Konsultasi dijawab dalam lima hari kerja.",
        "Buku konsultasi dengan tenggat.",
        "P-05",
        "Rekap triwulanan",
    ),
    (
        "Warga dan pelapor",
        "citizens",
        "Pengaduan ditangani, identitas dilindungi, jawaban jelas.",
        "Kerahasiaan pelapor; jawaban dalam 14 hari kerja.",
        "Register pengaduan terbatas dan prosedur perlindungan pelapor.",
        "P-05",
        "Register pengaduan",
    ),
    (
        "Inspektorat Jenderal Kementerian Dalam Negeri",
        "central",
        "Pembinaan dan pengawasan umum dilaksanakan menurut kebijakan tahunan.",
        "Kebijakan pengawasan tahunan menjadi acuan PKPT.",
        "Penyelarasan PKPT setiap akhir tahun.",
        "P-01",
        "Rapat koordinasi pengawasan",
    ),
    (
        "BPKP Perwakilan Banten",
        "oversight",
        "Kapabilitas APIP dan SPIP meningkat.",
        "Rencana peningkatan kapabilitas dilaksanakan.",
        "Rencana aksi kapabilitas APIP.",
        "D-01",
        "Penilaian mandiri kapabilitas",
    ),
    (
        "BPK Perwakilan Banten",
        "oversight",
        "Rekomendasi BPK ditindaklanjuti.",
        "Pemantauan tindak lanjut tiap semester.",
        "Daftar pemantauan tindak lanjut.",
        "P-05",
        "Berita acara semesteran",
    ),
    (
        "Aparat penegak hukum",
        "oversight",
        "Koordinasi penanganan laporan yang berindikasi pidana.",
        "Perjanjian koordinasi APIP dan APH diikuti.",
        "Telaah pengaduan memuat langkah koordinasi.",
        "P-05",
        "Rapat koordinasi",
    ),
    (
        "Pegawai Inspektorat",
        "staff",
        "Beban kerja wajar, pelatihan, perlindungan dari tekanan.",
        "Pelatihan sedikitnya 40 jam setahun; perlindungan pelapor internal.",
        "Rencana pelatihan dan prosedur pelaporan.",
        "D-01",
        "Survei pegawai",
    ),
    (
        "Penyedia barang dan jasa",
        "suppliers",
        "Pemilihan yang adil dan pembayaran tepat waktu.",
        "Pakta integritas dan larangan pemberian.",
        "Klausul antipenyuapan dalam setiap perikatan.",
        "D-02",
        "Daftar rekanan",
    ),
    (
        "BSN dan lembaga sertifikasi",
        "standards",
        "Penerapan SNI yang dapat dibuktikan.",
        "Surveilans tahunan dan tindak lanjut temuan.",
        "Jadwal sertifikasi dan daftar temuan.",
        "M-02",
        "Laporan audit lembaga sertifikasi",
    ),
)


def name_parties(cast: Cast, stage: Stage, processes: Mapping[str, planning.Process]) -> None:
    """The list of 2018, approved twice; the review of 2020 is late and waits for the head."""
    for name, kind, needs, requirements, response, process, monitoring in PARTIES:
        planning.add_party(
            actor=cast.at("coordinator", "2018-07-03"),
            agency=stage.inspectorate,
            name=name,
            kind=kind,
            needs=needs,
            requirements=requirements,
            response=response,
            process=processes[process] if process else None,
            monitoring=monitoring,
            is_example=True,
        )
    _review(
        cast,
        stage,
        "2018-07-05",
        "Daftar pertama, disusun dari buku tamu, surat masuk, dan pengaduan.",
        "2018-07-09",
    )
    _review(
        cast,
        stage,
        "2019-07-04",
        "Tidak ada pihak baru; persyaratan pemerintah desa diperjelas.",
        "2019-07-10",
    )
    _review(
        cast,
        stage,
        "2020-10-07",
        "Tertunda karena pandemi. Harapan warga atas jawaban daring ditambahkan.",
        "",
    )


def _review(cast: Cast, stage: Stage, day: str, finding: str, approved: str) -> None:
    review = planning.draft_party_review(
        actor=cast.at("coordinator", day),
        agency=stage.inspectorate,
        reviewed_on=date.fromisoformat(day),
        finding=finding,
        is_example=True,
    )
    kind, pk = planning.PARTY_REVIEW, review.pk
    planning.submit(actor=cast.at("coordinator", day, 15), kind=kind, pk=pk)
    if approved:
        planning.approve(actor=cast.at("inspector", approved), kind=kind, pk=pk)
